"""Two people joined and parted again in a browser, and what is said of somebody's life."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from firsthand.domain.cards import PersonalDate, Position
from firsthand.services import describing, joining, notes, people
from firsthand.services.actor import Actor, now
from tests.support.browser import assert_accessible
from tests.support.not_letters import brought, card


@pytest.fixture
def two(home: Actor) -> tuple[int, int]:
    """Hana in mail's and in a network's words: same name and organisation."""
    mail = card(
        "Hana Pole", "hana@pole.test", groups=("Pilots",), dates=(PersonalDate("birthday", 1980, 2, 29),),
        positions=(Position("Pole", "", "Pilot", None, None, 20_000),),
    )  # fmt: skip
    row = card(
        "Hana Pole",
        "hana@home.test",
        uid="row",
        key=bytes(16),
        positions=(Position("Pole Ltd", "", "", None, None, 20_100),),
    )
    brought(home, mail, row, path="book.vcf")
    pair = people.find(home, "hana@pole.test"), people.find(home, "hana@home.test")
    notes.write_note(home, "Knows every sandbank.", pair[1])
    describing.tag(home, [pair[1]], "river")
    return pair


def test_two_people_are_joined_and_the_join_is_taken_back(
    page: Page, home: Actor, two: tuple[int, int], go: Callable[[str], None]
) -> None:
    go("/people/")
    page.get_by_role("link", name="Possible duplicates").click()
    expect(page.get_by_text("Very likely one.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="One person, join them").click()
    expect(page.get_by_role("status")).to_contain_text("You joined Hana Pole and Hana Pole.")
    assert_accessible(page)
    go(f"/people/{people.find(home, 'hana@pole.test')}/")
    expect(page.get_by_text("Knows every sandbank.").first).to_be_visible()
    expect(page.get_by_text("river").first).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Undo").click()
    assert len(people.rows_of(home, two, now(home))) == 2
    go(f"/people/{two[0]}/")
    expect(page.get_by_text("Knows every sandbank.")).to_have_count(0)
    go(f"/people/{two[1]}/")
    expect(page.get_by_text("Knows every sandbank.").first).to_be_visible()
    page.get_by_text("What you said on who this is").click()
    expect(page.get_by_text("taken back")).to_be_visible()
    assert [change.undone for change in joining.history(home)] == [True]


def test_positions_days_groups_and_how_often_are_said_on_the_page(
    page: Page, home: Actor, two: tuple[int, int], go: Callable[[str], None]
) -> None:
    go(f"/people/{two[0]}/")
    expect(page.locator(".hero")).to_contain_text("Pilot, Pole")
    page.get_by_role("button", name="Confirm Pilot, Pole").click()
    expect(page.get_by_text("From your address book, confirmed by you")).to_be_visible()
    page.get_by_role("button", name="Remind me Birthday: 29 February 1980").click()
    expect(page.get_by_text("reminder on the day")).to_be_visible()
    page.get_by_role("button", name="Hide the group Pilots").click()
    expect(page.locator(".hero .tag")).to_have_count(0)
    page.get_by_text("Say how often you want to be in touch").click()
    page.get_by_label("At most, in days").fill("60")
    page.locator("#rhythm ~ details").get_by_role("button", name="Keep").click()
    expect(page.get_by_text("You wanted at most 60 days; 0 now.")).to_be_visible()
    page.get_by_text("Add a position").click()
    page.get_by_text("Add a day").click()
    assert_accessible(page)

"""What is printed: pages for paper, and the same as PDF, read back."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.domain.reflection.questions import QUESTIONS
from firsthand.services import notes
from firsthand.services.actor import Actor
from firsthand.services.practice import skills, weekly
from firsthand.storage import ids
from firsthand.storage.connection import execute, write
from tests.support import pdf

pytestmark = pytest.mark.django_db(transaction=True)


def answered(actor: Actor, question: int, text: str) -> None:
    with write(actor.scope):
        execute(
            actor.scope,
            "INSERT INTO answer (workspace_id, id, question, text, version, kept, begun_at, changed_at)"
            " VALUES (%s,%s,%s,%s,1,%s,1,1)",
            [actor.scope.workspace, ids.allocate(actor.scope, 1), question, text, True],
        )


def made(owner: Client, address: str) -> tuple[str, list[tuple[int, int]], set[str]]:
    pdf.needed()
    answer = owner.get(address)
    assert answer.status_code == 200, answer.content[:500]
    assert answer.headers["content-type"] == "application/pdf"
    return pdf.read(answer.content)


@pytest.mark.parametrize("paper", list(pdf.SIZES))
def test_the_worksheet_holds_all_twelve_questions_on_the_paper_asked_for(owner: Client, paper: str) -> None:
    text, sizes, fonts = made(owner, f"/print/worksheet/?blank=1&as=pdf&paper={paper}")
    for question in QUESTIONS:
        assert question.text in text
    assert set(sizes) == {pdf.SIZES[paper]}
    assert len(sizes) == 4
    assert any("Newsreader" in font for font in fonts), fonts
    assert all("Newsreader" in font or "Schibsted" in font for font in fonts), fonts


def test_answers_stand_on_it_unless_it_is_to_be_blank(owner: Client, home: Actor) -> None:
    answered(home, 2, "I call it influence\nwhen I could say it aloud <b>.")
    assert "when I could say it aloud <b>." in made(owner, "/print/worksheet/?as=pdf")[0]
    assert "aloud" not in made(owner, "/print/worksheet/?as=pdf&blank=1")[0]
    assert "aloud &lt;b&gt;." in owner.get("/print/worksheet/").content.decode()


def test_the_review_the_brief_and_the_card_are_pdfs_too(
    owner: Client, record: Actor, person_named: Callable[[str], int]
) -> None:
    rosa = person_named("Rosa Marin")
    notes.write_note(record, "likes *rope* 🪢 والبحر", PersonId(rosa))
    skills.set_state(record, "asking", "active")
    weekly.take_on(record, "ask-ten-minutes", person=PersonId(rosa))
    assert "Before you see Rosa Marin" in made(owner, f"/print/people/{rosa}/?as=pdf")[0]
    text, sizes, _ = made(owner, "/print/card/?as=pdf&paper=letter")
    assert "Ask one person for something they can give in ten minutes" in text
    assert "With Rosa Marin" in text
    assert sizes == [pdf.SIZES["letter"]]
    assert "The week’s review" in made(owner, "/print/review/?as=pdf")[0]


def test_a_page_for_paper_needs_no_script_and_offers_the_pdf_on_the_screen_only(owner: Client) -> None:
    page = owner.get("/print/worksheet/?blank=1").content.decode()
    assert "/print/worksheet/?blank=1&amp;paper=a4&amp;as=pdf" in page
    assert "paper-a4.css" in page
    assert "On Letter instead" in page
    assert page.index('class="bar"') < page.index("<main>")


def test_a_million_characters_and_ten_years_are_printed(owner: Client, home: Actor) -> None:
    answered(home, 1, ("harbour " * 20 + "\n") * 600)
    text, sizes, _ = made(owner, "/print/worksheet/?as=pdf")
    assert text.count("harbour") == 12_000
    assert len(sizes) > 20


def test_what_is_no_paper_and_nobody_is_said_in_words(owner: Client) -> None:
    answer = owner.get("/print/card/?paper=a0")
    assert answer.status_code == 400
    assert "Choose a4 or letter" in answer.content.decode()
    assert owner.get("/print/people/99/").status_code == 404


def test_without_the_library_it_says_how_to_get_it_and_that_the_browser_can(
    owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    answer = owner.get("/print/card/?as=pdf")
    assert answer.status_code == 409
    assert "WeasyPrint, is not installed" in answer.content.decode()
    assert "Save as PDF" in answer.content.decode()


def test_without_pango_it_says_which_package_to_install(home: Actor, tmp_path: Path) -> None:
    pdf.needed()
    for name in ("libpango-1.0.so.0", "libpango-1.0.so"):
        (tmp_path / name).write_bytes(b"no library")
    program = [sys.executable, "-m", "firsthand", "print", "card", "-o", str(tmp_path / "card.pdf")]
    environment = {**os.environ, "LD_LIBRARY_PATH": str(tmp_path), "FIRSTHAND_HOME": str(tmp_path / "home")}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert "Pango, which sets its text, is missing on this system" in done.stderr
    assert "apt-get install libpangoft2-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "card.pdf").exists()


def test_nothing_but_our_own_styles_and_fonts_is_ever_read(tmp_path: Path) -> None:
    pdf.needed()
    from firsthand.web.printing.weasy import write_pdf

    secret = tmp_path / "secret.css"
    secret.write_text("body { content: 'x' } p::before { content: 'SECRET' }")
    html = f'<link rel="stylesheet" href="file://{secret}"><link rel="stylesheet" href="../../../{secret}"><p>Seen</p>'
    assert pdf.read(write_pdf(html))[0] == "Seen"

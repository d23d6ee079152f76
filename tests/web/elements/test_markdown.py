import pytest

from firsthand.web.elements.markdown import render


def test_markdown_becomes_html() -> None:
    assert render("Prefers the **number** first") == "<p>Prefers the <strong>number</strong> first</p>\n"


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "before <img src=https://example.com/x.png> after",
        "![a picture](https://example.com/x.png)",
        "[press](javascript:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href='https://example.com' onclick='x()'>press</a>",
    ],
)
def test_nothing_in_a_note_can_act_or_be_fetched(markdown: str) -> None:
    html = render(markdown)
    assert "<script" not in html
    assert "<img" not in html
    assert "<a href='" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html


def test_links_lead_out_without_saying_where_from() -> None:
    assert 'rel="noopener noreferrer nofollow"' in render("[page](https://example.com/)")


def test_headings_stand_below_those_of_the_page() -> None:
    assert render("# Loud") == "<h4>Loud</h4>\n"

"""HTML mail as text."""

import time

from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.rfc822.html_text import readable_text


def test_blocks_stand_on_lines_of_their_own() -> None:
    assert readable_text("<p>One</p><p>Two<br>Three</p><div>Four</div>") == "One\n\nTwo\nThree\n\nFour"


def test_what_nobody_sees_is_left_out() -> None:
    source = "<head><title>T</title><style>p{}</style></head><script>x()</script><!-- note --><p>Seen</p>"

    assert readable_text(source) == "Seen"


def test_links_say_where_they_lead() -> None:
    assert (
        readable_text('See <a href="https://moss.test/plan">the plan</a>.') == "See the plan <https://moss.test/plan>."
    )
    assert readable_text('<a href="https://moss.test/">moss.test</a>') == "moss.test"
    assert readable_text('<a href="javascript:x()">here</a>') == "here"


def test_long_links_are_shortened_to_their_host() -> None:
    assert readable_text(f'<a href="https://moss.test/{"x" * 300}">here</a>') == "here <https://moss.test/…>"


def test_tables_keep_their_cells_apart() -> None:
    source = "<table><tr><th>Who</th><th>When</th></tr><tr><td>Ada</td><td>Monday</td></tr></table>"

    assert readable_text(source) == "Who | When\nAda | Monday"


def test_lists_keep_their_bullets_and_numbers() -> None:
    source = "<ul><li>one</li><li>two<ol><li>first</li><li>second</li></ol></li></ul>"

    assert readable_text(source) == "- one\n- two\n  1. first\n  2. second"


def test_quotes_are_marked() -> None:
    source = "<p>Yes.</p><blockquote>Shall we?<blockquote>Hm.</blockquote></blockquote><p>Ada</p>"

    lines = [line for line in readable_text(source).split("\n") if line.strip("> ")]

    assert lines == ["Yes.", "> Shall we?", "> > Hm.", "Ada"]


def test_entities_and_spaces_are_read() -> None:
    assert readable_text("Fish&nbsp;&amp;&#32;chips &lt;here&gt;\n  now") == "Fish & chips <here> now"


def test_preformatted_text_keeps_its_lines() -> None:
    assert readable_text("<pre>a\n  b</pre>") == "a\n  b"


@given(st.text(alphabet="<>/abp li\"'=&;!-\n", max_size=200))
def test_no_html_is_too_strange(source: str) -> None:
    text = readable_text(source)
    assert text == text.strip()
    assert "<!--" not in text
    assert "<p>" not in text


def test_hostile_html_takes_time_in_proportion_to_its_length() -> None:
    for source in ("<" * 200_000, '<a "' * 60_000, "<!--" * 60_000, "<p " * 60_000, "<style>" * 30_000, "&" * 200_000):
        begun = time.process_time()
        readable_text(source)
        assert time.process_time() - begun < 3, source[:10]

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.finding import Span
from firsthand.web.elements.marked import marked, tidy


def test_the_marked_words_stand_in_a_mark_and_nothing_else_does() -> None:
    assert marked("Could you send it?", [Span(10, 14)]) == "Could you <mark>send</mark> it?"


def test_html_in_the_text_is_shown_and_never_acts() -> None:
    html = marked("<b>now</b> & <script>", [Span(0, 3)])
    assert html == "<mark>&lt;b&gt;</mark>now&lt;/b&gt; &amp; &lt;script&gt;"


def test_spans_that_touch_or_overlap_become_one_mark() -> None:
    assert tidy([Span(4, 8), Span(0, 2), Span(2, 5)], 20) == (Span(0, 8),)


@given(st.text(max_size=40), st.lists(st.builds(Span, st.integers(-5, 50), st.integers(-5, 50)), max_size=6))
def test_whatever_the_spans_the_words_stay_and_marks_are_balanced(text: str, spans: list[Span]) -> None:
    html = str(marked(text, spans))
    assert html.count("<mark>") == html.count("</mark>") == len(tidy(spans, len(text)))
    bare = html.replace("<mark>", "").replace("</mark>", "")
    assert bare == str(marked(text, []))

"""Numbers, counts, days and lists as sentences say them: one home, so that every language has one place to change them.

Names of months and weekdays come from the catalogue like all words, never from the machine's locale.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal

from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext, pgettext, spoken

Unit = Literal[
    "", "minute", "hour", "day", "week", "month", "year", "working day", "contact-day", "question", "tie", "move", "person",
    "letter", "time"
]  # fmt: skip

_WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
_MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
_NUMBERS = (
    gettext_noop("no"),
    gettext_noop("one"),
    gettext_noop("two"),
    gettext_noop("three"),
    gettext_noop("four"),
    gettext_noop("five"),
    gettext_noop("six"),
    gettext_noop("seven"),
    gettext_noop("eight"),
    gettext_noop("nine"),
    gettext_noop("ten"),
    gettext_noop("eleven"),
    gettext_noop("twelve"),
)

# The singular says "one" itself: in other languages it goes with the gender of what is counted.
_COUNTED: Mapping[Unit, Callable[[int], str]] = {
    "minute": lambda count: ngettext("one minute", "%(count)s minutes", count),
    "hour": lambda count: ngettext("one hour", "%(count)s hours", count),
    "day": lambda count: ngettext("one day", "%(count)s days", count),
    "week": lambda count: ngettext("one week", "%(count)s weeks", count),
    "month": lambda count: ngettext("one month", "%(count)s months", count),
    "year": lambda count: ngettext("one year", "%(count)s years", count),
    "working day": lambda count: ngettext("one working day", "%(count)s working days", count),
    "contact-day": lambda count: ngettext("one contact-day", "%(count)s contact-days", count),
    "question": lambda count: ngettext("one question", "%(count)s questions", count),
    "tie": lambda count: ngettext("one tie", "%(count)s ties", count),
    "move": lambda count: ngettext("one move", "%(count)s moves", count),
    "person": lambda count: ngettext("one person", "%(count)s people", count),
    "letter": lambda count: ngettext("one letter", "%(count)s letters", count),
    "time": lambda count: ngettext("one time", "%(count)s times", count),
}


def number_in_words(count: int) -> str:
    """A number in words from no to twelve, in figures beyond."""
    return _(_NUMBERS[count]) if 0 <= count < len(_NUMBERS) else str(count)


def in_words(count: int, *, unit: Unit = "minute") -> str:
    """A count in words up to twelve, with its unit in the right number: "five minutes", "21 minutes"."""
    # Some languages count nothing like one; "no" belongs to the plural here.
    return _COUNTED[unit](count or 2) % {"count": number_in_words(count)} if unit else number_in_words(count)


def figure(count: int) -> str:
    """A number in figures: "1,204"."""
    return f"{count:,}".replace(",", pgettext("between thousands", ","))


def decimal(number: float) -> str:
    """A number in figures with one place after the mark: "5.7"."""
    # Translators: what stands before the tenths, 5.7 in English.
    return f"{number:.1f}".replace(".", pgettext("before tenths", "."))


def quoted(words: str | int) -> str:
    """What somebody wrote, or what something is called, between the marks of the language: “…”."""
    return pgettext("what is quoted", "“%(words)s”") % {"words": words}


def days_ago(count: int) -> str:
    """ "one day ago", "nine days ago" """
    return ngettext("one day ago", "%(count)s days ago", count or 2) % {"count": number_in_words(count)}


def working_days_ago(count: int) -> str:
    """ "one working day ago", "nine working days ago" """
    words = ngettext("one working day ago", "%(count)s working days ago", count or 2)
    return words % {"count": number_in_words(count)}


def gap_in_words(days: float) -> str:
    """A usual gap: "every day", "every nine days", "every three weeks", "every two months"."""
    whole = max(1, round(days))
    if whole < 21:
        return ngettext("every day", "every %(count)s days", whole) % {"count": number_in_words(whole)}
    if whole < 60:
        weeks = round(whole / 7)
        return ngettext("every week", "every %(count)s weeks", weeks) % {"count": number_in_words(weeks)}
    months = round(whole / 30.4)
    return ngettext("every month", "every %(count)s months", months) % {"count": number_in_words(months)}


def age_in_words(days: int) -> str:
    """How long something has lasted: "61 days", "five months", "two years"."""
    if days < 120:
        return in_words(days, unit="day")
    if days < 700:
        return in_words(round(days / 30.4), unit="month")
    return in_words(round(days / 365.25), unit="year")


def weekday_of(day: date) -> str:
    """ "Tuesday" """
    return _(_WEEKDAYS[day.weekday()])


def month_of(day: date) -> str:
    """ "November" """
    return _(_MONTHS[day.month - 1])


def day_of_month(day: date) -> str:
    """ "7"; the first is counted otherwise in some languages."""
    # Translators: the first day of a month as dates say it, without the full stop that the date itself adds.
    return pgettext("first day of a month", "1") if day.day == 1 else str(day.day)


def date_in_words(day: date, *, year: bool = False) -> str:
    """ "7 November", or "7 November 2023"."""
    words = _("%(day)s %(month)s %(year)s") if year else _("%(day)s %(month)s")
    return words % {"day": day_of_month(day), "month": month_of(day), "year": day.year}


def weekday_and_date(day: date, *, year: bool = False) -> str:
    """ "Tuesday 7 November", or "Tuesday 7 November 2023"."""
    words = _("%(weekday)s %(day)s %(month)s %(year)s") if year else _("%(weekday)s %(day)s %(month)s")
    return words % {"weekday": weekday_of(day), "day": day_of_month(day), "month": month_of(day), "year": day.year}


def day_in_words(day: date, *, as_of: date) -> str:
    """ "Tuesday" within the last six days, "Tuesday 7 November" within the last half year, else "7 November 2023"."""
    age_days = (as_of - day).days
    if 0 <= age_days <= 6:
        return weekday_of(day)
    if age_days <= 60:
        return weekday_and_date(day)
    return date_in_words(day, year=day.year != as_of.year)


def listed(named: Sequence[str]) -> str:
    """ "Rosa", "Rosa and Ben", "Rosa, Ben and Ida"."""
    if len(named) == 1:
        return named[0]
    return _("%(names)s and %(last)s") % {"names": _(", ").join(named[:-1]), "last": named[-1]}


def in_mid_sentence(label: str) -> str:
    """A label as it stands inside a sentence: small, unless the language writes its nouns with capitals."""
    return label if spoken() == "de" else label[:1].lower() + label[1:]


def sentence_case(words: str) -> str:
    """`words` as a sentence or a title begins; the rest stays as it is, since other languages write capitals within."""
    return words[:1].upper() + words[1:]

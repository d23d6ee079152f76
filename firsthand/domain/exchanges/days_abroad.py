"""Days as German, French and Spanish say them, in the English that `said_days` reads: "vor drei Tagen" is "three days ago"."""

import re

from firsthand.domain.text_folding import folded

_WORDS = {
    word: english
    for english, words in {
        "monday": "montag lundi lunes",
        "tuesday": "dienstag mardi martes",
        "wednesday": "mittwoch mercredi miercoles",
        "thursday": "donnerstag jeudi jueves",
        "friday": "freitag vendredi viernes",
        "saturday": "samstag sonnabend samedi sabado",
        "sunday": "sonntag dimanche domingo",
        "january": "januar janner janvier enero",
        "february": "februar fevrier febrero",
        "march": "marz mars marzo",
        "april": "avril abril",
        "may": "mai mayo",
        "june": "juni juin junio",
        "july": "juli juillet julio",
        "august": "aout agosto",
        "september": "septembre septiembre setiembre",
        "october": "oktober octobre octubre",
        "november": "novembre noviembre",
        "december": "dezember decembre diciembre",
        "one": "ein eine einem einer einen un une una",
        "two": "zwei deux dos",
        "three": "drei trois tres",
        "four": "vier quatre cuatro",
        "five": "funf cinq cinco",
        "six": "sechs seis",
        "seven": "sieben sept siete",
        "eight": "acht huit ocho",
        "nine": "neun neuf nueve",
        "ten": "zehn dix diez",
        "day": "tag tage tagen jour jours dia dias",
        "week": "woche wochen semaine semaines semana semanas",
        "month": "monat monate monaten monats mois mes meses",
        "today": "heute aujourd'hui hoy",
        "yesterday": "gestern hier ayer",
        "tomorrow": "morgen demain manana",
        "1": "1er",
    }.items()
    for word in words.split()
}
_COUNT = r"(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week|month)"
_DAY = r"(?P<name>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SPAN = rf"(?:{_DAY}|(?P<span>week|month))"
_DATE = r"(?P<day>\d{1,2})(?: de)? (?P<month>[a-z]+)(?: (?:del? )?(?P<year>\d{4}))?"
_FORMS = tuple(
    (re.compile(pattern), english)
    for pattern, english in (
        (r"vorgestern|avant-hier|anteayer|antes de yesterday", "the day before yesterday"),
        (r"ubertomorrow|ubermorgen|apres-(?:demain|tomorrow)|pasado tomorrow", "the day after tomorrow"),
        (rf"(?:vor|il y a|hace) {_COUNT}", "{count} {unit}s ago"),
        (rf"(?:in|dans|en|dentro de) {_COUNT}", "in {count} {unit}s"),
        (rf"(?:am |la |le |el )?(?:letzte|vorige|vergangene|pasad[ao]|ultim[ao])[nmrs]? {_SPAN}", "last {span}"),
        (rf"(?:la |le |el )?{_SPAN} (?:derniere?|passee?|pasad[ao])", "last {span}"),
        (rf"(?:am |la |le |el )?(?:nachste|kommende|proxim[ao])[nmrs]? {_SPAN}", "next {span}"),
        (rf"(?:la |le |el )?{_SPAN} (?:prochaine?|que viene|proxim[ao])", "next {span}"),
        (rf"(?:diese[nrs]?|ce|este) {_DAY}", "this {span}"),
        (rf"(?:am|le|el) {_DAY}", "on {span}"),
        (rf"(?:bis(?: zum)?|avant(?: le)?|d'ici|pour|para el|hasta el|antes del) {_DAY}", "by {span}"),
        (r"(?:am |a )?(?:ende der|fin de(?: la)?|final de(?: la)?) week", "end of the week"),
        (r"(?:am |a )?(?:ende des|fin du|fin de|final de) month|(?:am )?monatsende", "end of the month"),
        (rf"(?:am |le |el )?{_DATE}", "{day} {month} {year}"),
    )
)  # fmt: skip


def in_english(said: str) -> str:
    """The English for a day that another language says; '' where it is none that is known here. said: in small letters."""
    words = " ".join(_WORDS.get(word, word) for word in folded(said).replace("’", "'").split())
    if words in ("today", "yesterday", "tomorrow") or words in _WORDS.values():
        return words
    for form, english in _FORMS:
        if found := form.fullmatch(words):
            parts = {name: part or "" for name, part in found.groupdict().items()}
            parts["span"] = parts.get("span") or parts.get("name", "")
            return english.format(**parts).strip()
    return ""

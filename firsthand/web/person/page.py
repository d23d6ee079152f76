from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from firsthand.domain.people import Person, PersonId, TimelineEntry, TwoWay
from firsthand.services import judging, oneself, people, writing_back
from firsthand.services.actor import Actor, AsOf
from firsthand.services.oneself import RoleModel
from firsthand.services.writing_back import Prepared
from firsthand.web.elements.forms import Form
from firsthand.web.elements.kinds import MEETING_ICONS, MEETINGS, WARMTH_LABELS
from firsthand.web.elements.marked import Clip
from firsthand.web.elements.pager import Pager, asked_page, pager
from firsthand.web.elements.words import day_words, days_words, long_day, month_words, number
from firsthand.web.notes.page import NoteLine, note_lines
from firsthand.web.person.bringing import BringingPart, bringing_part
from firsthand.web.person.forms import (
    BringForm,
    DayForm,
    DescribeForm,
    JoinForm,
    KeepForm,
    LayerForm,
    NoteForm,
    PositionForm,
    PurposesForm,
    TrustForm,
)
from firsthand.web.person.goals import GoalsPart, goals_part
from firsthand.web.person.layer_part import LayerPart, layer_form, layer_part
from firsthand.web.person.lives import LivesPart, lives_part
from firsthand.web.person.passing import PassingPart, passing_part
from firsthand.web.person.place import place_address

TIMELINE_SIZE = 50

KIND_NOTES: dict[str, str | Promise] = {
    "list": lazy("A mailing list. It is searchable, and counts towards no tie."),
    "role": lazy("A shared mailbox, not one person. It is searchable, and counts towards no tie."),
    "automated": lazy("A machine writes from here. It is searchable, and counts towards no tie."),
    "me": lazy("This is you, by the addresses under Settings."),
}
KIND_CHOICES: dict[str, str | Promise] = {
    "person": lazy("This is a person"),
    "list": lazy("This is a list or a newsletter"),
    "role": lazy("This is an office, not one person"),
    "automated": lazy("A machine writes from here"),
}
"""What the user may say somebody is."""


@dataclass(frozen=True)
class TimelineLine:
    """icon, words: which way the message went and how many it went to, or what kind of meeting it was."""

    href: str
    day: str
    subject: str
    snippet: str
    icon: str
    flow: str
    words: str


@dataclass(frozen=True)
class Forms:
    """The page's forms; the one that was refused stands in place of its own."""

    describe: DescribeForm
    layer: LayerForm
    purposes: PurposesForm
    note: NoteForm
    join: JoinForm
    bring_in: BringForm
    bring_out: BringForm
    trust: TrustForm
    position: PositionForm
    day: DayForm
    keep: KeepForm


@dataclass(frozen=True)
class PersonPage:
    """since: how long they have been in the record; answers: two-way contact in words; write_to: '' without address;
    kind_note: what they are, where that is no person; other_kinds: what the user may say they are instead;
    warmth_choices: the other bands the user may choose; kept: how often the user wants to be in touch, beside how it is.
    write_back: what would change in their card on a server; card_said: what became of that.
    """

    person: Person
    first_name: str
    about: str
    since: str
    rhythm: str
    warmth: str | Promise
    warmth_choices: tuple[tuple[str, str | Promise], ...]
    kind_note: str | Promise
    other_kinds: tuple[tuple[str, str | Promise], ...]
    has_tie: bool
    weeks_label: str
    weeks_from: str
    answers: tuple[str, ...]
    last_said: Clip | None
    timeline: tuple[TimelineLine, ...]
    pager: Pager
    notes: tuple[NoteLine, ...]
    write_to: str
    can_separate: bool
    pinned: bool
    passing: PassingPart
    bringing: BringingPart
    layer: LayerPart
    lives: LivesPart
    goals: GoalsPart
    place: str
    kept: str
    role_models: tuple[RoleModel, ...]
    forms: Forms
    write_back: Prepared | None
    card_said: str = ""


def person_page(actor: Actor, person_id: PersonId, as_of: AsOf, query: QueryDict, **refused: object) -> PersonPage:
    """Everything about one person. `refused`: a bound form by its name in `Forms`, shown with what is wrong.

    Raises NotFoundError where there is nobody of that number.
    """
    page = asked_page(query)
    found = people.show(actor, person_id, as_of, timeline_offset=(page - 1) * TIMELINE_SIZE)
    row, today = found.row, as_of.day
    layer = layer_part(actor, row, as_of)
    return PersonPage(
        person=found,
        first_name=first_name(row.name),
        about=", ".join(part for part in (row.role_title, row.organisation) if part),
        since=_("You have been in touch since %(month)s.") % {"month": month_words(found.first_contact)}
        if found.first_contact
        else "",
        rhythm=_rhythm(found, today),
        warmth=WARMTH_LABELS[row.warmth.band],
        warmth_choices=tuple(
            (band, label) for band, label in WARMTH_LABELS.items() if band != row.warmth.band and band
        ),
        kind_note=KIND_NOTES.get(found.kind, ""),
        other_kinds=tuple((kind, label) for kind, label in KIND_CHOICES.items() if kind != found.kind),
        has_tie=found.kind == "person",
        weeks_label=_weeks(found.weeks),
        weeks_from=month_words(today - timedelta(weeks=len(found.weeks))) if found.weeks else "",
        answers=_answers(row.two_way, first_name(row.name)),
        last_said=_last_said(found.last_said, first_name(row.name), today),
        timeline=tuple(_line(entry, today) for entry in found.timeline),
        pager=pager(query, page=page, size=TIMELINE_SIZE, total=found.timeline_total),
        notes=note_lines(found.notes, today),
        write_to=next((address for address in row.addresses if "@" in address), ""),
        can_separate=len(found.addresses) > 1,
        pinned=person_id in judging.pinned_people(actor),
        passing=passing_part(actor, person_id, first_name(row.name), as_of),
        bringing=bringing_part(actor, person_id, as_of),
        layer=layer,
        lives=lives_part(actor, person_id, as_of),
        goals=goals_part(actor, person_id, as_of, cast(Form | None, refused.pop("behind", None))),
        place=place_address(person_id, as_of),
        kept=row.wanted.words(row.silent_days) if row.wanted else "",
        role_models=oneself.role_models(actor, person_id),
        forms=_forms(actor, found, layer.purposes, refused),
        write_back=writing_back.prepare(actor, person_id) if as_of.live and found.kind == "person" else None,
    )


def first_name(name: str) -> str:
    """What one calls somebody in running text: the first word of their name, or an address as it stands."""
    return name if "@" in name else (name.split() or [name])[0]


def _forms(actor: Actor, found: Person, purposes: tuple[str, ...], refused: dict[str, object]) -> Forms:
    row = found.row
    forms: dict[str, object] = {
        "describe": DescribeForm(
            initial={"name": row.name, "role_title": row.role_title, "organisation": row.organisation}
        ),
        "layer": layer_form(actor, row),
        "purposes": PurposesForm(initial={"purposes": purposes}),
        "note": NoteForm(),
        "join": JoinForm(),
        "bring_in": BringForm(flow="in"),
        "bring_out": BringForm(flow="out"),
        "trust": TrustForm(),
        "position": PositionForm(),
        "day": DayForm(),
        "keep": KeepForm(
            initial={"ideal_days": row.wanted.ideal_days, "max_days": row.wanted.max_days} if row.wanted else {}
        ),
    }
    return Forms(**{**forms, **refused})  # type: ignore[arg-type]


def _rhythm(found: Person, today: date) -> str:
    """Two plain sentences about a tie beside its own past."""
    row, quiet = found.row, found.row.quiet
    if not row.last_contact:
        return _("No personal message or meeting with them is in your record yet.")
    last = _("Last time was %(day)s.") % {"day": _in_sentence(day_words(row.last_contact, today))}
    if quiet.usual_gap_days is None:
        return last
    usual = _("You are usually in touch %(often)s.") % {"often": days_words(quiet.usual_gap_days)}
    return f"{usual} {last}"


def _in_sentence(day: str) -> str:
    """A day in the middle of a sentence: 'today', but 'Friday' and '2 Nov'."""
    return day.lower() if day in (_("Today"), _("Yesterday")) else day


def _weeks(weeks: tuple[int, ...]) -> str:
    return _("Contact days in each of the last %(weeks)s weeks: %(days)s in all, in %(busy)s of them.") % {
        "weeks": len(weeks),
        "days": sum(weeks),
        "busy": sum(1 for week in weeks if week),
    }


def _answers(two_way: TwoWay, name: str) -> tuple[str, ...]:
    """How often what one starts is answered within two working days; nothing below eight a side."""
    lines = []
    if two_way.mine is not None:
        lines.append(_("What you start, %(name)s answers %(often)s.") % {"name": name, "often": _often(two_way.mine)})
    if two_way.theirs is not None:
        lines.append(_("What %(name)s starts, you answer %(often)s.") % {"name": name, "often": _often(two_way.theirs)})
    return tuple(lines)


def _often(share: float) -> str:
    if share >= 0.85:
        return _("nearly always")
    if share >= 0.6:
        return _("mostly")
    if share >= 0.4:
        return _("about half the time")
    return _("now and then")


def _last_said(entry: TimelineEntry | None, name: str, today: date) -> Clip | None:
    if entry is None:
        return None
    pattern = {
        "out": _("You to %(name)s, %(day)s"),
        "met": _("You and %(name)s, %(day)s"),
    }.get(entry.direction, _("%(name)s to you, %(day)s"))
    # What a meeting was called says more of it than the text of its invitation.
    text = entry.subject or str(MEETINGS[entry.kind]) if entry.direction == "met" else entry.snippet or entry.subject
    return Clip(
        text=text,
        marks=(),
        source=pattern % {"name": name, "day": long_day(entry.date, today)},
        href=reverse("messages:message", args=[entry.interaction_id]),
    )


def _line(entry: TimelineEntry, today: date) -> TimelineLine:
    icon, flow, words = _message_words(entry) if entry.kind == "message" else _meeting_words(entry)
    return TimelineLine(
        href=reverse("messages:message", args=[entry.interaction_id]),
        day=day_words(entry.date, today) or _("no date"),
        subject=entry.subject or _("No subject"),
        snippet=entry.snippet,
        icon=icon,
        flow=flow,
        words=words,
    )


def _message_words(entry: TimelineEntry) -> tuple[str, str, str]:
    icon, flow, words = {
        "out": ("arrow-right", "give", _("From you")),
        "in": ("arrow-left", "take", _("To you")),
    }.get(entry.direction, ("mail", "both", _("Both on it")))
    many = _(", to %(count)s people") % {"count": number(entry.recipients)} if entry.recipients > 1 else ""
    return icon, flow, words + many


def _meeting_words(entry: TimelineEntry) -> tuple[str, str, str]:
    kind = str(MEETINGS[entry.kind])
    if entry.direction == "met":
        many = _(" of %(count)s people") % {"count": number(entry.recipients + 1)} if entry.recipients > 1 else ""
        return MEETING_ICONS[entry.kind], "both", kind + many
    why = {"cancelled": _("cancelled"), "declined": _("declined")}.get(entry.called_off, _("in the calendar"))
    return MEETING_ICONS[entry.kind], "", _("%(kind)s, %(why)s") % {"kind": kind, "why": why}

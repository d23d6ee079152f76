"""People and ties as pages, JSON documents and the terminal show them."""

from dataclasses import dataclass
from typing import Literal, NewType

from firsthand.domain.keeping_in_touch import Wanted

PersonId = NewType("PersonId", int)

PersonKind = Literal["person", "list", "role", "automated", "me"]
"""Only a 'person' has a tie; the others are kept, searchable, and never among people."""

RhythmState = Literal["in_rhythm", "quiet", "lapsed", "new", "cant_tell"]

Sort = Literal["warmth", "recent", "name"]

Family = Literal["support", "feedback", "resources"]
"""The three families of value by which the layer is read."""

FAMILIES: tuple[Family, ...] = ("support", "feedback", "resources")


@dataclass(frozen=True)
class Warmth:
    """value: 0..1, always set, for sorting only; band: words, None below three contact-days with one each way."""

    value: float
    band: str | None


@dataclass(frozen=True)
class Quiet:
    """A tie against its own rhythm.

    survival: chance that a gap of this tie lasts at least as long as the present one, 0..1; None where it can't be told.
    gap_days, usual_gap_days: days without the user's own absences; None where there is none.
    """

    survival: float | None
    gap_days: float | None
    usual_gap_days: float | None
    state: RhythmState


@dataclass(frozen=True)
class TwoWay:
    """Shares of openings answered within two working days, (1+k)/(2+n); None below eight a side.

    mine: started by me and answered by them; theirs: started by them and answered by me.
    """

    mine: float | None
    theirs: float | None
    started_by_me: int
    started_by_them: int


@dataclass(frozen=True)
class PersonRow:
    """One line of a list of people. Days are ISO dates; `spark` has 26 fortnights of contact-days, the newest last.

    groups: of the address book. wanted: how often the user wants to be in touch, with the calendar days since the last contact
    (or since they said so, without any).
    """

    id: PersonId
    name: str
    addresses: tuple[str, ...]
    organisation: str
    role_title: str
    warmth: Warmth
    quiet: Quiet
    contact_days: int
    last_contact: str | None
    two_way: TwoWay
    tags: tuple[str, ...] = ()
    gives_me: tuple[Family, ...] = ()
    i_give: tuple[Family, ...] = ()
    spark: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    wanted: Wanted | None = None
    silent_days: int = 0


@dataclass(frozen=True)
class FacetValue:
    """One choice of a facet, with how many people it would leave."""

    value: str
    label: str
    people: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class PeopleList:
    """total: people who fit; everybody: people there are; regular: those with at least three contact-days."""

    total: int
    people: tuple[PersonRow, ...]
    facets: tuple[Facet, ...] = ()
    everybody: int = 0
    regular: int = 0


@dataclass(frozen=True)
class PeopleQuery:
    """What to list. `tie_only` leaves out people with whom there was never a contact-day."""

    words: str = ""
    sort: Sort = "warmth"
    states: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    set_aside: bool = False
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True)
class AddressLine:
    """One address-and-name pair of a person, and why it is theirs (empty for the first)."""

    mailbox_id: int
    address: str
    name: str
    messages: int
    reasons: tuple[str, ...]


InteractionKind = Literal["message", "meeting", "call", "activity"]


@dataclass(frozen=True)
class TimelineEntry:
    """One interaction with a person, newest first.

    direction: 'out' from me, 'in' to me, 'met' together, 'seen' none of these. recipients: of a meeting, how many others
    than one were there. called_off: why a meeting did not bring us together.
    """

    interaction_id: int
    sent_at: int
    date: str
    subject: str
    snippet: str
    direction: Literal["out", "in", "met", "seen"]
    recipients: int
    kind: InteractionKind = "message"
    called_off: Literal["", "cancelled", "declined"] = ""


@dataclass(frozen=True)
class Note:
    """Markdown of the user's own; `person_id` None for a note about nobody in particular."""

    id: int
    person_id: PersonId | None
    markdown: str
    written_on: str
    changed_on: str


@dataclass(frozen=True)
class Person:
    """All that a person's page shows."""

    row: PersonRow
    kind: PersonKind
    star: bool
    never_suggest: bool
    set_aside: bool
    addresses: tuple[AddressLine, ...]
    timeline: tuple[TimelineEntry, ...]
    timeline_total: int
    last_said: TimelineEntry | None
    notes: tuple[Note, ...]
    first_contact: str | None
    weeks: tuple[int, ...]
    median_answer_hours_mine: float | None
    median_answer_hours_theirs: float | None
    warmth_set_by_user: str | None
    coverage: str


@dataclass(frozen=True)
class PossibleDuplicate:
    """Two people who may be one, never joined without the user's word. confidence: 0..1."""

    id: int
    first: PersonRow
    second: PersonRow
    reason: str
    confidence: float

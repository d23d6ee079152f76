"""A programme of practice: weeks with a small experiment each, as a file that a coach can read, change and pass on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

import yaml

from firsthand.domain.moves.shape import KINDS, Kind
from firsthand.domain.practice.experiments import Courage, Experiment
from firsthand.domain.practice.library import BY_KEY
from firsthand.domain.reflection import skills
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

CHARS_MAX = 64_000
WEEKS_MAX = 52
WORDS_CHARS_MAX = 600
FAULTS_MAX = 20

OWN_KEY = "week-"
"""Keys of experiments that a programme brings itself begin with this; its week follows."""

TOP_NAMES = ("title", "about", "weeks")
WEEK_NAMES = ("experiment", "note", "skill")
EXPERIMENT_NAMES = ("what", "smaller", "why", "notice", "courage", "goes_with", "if", "then")


@dataclass(frozen=True, slots=True)
class ProgrammeWeek:
    """One week: its experiment, and the coach's note; '' for none."""

    experiment: Experiment
    note: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    title: str
    about: str
    weeks: tuple[ProgrammeWeek, ...]

    def week(self, number: int) -> ProgrammeWeek | None:
        """The week of a number, from 1; None before and after."""
        return self.weeks[number - 1] if 1 <= number <= len(self.weeks) else None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file, and what to do about it. line: from 1; 0 for the file as a whole."""

    line: int
    reason: str
    remedy: str


def parse(text: str) -> Programme | tuple[Fault, ...]:
    """A programme, or every fault of the file in the order of its lines; docs/programme.md has the format."""
    if len(text) > CHARS_MAX:
        most = _("Keep it under %(count)s characters.") % {"count": figure(CHARS_MAX)}
        return (Fault(0, _("the file is too large for a programme"), most),)
    try:
        root = yaml.compose(text.replace("\ufeff", ""), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return (Fault(mark.line + 1 if mark else 0, _not_yaml(error), _HOW()),)
    except (yaml.YAMLError, ValueError):
        return (Fault(0, _("it holds characters that cannot stand in a text file"), _("Save it as plain UTF-8 text.")),)
    except RecursionError:
        return (Fault(0, _("it is nested too deeply"), _HOW()),)
    reading = _Reading()
    found = reading.programme(root)
    return (
        found
        if found is not None and not reading.faults
        else tuple(sorted(reading.faults, key=lambda fault: fault.line)[:FAULTS_MAX])
    )


def write(programme: Programme) -> str:
    """The file of a programme, in the words of the language spoken; `parse` reads the same programme from it."""
    weeks = []
    for week in programme.weeks:
        one = week.experiment
        entry: dict[str, Any] = (
            {"experiment": one.key} if one.key in BY_KEY else {"skill": one.skill, "experiment": _own(one)}
        )
        weeks.append(entry | ({"note": _(week.note)} if week.note else {}))
    document = (
        {"title": _(programme.title)} | ({"about": _(programme.about)} if programme.about else {}) | {"weeks": weeks}
    )
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100)


def _own(one: Experiment) -> dict[str, Any]:
    found: dict[str, Any] = {
        "what": one.what, "smaller": one.smaller, "why": one.why, "notice": one.notice, "courage": one.courage,
        "goes_with": list(one.goes_with), "if": one.cue, "then": one.step,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _HOW() -> str:  # noqa: N802  # a constant that is spoken anew in each language
    return _("Compare it with the file that “Download ours” gives; two spaces make each step to the right.")


def _not_yaml(error: yaml.MarkedYAMLError) -> str:
    return _("this is not YAML: %(problem)s") % {"problem": str(error.problem or error.context or "")[:120]}


@dataclass
class _Reading:
    """One reading of a file, which gathers what is wrong."""

    faults: list[Fault] = field(default_factory=list)

    def programme(self, root: yaml.Node | None) -> Programme | None:
        if not isinstance(root, yaml.MappingNode):
            self._fault(root, _("a programme has a title and weeks"), _HOW())
            return None
        top = self._entries(root, TOP_NAMES)
        title = self._words(top, "title", root)
        weeks = top.get("weeks")
        if not isinstance(weeks, yaml.SequenceNode) or not weeks.value:
            remedy = _("Add “weeks:” and below it a line for each, such as “  - experiment: thank-for-effect”.")
            self._fault(weeks or root, _("there are no weeks in it"), remedy)
            return None
        if len(weeks.value) > WEEKS_MAX:
            self._fault(
                weeks, _("a programme has at most %(count)s weeks") % {"count": WEEKS_MAX}, _("Make two of it.")
            )
            return None
        found = [self._week(node, number) for number, node in enumerate(weeks.value, start=1)]
        about = self._words(top, "about", root, required=False)
        return Programme(title, about, tuple(week for week in found if week))

    def _week(self, node: yaml.Node, number: int) -> ProgrammeWeek | None:
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, _("this week is no list of names and values"), _HOW())
            return None
        week = self._entries(node, WEEK_NAMES)
        chosen = week.get("experiment")
        note = self._words(week, "note", node, required=False)
        if isinstance(chosen, yaml.MappingNode):
            return ProgrammeWeek(self._experiment(chosen, week, number), note)
        key = chosen.value.strip() if isinstance(chosen, yaml.ScalarNode) else ""
        if key not in BY_KEY:
            self._fault(
                chosen or node,
                _("“%(key)s” is no experiment of Firsthand") % {"key": _short(key)},
                _("Use a key that `firsthand practise --library` lists, or write the experiment here: what, why, …"),
            )
            return None
        one = BY_KEY[key]
        said = self._words(week, "skill", node, required=False)
        if said and said != one.skill:
            remedy = _("Leave the skill out, or write “%(skill)s”.") % {"skill": one.skill}
            self._fault(week["skill"], _("“%(key)s” trains another skill") % {"key": key}, remedy)
        return ProgrammeWeek(one, note)

    def _experiment(self, node: yaml.MappingNode, week: dict[str, yaml.Node], number: int) -> Experiment:
        own = self._entries(node, EXPERIMENT_NAMES)
        skill = self._words(week, "skill", node)
        if skill and skill not in skills.BY_KEY:
            known = ", ".join(skills.BY_KEY)
            reason = _("“%(skill)s” is no skill") % {"skill": _short(skill)}
            self._fault(week["skill"], reason, _("Use one of these: %(known)s.") % {"known": known})
        return Experiment(
            f"{OWN_KEY}{number}",
            skill,
            self._courage(own),
            what=self._words(own, "what", node),
            smaller=self._words(own, "smaller", node),
            why=self._words(own, "why", node),
            notice=self._words(own, "notice", node, required=False),
            cue=self._words(own, "if", node, required=False),
            step=self._words(own, "then", node, required=False),
            goes_with=self._kinds(own),
        )

    def _courage(self, own: dict[str, yaml.Node]) -> Courage:
        node = own.get("courage")
        if node is None:
            return 1
        words = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        for courage in get_args(Courage):
            if words == str(courage):
                return courage  # type: ignore[no-any-return]
        self._fault(
            node, _("courage is 1, 2 or 3"), _("Write 1 for what nobody need notice, 3 for what may be awkward.")
        )
        return 1

    def _kinds(self, own: dict[str, yaml.Node]) -> tuple[Kind, ...]:
        node = own.get("goes_with")
        if node is None:
            return ()
        listed = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found: list[Kind] = []
        for one in listed:
            kind = next(
                (kind for kind in KINDS if isinstance(one, yaml.ScalarNode) and one.value.strip() == kind), None
            )
            if kind is None:
                remedy = _("Use one of these: %(known)s.") % {"known": ", ".join(KINDS)}
                self._fault(one, _("this is no kind of move"), remedy)
            else:
                found.append(kind)
        return tuple(found)

    def _entries(self, node: yaml.MappingNode, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Names and values of a mapping; names that mean nothing, and names said twice, are faults."""
        found: dict[str, yaml.Node] = {}
        for name, value in _named(node):
            if name not in known:
                reason = _("“%(name)s” means nothing here") % {"name": _short(name)}
                self._fault(value, reason, _("Use one of these: %(known)s.") % {"known": ", ".join(known)})
            elif name in found:
                self._fault(value, _("“%(name)s” stands here twice") % {"name": name}, _("Keep one of the two."))
            else:
                found[name] = value
        return found

    def _words(self, entries: dict[str, yaml.Node], name: str, around: yaml.Node, *, required: bool = True) -> str:
        """One line or paragraph of words, white space folded; '' where there is none."""
        node = entries.get(name)
        if node is not None and not isinstance(node, yaml.ScalarNode):
            self._fault(node, _("“%(name)s” is to be a line of words") % {"name": name}, _HOW())
            return ""
        words = "" if node is None or node.tag == "tag:yaml.org,2002:null" else " ".join(node.value.split())
        if not words and required:
            reason = _("“%(name)s” is missing") % {"name": name}
            self._fault(node or around, reason, _("Add a line “%(name)s: …”.") % {"name": name})
        if len(words) > WORDS_CHARS_MAX:
            remedy = _("Keep it under %(count)s characters.") % {"count": WORDS_CHARS_MAX}
            self._fault(node, _("“%(name)s” is too long") % {"name": name}, remedy)
        return words

    def _fault(self, node: yaml.Node | None, reason: str, remedy: str) -> None:
        self.faults.append(Fault(node.start_mark.line + 1 if node else 1, reason, remedy))


def _named(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    for name, value in node.value:
        yield (name.value.strip() if isinstance(name, yaml.ScalarNode) else "…"), value


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


def _week(key: str, note: str = "") -> ProgrammeWeek:
    return ProgrammeWeek(BY_KEY[key], note)


DEFAULT = Programme(
    gettext_noop("Twelve weeks of giving first"),
    gettext_noop("From what costs no courage to what costs some: seeing, giving, thanking, then asking and accepting."),
    (
        _week("count-questions", gettext_noop("Begin with listening. Nobody need know that you are practising.")),
        _week("what-do-they-need"),
        _week("five-minute-favour", gettext_noop("Give before you ask; the smaller, the better.")),
        _week("thank-for-effect"),
        _week("keep-a-half-hour", gettext_noop("From now on this half hour is yours for people.")),
        _week("wake-one"),
        _week("say-the-purpose", gettext_noop("Half of the way. Look back at what you wrote in the first weeks.")),
        _week("ask-ten-minutes"),
        _week("accept-first-offer", gettext_noop("Some find this the hardest of the twelve.")),
        _week("other-function"),
        _week("introduce-two"),
        _week("ask-for-a-stop", gettext_noop("You have what it takes by now. Thank them, and leave it at that.")),
    ),
)
"""Ours; its words are msgids. A coach takes the file of it (`write`) to begin with."""

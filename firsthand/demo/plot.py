"""The story: which scenes are played, by whom and when, so that every tie keeps a rhythm of its own."""

import heapq
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zlib import crc32

from firsthand.demo.cast import ASSISTANT, OWNER, Person, cast
from firsthand.demo.days import is_working, local, offset_minutes, seconds, working_days_after
from firsthand.demo.letters import Letter
from firsthand.demo.phrases import Bags, Phrase, fill, read
from firsthand.demo.screenplay import Cue, Scene
from firsthand.demo.slots import Slots, appointed
from firsthand.demo.stories.postscripts import CONTRACTED, EXPANDED, POSTSCRIPTS

DAYS = 730
_SENTENCE = re.compile(r"([.!?] )([a-z])")
_DELAYS = {"m": 1, "h": 60}


@dataclass
class Repertoire:
    """Scenes by the function of the people who can play them, and the memory of what was played."""

    repeated: tuple[Scene, ...]
    played: dict[str, int] = field(default_factory=dict)
    played_by: dict[tuple[str, str], int] = field(default_factory=dict)
    last_day: dict[str, date] = field(default_factory=dict)
    fitting: dict[str, list[tuple[Scene, float]]] = field(default_factory=dict)

    def choose(self, person: Person, day: date, rng: random.Random) -> Scene | None:
        """A scene that suits the person and the month, the least worn one first."""
        best: tuple[float, Scene] | None = None
        for scene, weight in self._fitting(person, day.month):
            since = (day - self.last_day.get(scene.name, date.min)).days
            worn = self.played.get(scene.name, 0) + 5 * self.played_by.get((scene.name, person.key), 0)
            score = worn / (weight * scene.richness) + (20 if since < 12 else 0) + 1.5 * rng.random()
            if best is None or score < best[0]:
                best = (score, scene)
        return best[1] if best else None

    def _fitting(self, person: Person, month: int) -> list[tuple[Scene, float]]:
        if person.key not in self.fitting:
            weighed = ((scene, _suits(scene, person)) for scene in self.repeated)
            self.fitting[person.key] = [(scene, weight) for scene, weight in weighed if weight]
        return [each for each in self.fitting[person.key] if not each[0].months or month in each[0].months]

    def note(self, scene: Scene, person: Person, day: date) -> None:
        self.played[scene.name] = self.played.get(scene.name, 0) + 1
        self.played_by[scene.name, person.key] = self.played_by.get((scene.name, person.key), 0) + 1
        self.last_day[scene.name] = day


def _suits(scene: Scene, person: Person) -> float:
    """How well a scene suits a person; 0 for not at all."""
    if person.function in scene.pools or person.key in scene.pools:
        return 3 if scene.months else 1.6
    if (
        person.inside
        and person.key != ASSISTANT
        and ("inside" in scene.pools or ("leeds" in scene.pools and person.near))
    ):
        return 1
    return 1 if "outside" in scene.pools and not person.inside and not person.private and _english(person) else 0


def _english(person: Person) -> bool:
    return person.function not in ("german", "french", "trust")


@dataclass
class Plot:
    """Plays scenes and keeps the letters. `end` is the first day that is not told."""

    rng: random.Random
    bags: Bags
    repertoire: Repertoire
    end: date
    away: Callable[[date], bool]
    letters: list[Letter] = field(default_factory=list)
    threads: dict[str, Letter] = field(default_factory=dict)
    silenced: dict[str, date] = field(default_factory=dict)
    said: dict[int, list[frozenset[str]]] = field(default_factory=dict)

    @property
    def start(self) -> date:
        return self.end - timedelta(days=DAYS)

    def days_left(self, day: date) -> int:
        return (self.end - day).days

    def present(self, person: Person, day: date) -> bool:
        """Whether a letter of that day may name the person."""
        silent_from = self.silenced.get(person.key)
        return person.present(self.days_left(day)) and (silent_from is None or day < silent_from)

    def play_rhythms(self) -> None:
        """Every person's scenes, in the order of days, until the end."""
        queue: list[tuple[date, str]] = []
        for person in cast().values():
            if person.rhythm_days:
                first = self.start + timedelta(days=self.rng.randrange(int(person.rhythm_days) + 2))
                entry = self.end - timedelta(days=person.silences[0][1] - 1) if person.planted == "new" else first
                heapq.heappush(queue, (max(first, entry), person.key))
        while queue:
            day, key = heapq.heappop(queue)
            person = cast()[key]
            if day >= self.end:
                continue
            played = working_days_after(day, 0)
            if (
                played < self.end
                and self.present(person, played)
                and not (self.away(played) and self.rng.random() < 0.6)
            ):
                scene = self.repertoire.choose(person, played, self.rng)
                if scene is not None and self.play(scene, person, played):
                    self.repertoire.note(scene, person, played)
            heapq.heappush(queue, (day + timedelta(days=self._gap(person, day)), key))

    def _gap(self, person: Person, day: date) -> int:
        stretch = 1.0
        if "cooling" in person.traits:
            stretch = 1 + 3 * max(0.0, 1 - self.days_left(day) / 400)
        spread = 0.3 if person.rhythm_days < 40 else 0.45
        return max(1, round(person.rhythm_days * stretch * self.rng.lognormvariate(0, spread)))

    def play(self, scene: Scene, person: Person, day: date) -> list[Letter]:
        """The letters of a scene that starts on a working day; cut off where the story ends."""
        roles = self._roles(scene, person, day)
        if roles is None:
            return []
        slots = Slots(roles, self.bags, self.rng, day, scene.arguments)
        said: list[Letter] = []
        before = self.threads.get(scene.keys.get("thread", ""))
        at = 0
        for cue in scene.cues:
            sender = roles[cue.sender.split("@")[0]]
            earliest = at + 60 * self._delay(cue, sender) if said else seconds(day, 0, 0)
            meeting = appointed(slots.kept)
            if cue.delay == "after" and meeting is not None:
                earliest = max(at, seconds(meeting + timedelta(days=1), self.rng.randrange(450, 1000), 0))
            at = self._moment(sender, earliest, fresh=not said)
            here = local(at, 0).date()
            if here >= self.end or local(at, sender.organisation.standard_minutes).date() >= self.end:
                break
            named = [roles[role] for role in (cue.sender[0], *cue.to, *cue.cc)]
            if not all(self.present(each, here) for each in named):
                break
            slots.today = here
            letter = self._letter(cue, scene, roles, slots, at, before)
            said.append(letter)
            before = letter
        if said and "thread" in scene.keys:
            self.threads[scene.keys["thread"]] = said[-1]
        self.letters.extend(said)
        return said

    def _letter(
        self, cue: Cue, scene: Scene, roles: dict[str, Person], slots: Slots, at: int, before: Letter | None
    ) -> Letter:
        fresh = cue.subject is not None
        subject = (
            fill(cue.subject, self.bags, slots, slots.kept)
            if cue.subject is not None
            else (before.subject if before else "")
        )
        day = local(at, 0).date()
        return Letter(
            number=0,
            sent_at=at,
            days_left=self.days_left(day),
            sender=roles[cue.sender[0]],
            to=tuple(roles[role] for role in cue.to),
            cc=tuple(roles[role] for role in cue.cc),
            subject=subject[0].upper() + subject[1:],
            paragraphs=self._paragraphs(
                cue, roles[cue.sender[0]], slots, chatty=fresh and all(roles[role].near for role in (*cue.to, *cue.cc))
            ),
            answers=None if fresh and not cue.forward else before,
            scene=scene.name,
            hand=roles["N"] if cue.sender.endswith("@N") else None,
            attachment=cue.attachment,
            forward=cue.forward,
            folder=scene.keys.get("file", ""),
            private="private" in scene.keys or roles["A"].private,
        )

    def _paragraphs(self, cue: Cue, sender: Person, slots: Slots, *, chatty: bool) -> tuple[str, ...]:
        """The letter's text: of several tries, the one least like what was said in this place before."""
        earlier = self.said.setdefault(id(cue), [])
        kept = dict(slots.kept)
        best: tuple[float, tuple[str, ...], dict[str, str], frozenset[str]] | None = None
        for _ in range(5 if earlier else 1):
            slots.kept = dict(kept)
            text = tuple(voiced(fill(paragraph, self.bags, slots, slots.kept), sender) for paragraph in cue.paragraphs)
            words = _pairs(text)
            likeness = max((len(words & old) / len(words | old) for old in earlier), default=0.0)
            if best is None or likeness < best[0]:
                best = (likeness, text, slots.kept, words)
        assert best is not None
        _, text, slots.kept, words = best
        earlier.append(words)
        if chatty and sender.near and self.rng.random() < 0.09:
            text += (fill(_postscript(self.bags), self.bags, slots, slots.kept),)
        return text

    def _roles(self, scene: Scene, person: Person, day: date) -> dict[str, Person] | None:
        everybody = cast()
        roles = {"A": person, "M": everybody[OWNER], "N": everybody[ASSISTANT]}
        for role in scene.roles:
            source = scene.keys.get(role, "inside" if person.key == ASSISTANT else person.function)
            found = [
                each
                for each in everybody.values()
                if source in (each.key, each.function) or (source == "inside" and each.inside)
                if person.inside or "B" in scene.keys or each.organisation is person.organisation
                if each not in roles.values() and each.rhythm_days and self.present(each, day)
                if each.rhythm_days < 140 or source == each.key
            ]
            if not found:
                return None
            roles[role] = found[self.rng.randrange(len(found))]
        return roles

    def _delay(self, cue: Cue, sender: Person) -> int:
        """Minutes between a letter and its answer."""
        if cue.delay.endswith("d"):
            return 1440 * int(cue.delay[:-1]) - self.rng.randrange(200)
        if cue.delay and cue.delay != "after":
            return max(2, round(int(cue.delay[:-1]) * _DELAYS[cue.delay[-1]] * self.rng.uniform(0.7, 1.3)))
        pace = 70 if sender.key == OWNER else 110
        return max(3, round(self.rng.lognormvariate(0, 1.1) * pace))

    def _moment(self, sender: Person, earliest: int, *, fresh: bool) -> int:
        """The next moment in the sender's working hours, away days left out for Maya."""
        zone = sender.organisation.standard_minutes
        at = datetime.fromtimestamp(earliest + 60 * offset_minutes(_day(earliest), zone), UTC)
        day, minute = at.date(), at.hour * 60 + at.minute
        if sender.private or sender.function in ("trust",):
            minute = max(minute, 7 * 60) if not fresh else self.rng.randrange(8 * 60, 22 * 60)
            open_until = 22 * 60 + 20
        else:
            late = 21 * 60 if self.rng.random() < 0.06 else 18 * 60 + 20
            open_until = late
            if fresh:
                minute = round(self.rng.triangular(7 * 60 + 40, 18 * 60, 10 * 60))
        if minute > open_until:
            day, minute = day + timedelta(days=1), 0
        closed = self.away if sender.key == OWNER else (lambda _: False)
        while closed(day) or not (is_working(day) or sender.private):
            day, minute = day + timedelta(days=1), 0
        if minute < 7 * 60 + 30:
            minute = 7 * 60 + 30 + round(self.rng.triangular(0, 150, 50))
        return seconds(day, minute, zone) + self.rng.randrange(60)


def _day(at: int) -> date:
    return datetime.fromtimestamp(at, UTC).date()


def _pairs(text: tuple[str, ...]) -> frozenset[str]:
    words = " ".join(text).split()
    return frozenset(map(" ".join, pairwise(words))) or frozenset(words)


def _postscript(bags: Bags) -> Phrase:
    return read(POSTSCRIPTS[bags.draw(POSTSCRIPTS, len(POSTSCRIPTS))])


def voiced(text: str, sender: Person) -> str:
    """The text in the sender's manner: some people never shorten, some always do."""
    turn = crc32(sender.name.encode()) % 3
    for plain, own in ((), EXPANDED, CONTRACTED)[turn] if sender.key != OWNER else ():
        text = text.replace(plain, own)
    return _SENTENCE.sub(lambda start: start[1] + start[2].upper(), text.strip().replace("  ", " "))

"""The notation the stories are written in.

    = pools name [key=value …]       a scene; pools are comma-separated functions whose people can play A
    A>M | Subject                    a letter from A to Maya; `A>M,B`, `A>M cc B`
    Body, wrapped at will; a blank line ends a paragraph; lines that begin with "- " stand alone.
    M>A +1d                          the answer, one working day later (+40m, +3h, +2d; +after: the day
                                     after the scene's {date1} or {d1}); without it, some hours later

A is the person the scene is about, B and C are others (`B=legal` names their function or key), M is Maya, N her assistant.
A letter goes on the thread unless it has a subject of its own. `attach:name.csv` after the delay adds a file, `fw` makes
the letter a forward. Scene keys: B, C, A (a person's key), months=11,12, day=-30 (days before the end, for scenes that
are played once), thread=name (goes on a named thread), file=Folder. `[#a one|two]` in a question and `[#a yes|no]` in its
answer take the same way.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from firsthand.demo.phrases import Phrase, digits, read, words

SHORT_WORDS = 10

_HEAD = re.compile(r"^([A-Z](?:@\w+)?)>([A-Z](?:,[A-Z])*)(?: cc ([A-Z](?:,[A-Z])*))?((?: [+\w:.&-]+)*)(?: \| (.+))?$")


@dataclass(frozen=True)
class Cue:
    """One letter of a scene, before anybody is cast."""

    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    delay: str
    subject: Phrase | None
    paragraphs: tuple[Phrase, ...]
    attachment: str
    forward: bool


@dataclass(frozen=True, eq=False)
class Scene:
    """roles: the others who are cast besides A, Maya and her assistant: some of B, C, D.

    arguments: what a numbered slot (`{d1:3}`) was first given, for the places where it stands alone (`{d1}`).
    richness: how often the scene can come round again without repeating itself, relative to others.
    """

    name: str
    pools: tuple[str, ...]
    keys: dict[str, str]
    cues: tuple[Cue, ...]
    roles: tuple[str, ...]
    arguments: dict[str, str]
    richness: float

    @cached_property
    def months(self) -> frozenset[int]:
        """The months the scene belongs to; empty when it fits any."""
        return frozenset(map(int, self.keys["months"].split(","))) if "months" in self.keys else frozenset()


def _paragraphs(lines: list[str]) -> tuple[Phrase, ...]:
    out: list[str] = []
    joined = False
    for line in lines:
        bare = line.strip()
        if not bare:
            joined = False
        elif bare.startswith("- "):
            if out and out[-1].startswith("- "):
                out[-1] += "\n" + bare
            else:
                out.append(bare)
            joined = False
        elif joined:
            out[-1] += " " + bare
        else:
            out.append(bare)
            joined = True
    return tuple(read(text) for text in out)


def _cue(head: re.Match[str], lines: list[str]) -> Cue:
    sender, to, cc, options, subject = head.groups()
    words = options.split()
    attachment = next((word[7:] for word in words if word.startswith("attach:")), "")
    return Cue(
        sender=sender,
        to=tuple(to.split(",")),
        cc=tuple(cc.split(",")) if cc else (),
        delay=next((word[1:] for word in words if word.startswith("+")), ""),
        subject=read(subject) if subject else None,
        paragraphs=_paragraphs(lines),
        attachment=attachment,
        forward="fw" in words,
    )


def _scene(block: str) -> Scene:
    title, *lines = block.splitlines()
    pools, name, *pairs = title.split()
    cues: list[tuple[re.Match[str], list[str]]] = []
    for line in lines:
        head = _HEAD.match(line)
        if head:
            cues.append((head, []))
        elif cues:
            cues[-1][1].append(line)
        elif line.strip():
            raise ValueError(f"scene {name}: text before the first letter: {line!r}")
    if not cues:
        raise ValueError(f"scene {name} has no letter")
    keys = dict(pair.split("=", 1) for pair in pairs)
    heads = " ".join(head[0].split(" | ")[0] for head, _ in cues)
    named = set(re.findall(r"\b[BCD]\b", heads) + re.findall(r"\{([BCD])[.}]", block))
    given = re.findall(r"\{([A-Za-z]+\d):([^}]+)\}", block)
    arguments = {slot.lower(): argument for slot, argument in reversed(given)}
    letters = tuple(_cue(head, body) for head, body in cues)
    richness = min(map(_richness, letters))
    return Scene(name, tuple(pools.split(",")), keys, letters, tuple(sorted(named)), arguments, richness)


def _richness(cue: Cue) -> float:
    """Digits of the number of texts a letter can make; 0.7 at least. Short answers may repeat, as they do in life."""
    short = sum(map(words, cue.paragraphs)) < SHORT_WORDS
    return max(0.7, sum(map(digits, cue.paragraphs)) + (1 if short else 0))


@cache
def scenes(text: str) -> tuple[Scene, ...]:
    """The scenes of a story file. Raises ValueError naming the scene that cannot be read."""
    found: list[Scene] = []
    for block in re.split(r"^= ", text, flags=re.MULTILINE)[1:]:
        try:
            found.append(_scene(block))
        except ValueError as broken:
            raise ValueError(f"in scene {block.splitlines()[0]!r}: {broken}") from broken
    return tuple(found)

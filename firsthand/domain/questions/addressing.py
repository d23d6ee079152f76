"""To whom a sentence is said, where the writer calls somebody by name."""

import re
from dataclasses import dataclass, field

from firsthand.domain.mail_text import Sentence


@dataclass(frozen=True, slots=True)
class Reader:
    """The owner as others call them, and who else read the message.

    names: given names, nicknames and surnames of the owner, lower-cased.
    others: the same of the other recipients and of the sender, lower-cased.
    alone: the owner is the only recipient, so any greeting is meant for them.
    """

    names: frozenset[str] = field(default_factory=frozenset)
    others: frozenset[str] = field(default_factory=frozenset)
    alone: bool = False


_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,19}"
_NAMES = rf"{_NAME}(?:[ ]{_NAME})?(?:[ ]?(?:,|/|&|and|und|et|y|or)[ ]?{_NAME}){{0,4}}"
_GREETING = re.compile(
    rf"^(?:(?i:hi|hello|hey|dear|good (?:morning|afternoon)|morning|liebe[r]?|hallo|guten tag|"
    rf"sehr geehrte[r]?(?: frau| herr)?|"
    rf"cher|chère|bonjour|salut|hola|estimad[oa]|querid[oa]|"
    rf"buenos días))?[ ,]*(?P<names>{_NAMES})[ ]*(?:[,:;!–—]|-{{1,3}}(?=\s|$)|\.{{1,3}}$|$)"
)
_CALLED_FIRST = re.compile(
    rf"^(?:@(?P<at>{_NAME})|(?P<names>{_NAME}(?:(?:[ ]?/[ ]?|[ ]and[ ]|[ ]&[ ]){_NAME}){{0,3}})[ ]?(?:,|:|"
    rf"--?(?=\s)))[ ]*\S"
)
_CALLED_LAST = re.compile(rf",[ ](?P<names>{_NAME})[ ]?[?.!]+$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that begin a sentence with a capital and a comma and are no names.
_NOT_NAMES = _words(
    """
    also please however thanks thank ok okay yes no well so finally first second third next then now again actually
    basically sorry otherwise meanwhile therefore hi hello hey dear all team everyone everybody both guys folks
    gentlemen ladies friends regards best cheers and but or if when what why how who where which note question
    questions re fw fwd fyi ps p.s today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december currently additionally
    furthermore moreover anyway personally obviously apparently unfortunately hopefully lastly secondly firstly
    separately alternatively great good right sure true further besides still though per as in on at for from with
    to by the a an this that these those it i we you he she they is are do does did can could would will should have
    has had my our your any some let see here there after before once since because given based attached importantly
    bitte danke ja nein leider außerdem zudem übrigens dann nun merci oui non donc enfin aussi gracias sí bueno
    entonces además por pues action subject date time location agenda attachment attachments urgent reminder
    """
)
_SHORT_FORM_CHARS_MIN = 3
_EVERYBODY = _words(
    "all team everyone everybody both guys folks gentlemen ladies alle zusammen tous toutes todos todas"
)


def read_scopes(text: str, said: tuple[Sentence, ...], reader: Reader) -> tuple[float, ...]:
    """For each sentence: how likely its paragraph speaks to the reader, by the name that opens it or an earlier one.

    1.0 by name or alone, .9 with nobody named, .1 when others are called and not the reader.
    """
    scope = 1.0 if reader.alone else 0.9
    scopes: list[float] = []
    end_before = 0
    for index, sentence in enumerate(said):
        new_paragraph = index == 0 or "\n" in text[end_before : sentence.start]
        if new_paragraph and (greeting := _GREETING.match(sentence.words)):
            heard = _heard(greeting["names"], reader)
            if heard is not None:
                scope = heard
        scopes.append(scope)
        end_before = sentence.end
    return tuple(scopes)


def greeted(words: str) -> frozenset[str]:
    """The names that a message's first sentence calls, lower-cased; empty when it calls nobody, or everybody."""
    greeting = _GREETING.match(words) or _CALLED_FIRST.match(words)
    if not greeting:
        return frozenset()
    names = greeting.groupdict().get("names") or greeting.groupdict().get("at") or ""
    called = {word.lower().strip(".'’") for word in _WORD.findall(names)} - {"and", "und", "et", "y", "or"}
    return frozenset() if called & _EVERYBODY else frozenset(called - _NOT_NAMES)


def asked_of_reader(words: str, scope: float, reader: Reader) -> float:
    """`scope`, unless the sentence itself calls somebody by name."""
    for pattern in (_CALLED_FIRST, _CALLED_LAST):
        called = pattern.search(words)
        if called:
            names = called.groupdict().get("at") or called["names"]
            heard = _heard(names, reader)
            if heard is not None:
                return heard
    return scope


def _heard(names: str, reader: Reader) -> float | None:
    """1.0 when the reader is among `names`, .1 when only others are, None when these are no names."""
    called = [word.lower().strip(".'’") for word in _WORD.findall(names)]
    called = [word for word in called if word not in ("and", "und", "et", "y", "or")]
    if any(_is_mine(word, reader) for word in called):
        return 1.0
    if any(word in _EVERYBODY for word in called):
        return 0.9
    if any(word in reader.others for word in called):
        return 1.0 if reader.alone else 0.1
    if all(word in _NOT_NAMES for word in called) or not called:
        return None
    if reader.alone or not reader.names:
        return None
    return 0.1 if len(called) <= 3 else None


def _is_mine(word: str, reader: Reader) -> bool:
    """Whether `word` calls the reader: a name, its beginning ("Ben" for Benjamin), or its initial, if nobody else's."""
    if word in reader.names:
        return True
    if word in reader.others or any(name.startswith(word) for name in reader.others):
        return False
    return (len(word) == 1 or len(word) >= _SHORT_FORM_CHARS_MIN) and any(
        name.startswith(word) for name in reader.names
    )

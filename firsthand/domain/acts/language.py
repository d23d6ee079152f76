"""Whether words are English, the one language that acts were proved on: told by its smallest words."""

import re

_WORD = re.compile(r"[^\W\d_]+")

_ENGLISH = frozenset(
    """
    the of and to a in is that for it you i on with be this are as we have at not by from or your if an will can me
    my was but our they would he what all do please so up any know there which their about let has out thanks get just
    see when who how us them had she his her been no did could should need here these were
    """.split()
)
_OTHERS = frozenset(
    # German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Danish: words that English does not have
    """
    der die das und ist nicht ich sie wir ein eine einen mit für auf den dem des im zu von sich auch es werden haben
    bitte können oder aber wenn noch nur bei nach über wie dass uns ihr ihnen danke
    le la les des et est une pour dans que qui sur pas vous nous je il elle avec ce cette sont mais par au aux du votre
    merci bonjour être plus leur
    el los las y en un una con por para es se lo su como más pero al le te mi nos gracias está esta este hola usted
    il lo gli di che non per sono della questo anche ho
    het een van niet dat ik wij zijn voor met op aan te naar ook
    os um uma não com mais obrigado você
    och att det som jag är på av inte har till vi den på
    og ikke jeg at af
    """.split()
) - frozenset("die a in is to me on as an at no do so i or he has had was am of by we it by be".split())

_OTHER_LETTERS_SHARE = 0.3
_FEW_WORDS = 4
_HEAD_CHARS = 4_000


def is_english(text: str, *, otherwise: bool = True) -> bool:
    """Whether `text` reads as English; `otherwise` where it has too little to tell."""
    head = text[:_HEAD_CHARS]
    if not head.isascii():
        letters = sum(1 for char in head if char.isalpha())
        # Cyrillic, Greek, Hebrew, Arabic, Chinese … begin here.
        foreign = sum(1 for char in head if ord(char) >= 0x370 and char.isalpha())
        if foreign > _OTHER_LETTERS_SHARE * letters:
            return False
    words = _WORD.findall(head.lower())
    english = other = 0
    for word in words:
        if word in _ENGLISH:
            english += 1
        if word in _OTHERS:
            other += 1
    if len(words) < _FEW_WORDS or english == other:
        return otherwise
    return english > other

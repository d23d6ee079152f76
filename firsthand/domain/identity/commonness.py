"""How likely a name is borne by two people in one mailbox."""

from collections import Counter
from collections.abc import Mapping

_COMMON_FAMILIES = frozenset(
    """
    smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson
    anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson
    walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell
    mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris
    morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward
    richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders patel
    myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes fisher
    simmons graham wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin park choi jung singh
    kumar sharma khan ali ahmed hussain shah gupta das muller mueller schmidt schneider fischer weber meyer wagner
    becker schulz hoffmann koch bauer richter klein wolf schroeder neumann schwarz silva santos oliveira souza sousa
    pereira ferreira costa rossi russo ferrari bianchi romano dubois durand moreau laurent simon michel leroy
    bernard petit jansen devries vandenberg bakker visser andersson johansson karlsson nilsson eriksson larsson
    hansen johansen olsen larsen andersen nielsen jensen pedersen ivanov smirnov petrov kowalski nowak novak horvath
    nagy tanaka suzuki sato takahashi watanabe ito yamamoto nakamura kobayashi tran pham le vo cohen levy fernandez
    """.split()
)

_COMMON_GIVENS = frozenset(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon frank benjamin gregory raymond samuel patrick
    alexander jack dennis jerry mike jim bob bill tom chris dave steve joe dan tim jeff greg matt rob ben nick tony
    sam alex peter philip simon martin mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa
    nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
    laura helen sharon cynthia kathleen amy angela anna ruth brenda pamela nicole katherine christine emma julie
    anne maria jose juan carlos luis antonio francisco manuel ana wei li jing ming yan hui jun min wang ahmed
    mohammed muhammad ali omar fatima priya raj amit anil sanjay rahul hans klaus wolfgang stefan andreas jan lars
    anders erik jean pierre michel marie marco giuseppe francesco
    """.split()
)

EXTRA_COMMON_FAMILY = 20.0
EXTRA_COMMON_GIVEN = 8.0
"""How many more bearers outside this mail to reckon with, for names that a whole country shares."""


def is_common_family(family: str) -> bool:
    """Whether a family name is among the most frequent of a large country."""
    return family in _COMMON_FAMILIES


class Commonness:
    """How often names occur among the people of this mail, so that rarity is learned from it."""

    def __init__(self, names: Mapping[tuple[int, str], str]) -> None:
        """names: the given name by person and family name."""
        self._givens = Counter(names.values())
        self._families = Counter(family for _, family in names)
        self._total = len(names)

    def namesakes(self, given: str, family: str) -> float:
        """How many people of this name one would expect here by chance, if given and family names mix freely."""
        givens = self._givens[given] + (EXTRA_COMMON_GIVEN if given in _COMMON_GIVENS else 0.5)
        families = self._families[family] + (EXTRA_COMMON_FAMILY if is_common_family(family) else 0.0)
        return givens * families / max(self._total, 500)

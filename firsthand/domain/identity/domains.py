"""What the domain of an address tells: the organisation, or that it tells nothing."""

from functools import lru_cache

FREE_MAIL = frozenset(
    """
    gmail googlemail hotmail outlook live msn passport yahoo ymail rocketmail aol aim icloud me mac gmx web t-online
    freenet arcor posteo mailbox protonmail proton pm fastmail hey zoho tutanota tuta mail yandex rambler bk inbox
    list qq 163 126 sina sohu naver daum hanmail rediffmail libero virgilio tiscali alice wanadoo orange free sfr
    laposte neuf comcast verizon att sbcglobal bellsouth earthlink mindspring cox charter juno netzero prodigy
    compuserve cs excite lycos netscape usa swbell pacbell ameritech attbi mediaone home rr houston optonline
    roadrunner ev1 pdq flash worldnet btinternet btopenworld ntlworld blueyonder virgin sky talktalk demon onetel
    sympatico rogers shaw telus videotron bigpond optusnet iinet telstra xtra terra uol bol ig globo telefonica
    seznam centrum wp onet interia o2 bluewin hispeed skynet telenet planet xs4all hetnet chello online telia tele2
    webtv email iname ntl
    """.split()
)
"""Labels of registered domains where anybody may have an address: they name no organisation."""

_SECOND_LEVEL = frozenset(
    "co com org net ac edu gov gob gouv mil or ne go gv ltd plc sch nhs police id web nom".split()
)
_HOSTS = frozenset("www mail email smtp mx pop imap exchange webmail".split())
_REGIONS = frozenset("tx ca ny il pa oh ga fl nj va wa or co az mn ma mi mo".split())


@lru_cache(maxsize=200_000)
def registered_domain(domain: str) -> str:
    """The part of a domain that somebody registered: 'acme.co.uk' of 'mail.ldn.acme.co.uk'."""
    labels = domain.split(".")
    if len(labels) <= 2:
        return domain
    if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        return ".".join(labels[-3:])
    if labels[-1] == "us" and labels[-2] in _REGIONS:
        return ".".join(labels[-4:])
    return ".".join(labels[-2:])


@lru_cache(maxsize=200_000)
def organisation_key(domain: str) -> str:
    """One key for all domains of an organisation: 'acme' for uk.acme.com, acme.co.uk, a bare acme; '' for free mail."""
    label = registered_domain(domain).split(".", 1)[0]
    return "" if label in FREE_MAIL else label


@lru_cache(maxsize=200_000)
def organisation_name(domain: str) -> str:
    """A readable proposal of the organisation behind a domain; '' for free mail."""
    key = organisation_key(domain)
    if not key:
        return ""
    words = [word for word in key.replace("_", "-").split("-") if word]
    return " ".join(word.upper() if len(word) <= 3 else word.capitalize() for word in words)

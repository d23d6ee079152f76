"""People, lists, role mailboxes and robots told apart: headers first, then behaviour."""

import re
from typing import NamedTuple

from firsthand.domain.identity.addresses import Address
from firsthand.domain.identity.mailboxes import Kind
from firsthand.domain.identity.names import Name, folded
from firsthand.domain.identity.nicknames import FAMILIES_OF

NOBODYS = frozenset(
    {
        "no.address",
        "noaddress",
        "undisclosed-recipients",
        "undisclosed",
        "unknown",
        "none",
        "nobody",
        "unlisted-recipients",
        "recipients",
    }
)
"""Local parts that stand for any person whose address was not known."""

_ROBOT_WORDS = frozenset(
    """noreply donotreply no-reply do-not-reply noreplies notreply mailer-daemon mailerdaemon postmaster bounce bounces
    notification notifications notify notifier notice notices alert alerts newsletter newsletters news enews digest daemon robot bot autoreply auto
    automated automatic mailer mailbot updates update subscriptions subscribe unsubscribe subscriber promo promotions promotion offers
    specials deals marketing mailing mailings emailing bulletin nobody system sysadmin root cron scheduler reminder reminders
    invitation invitations confirm confirmation confirmations receipt receipts invoice-noreply tracking shipment delivery
    feedback survey surveys webmaster listserv majordomo mailman listmaster owner-nolist registration orders order-update autoconfirm""".split()
)
_ROLE_WORDS = frozenset(
    """info information support help helpdesk service services service-desk servicedesk customerservice customercare custserv contact contactus
    sales admin administrator administration office hr humanresources human-resources recruiting recruitment recruiter jobs careers career
    billing accounts accounting accountspayable payable receivable payroll finance press media pr publicrelations
    enquiries inquiries enquiry inquiry reception frontdesk legal compliance security abuse privacy hostmaster
    orders reservations booking bookings events event conference membership members editor editors letters webteam team
    privacy hello mail email feedback benefits travel library research-desk training facilities operations ops secretary secretariat
    registrar admissions alumni community public general welcome postroom mailroom itsupport it-support resolutioncenter
    kontakt buero verwaltung vertrieb bewerbung empfang sekretariat contacto ventas soporte informacion comercial
    accueil commercial contatto segreteria informazioni vendite biuro""".split()
)
_LIST_WORDS = frozenset(
    """all everyone everybody list lists users user-list devel dev-list announce announcements announcement discuss discussion
    staff employees distribution dl group groups mailing-list subscribers talk participants committee attendees members-list""".split()
)
_LIST_LOCAL = re.compile(
    r"(?:^|[._-])(?:l|list|lists|users|devel|announce|discuss|dl|distribution|all|everyone|group)$"
    r"|^(?:all|dl|dl_|list|grp|group|everyone|everybody)[._-]|^all(?:staff|employees|users|hands|company)|^dl-|-bounces$|-request$|^owner-"
)
_ROBOT_LOCAL = re.compile(
    r"no[._-]?repl(?:y|ies)|do[._-]?not[._-]?repl|^(?:bounces?|return|reply|errors?|unsub|delivery|prvs|msprvs|srs0)[-_=+.0-9]|mailer[._-]?daemon"
    r"|notifications?(?:$|[._-])|newsletter|^auto[._-]?(?:confirm|mail|reply|response)|[._-](?:bounces?|mailer|robot|bot|daemon)$|^(?:e?news|alerts?|updates?)[._-]"
    r"|[._-](?:news|alerts?|updates?|newsletters?|digest)$|^[0-9a-f]{16,}$|^[0-9a-f-]{32,}$"
)
_ROBOT_DOMAIN = re.compile(
    r"(?:^|\.)(?:bounces?|e?mailer|mailing|newsletters?|notifications?|notify|enews|promo|em\d*|mkt|mktg|marketing|reply|lists?|listserv|emailing)\."
)
_LIST_NAME = re.compile(
    r"^(?:all|every)\s+\w.*|^dl[-_ ]|^#|\b(?:distribution|mailing) list\b"
    r"|\blist$|\b(?:employees|everyone|e-?mail users|all staff|committee|members|participants|analysts|associates|directors|managers|traders|"
    r"assistants|vps|mds|interns|floor|group|groups|team|staff|dept|department|division|desk|crew|club|alumni|class of \d+|board|council|users)$"
    r"|^(?:team|group|dept|department|committee)\b|\b(?:group|team)\s*-",
    re.IGNORECASE,
)
_ROBOT_NAME = re.compile(
    r"\b(?:no-?\s?reply|do not reply|mailer-daemon|postmaster|mail delivery|notifications?|newsletter|alerts?|digest|automated|auto-?mail|"
    r"system administrator|administrator|announcements?|bulletin|news|updates?|daily|weekly|monthly|offers?|deals?|specials?|"
    r"subscriptions?|rewards?|webmaster|mailing|listserv|free|save|sale|win|confirmation|reminder)\b|(?<!@)\b\w+\.(?:com|net|org)$|!|\$|%|®|™",
    re.IGNORECASE,
)
_ROLE_NAME = re.compile(
    r"\b(?:support|help\s?desk|service|services|customer|office|center|centre|human resources|hr|relations|benefits|payroll|"
    r"resource|resources|resolution|reception|information|info|sales|marketing|communications?|department|dept|editor|editorial|"
    r"administration|registration|operations|accounts?|billing|security|travel|training|recruiting|recruitment|careers|jobs|"
    r"chairman|corporate|global|management|program|university|institute|association|foundation|company|corporation|"
    r"inc|llc|ltd|llp|corp|gmbh|plc|bank|club|conference|events?|library|school|magazine|journal|press|project|technology|"
    r"technologies|solutions|consulting|partners|group|team|research|energy|council|committee|mailbox|mail|email|web|online|store|shop)\b",
    re.IGNORECASE,
)


class Behaviour(NamedTuple):
    """What one address did, over all display names it bore; counts as in `Mailbox`."""

    sent: int
    automated: int
    listed: int
    received: int
    from_owner: int
    recipients_mean: float


class Sort(NamedTuple):
    """What a mailbox is, and why it is not a person ('' for a person)."""

    kind: Kind
    reason: str


PERSON = Sort("person", "")


def sort_of(address: Address, shown: str, name: Name, behaviour: Behaviour, names: int) -> Sort:
    """Person, list, role or robot; in doubt a person, because a person wrongly set aside is lost from sight.

    shown: the display name that the address bears most. names: how many different full names it bears.
    """
    local = address.local
    if not local and not shown:
        return Sort("automated", "It has neither an address nor a name.")
    if name.via:
        return PERSON
    human = looks_human(name, shown)
    if local:
        by_address = _by_local_part(address, local, human and local_carries_name(local, name), behaviour)
        if by_address is not PERSON:
            return by_address
    carried = human and bool(local) and local_carries_name(local, name)
    by_headers = _by_headers(behaviour, human=human, carried=carried)
    if by_headers is not PERSON:
        return by_headers
    if carried:
        return PERSON
    by_name = _by_name(shown, human=human, behaviour=behaviour)
    if by_name is not PERSON:
        return by_name
    return _by_behaviour(behaviour, human=human, names=names, shown=shown)


def looks_human(name: Name, shown: str) -> bool:
    """Whether a display name reads as somebody's given name and family name."""
    if not name.family or name.joint:
        return False
    if name.given in FAMILIES_OF or name.known_order:
        return not (_ROLE_NAME.search(name.shown) and not name.known_order)
    return not _ROLE_NAME.search(name.shown) and not _ROBOT_NAME.search(name.shown) and not _LIST_NAME.search(shown)


def local_carries_name(local: str, name: Name) -> bool:
    """Whether the local part is made of the person's name: ann.roe, aroe, roe, annr."""
    if not name.family:
        return False
    plain = "".join(c for c in folded(local) if c.isalpha())
    family, given = name.family, name.given
    if len(family) > 2 and family in plain:
        return True
    return (
        (len(given) > 2
        and (given in plain or plain in given))
        or (plain[1:] != ""
        and len(plain) >= 5
        and family.startswith(plain[1:]))
    )


def _by_local_part(address: Address, local: str, carried: bool, behaviour: Behaviour) -> Sort:
    if (
        local.isalpha()
        and len(local) > 5
        and local not in _ROBOT_WORDS
        and local not in _ROLE_WORDS
        and local not in _LIST_WORDS
    ):
        if not ("noreply" in local or "newsletter" in local or "notification" in local or local.startswith("all")):
            return PERSON
    if carried and behaviour.automated * 2 < max(behaviour.sent, 1):
        return PERSON
    if local in _ROBOT_WORDS or _ROBOT_LOCAL.search(local):
        return Sort("automated", f"“{local}@” is an address that machines send from.")
    if local in _ROLE_WORDS:
        return Sort("role", f"“{local}@” is the address of an office, not of one person.")
    if local in _LIST_WORDS or _LIST_LOCAL.search(local):
        return Sort("list", f"“{local}@” is the address of a list.")
    if address.domain and _ROBOT_DOMAIN.search(address.domain) and not carried:
        return Sort("automated", f"{address.domain} is a domain for mass mail.")
    return PERSON


def _by_headers(behaviour: Behaviour, *, human: bool, carried: bool) -> Sort:
    sent = behaviour.sent
    if not sent:
        return PERSON
    share = behaviour.automated / sent
    # A person writes some mail that looks automatic; a robot that bears a person's name writes nothing else.
    needed = 0.9 if human or carried else 0.5
    if share >= needed and not (behaviour.from_owner and (human or carried)) and (sent > 1 or not carried):
        return Sort(
            "automated", f"The headers of {behaviour.automated} of its {sent} messages say that a machine sent them."
        )
    if behaviour.listed / sent >= 0.9 and not human and not carried and not behaviour.from_owner and sent >= 3:
        return Sort("automated", f"All but few of its {sent} messages went out to a mailing list.")
    return PERSON


def _by_name(shown: str, *, human: bool, behaviour: Behaviour) -> Sort:
    if not shown or human or "@" in shown:
        return PERSON
    if _LIST_NAME.search(shown):
        return Sort("list", f"“{shown}” is the name of a list.")
    if _ROBOT_NAME.search(shown) and not behaviour.from_owner:
        return Sort("automated", f"“{shown}” is not a person's name.")
    if _ROLE_NAME.search(shown):
        return Sort("role", f"“{shown}” is the name of an office.")
    return PERSON


def _by_behaviour(behaviour: Behaviour, *, human: bool, names: int, shown: str) -> Sort:
    if human or behaviour.from_owner or behaviour.received > behaviour.sent:
        return PERSON
    if behaviour.sent >= 8 and behaviour.received == 0 and (behaviour.recipients_mean > 12 or shown):
        return Sort(
            "automated", f"It sent {behaviour.sent} messages, bears no person's name, and nobody ever wrote to it."
        )
    if names >= 4 and behaviour.sent >= 4:
        return Sort("automated", f"It sends under {names} different names.")
    return PERSON

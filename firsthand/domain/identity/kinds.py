"""People, lists, role mailboxes and robots told apart: headers first, then behaviour."""

from functools import lru_cache
from typing import NamedTuple

from firsthand.domain.identity.addresses import Address
from firsthand.domain.identity.mailboxes import Kind
from firsthand.domain.identity.names import Name, folded
from firsthand.domain.identity.nicknames import FAMILIES_OF
from firsthand.domain.identity.telling_words import (
    LIST_LOCAL,
    LIST_NAME,
    LIST_WORDS,
    NAME_WORDS,
    ROBOT_DOMAIN,
    ROBOT_LOCAL,
    ROBOT_NAME,
    ROBOT_WORDS,
    ROLE_NAME,
    ROLE_WORDS,
)
from firsthand.language import gettext as _

_TELLING = (
    ROBOT_WORDS
    | ROLE_WORDS
    | LIST_WORDS
    | frozenset("l dl grp reply return errors unsub mailer owner request errors autoconfirm srs".split())
)
_TELLING_ENDS = (
    "support",
    "service",
    "services",
    "helpdesk",
    "webmaster",
    "admin",
    "updates",
    "marketing",
    "billing",
    "direct",
)
_TELLING_PARTS = ("repl", "letter", "notif", "bounce", "daemon", "auto", "news", "alert", "mailer")


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

UNANSWERED_MIN = 10
"""So many messages without one to it, and a name that no list of given names knows: hardly a person."""


def sort_of(address: Address, shown: str, name: Name, behaviour: Behaviour, *, human: bool, names: int) -> Sort:
    """Person, list, role or robot; in doubt a person, because a person wrongly set aside is lost from sight.

    shown: the display name that the address bears most. human: whether it `looks_human`.
    names: how many different full names it bears.
    """
    local = address.local
    if not local and not shown:
        return Sort("automated", _("It has neither an address nor a name."))
    if not local and address.organisation and not human and name.given not in FAMILIES_OF:
        return Sort(
            "automated",
            _("“%(name)s” stands at an address that is nobody's, and is not a person's name.") % {"name": shown},
        )
    if name.via:
        if name.full or behaviour.automated * 2 <= behaviour.sent:
            return PERSON
        return Sort("automated", _("A machine writes for “%(name)s”.") % {"name": name.shown})
    carried = human and bool(local) and local_carries_name(local, name)
    if local:
        by_address = _by_local_part(address, behaviour, human=human, carried=carried)
        if by_address is not PERSON:
            return by_address
    known = name.given in FAMILIES_OF if not name.family else human and (name.given in FAMILIES_OF or name.known_order)
    by_headers = _by_headers(behaviour, human=known or carried)
    if by_headers is not PERSON:
        return by_headers
    if carried:
        return PERSON
    by_name = _by_name(name.shown or shown, human=human, behaviour=behaviour)
    if by_name is not PERSON:
        return by_name
    return _by_behaviour(behaviour, human=human, known=known, names=names, shown=shown)


def looks_human(name: Name, shown: str, organisation: str = "") -> bool:
    """Whether a display name reads as somebody's given name and family name."""
    if not name.family or name.joint:
        return False
    if organisation and organisation == name.given and name.given not in FAMILIES_OF:
        return False
    if name.known_order:
        return True
    if shown[:1].isupper() and shown.rpartition(" ")[2][:1].islower() and name.given not in FAMILIES_OF:
        return False
    if shown.count(" ") <= 2 and name.shown == shown and NAME_WORDS.isdisjoint((name.given, name.second, name.family)):
        return shown.replace(" ", "").replace(".", "").isalpha()
    if name.given in FAMILIES_OF:
        return not ROLE_NAME.search(name.shown)
    if len(name.middle) == 1 and not name.second:
        return not ROLE_NAME.search(name.shown)
    return not ROLE_NAME.search(name.shown) and not ROBOT_NAME.search(name.shown) and not LIST_NAME.search(shown)


def local_carries_name(local: str, name: Name) -> bool:
    """Whether the local part is made of the person's name: ann.roe, aroe, roe, annr."""
    if not name.family:
        return False
    plain = folded(local).replace(".", "").replace("_", "")
    if not plain.isalpha():
        plain = "".join(c for c in plain if c.isalpha())
    family, given = name.family, name.given
    if len(family) > 2 and family in plain:
        return True
    return (len(given) > 2 and (given in plain or plain in given)) or (
        plain[1:] != "" and len(plain) >= 5 and family.startswith(plain[1:])
    )


def _by_local_part(address: Address, behaviour: Behaviour, *, human: bool, carried: bool) -> Sort:
    local = address.local
    if carried and behaviour.automated * 2 < max(behaviour.sent, 1):
        return PERSON
    if not _plain(local):
        if local in ROLE_WORDS:
            if human and behaviour.from_owner and behaviour.sent:
                return PERSON
            return Sort(
                "role", _("“%(address)s” is the address of an office, not of one person.") % {"address": f"{local}@"}
            )
        if local in ROBOT_WORDS or ROBOT_LOCAL.search(local):
            return Sort(
                "automated", _("“%(address)s” is an address that machines send from.") % {"address": f"{local}@"}
            )
        if local in LIST_WORDS or LIST_LOCAL.search(local):
            return Sort("list", _("“%(address)s” is the address of a list.") % {"address": f"{local}@"})
    if address.domain and not carried and _sends_mass_mail(address.domain):
        return Sort("automated", _("%(domain)s is a domain for mass mail.") % {"domain": address.domain})
    return PERSON


def _plain(local: str) -> bool:
    """Whether a local part is one or two words that give nothing away, as most are."""
    if len(local) > 9 and local.endswith(_TELLING_ENDS):
        return False
    first, _, second = local.partition(".")
    if not first.isalpha() or (second and not second.isalpha()) or first in _TELLING or second in _TELLING:
        return False
    return not any(part in local for part in _TELLING_PARTS) and not local.startswith("all")


@lru_cache(maxsize=100_000)
def _sends_mass_mail(domain: str) -> bool:
    return bool(ROBOT_DOMAIN.search(domain))


def _by_headers(behaviour: Behaviour, *, human: bool) -> Sort:
    sent, automated = behaviour.sent, behaviour.automated
    if not sent:
        return PERSON
    unanswered = not behaviour.from_owner and not behaviour.received
    # A person writes some mail that looks automatic; a robot that bears a person's name writes nothing else.
    needed = 0.9 if human else 0.3 if unanswered else 0.5
    if automated >= needed * sent and automated and not (behaviour.from_owner and human) and (sent > 1 or not human):
        return Sort(
            "automated",
            _("The headers of %(count)s of its %(total)s messages say that a machine sent them.")
            % {"count": automated, "total": sent},
        )
    if behaviour.listed >= 0.9 * sent and not human and not behaviour.from_owner and sent >= 3:
        return Sort(
            "automated", _("All but few of its %(count)s messages went out to a mailing list.") % {"count": sent}
        )
    return PERSON


def _by_name(shown: str, *, human: bool, behaviour: Behaviour) -> Sort:
    if not shown or human or "@" in shown:
        return PERSON
    if LIST_NAME.search(shown):
        return Sort("list", _("“%(name)s” is the name of a list.") % {"name": shown})
    if ROBOT_NAME.search(shown) and not behaviour.from_owner:
        return Sort("automated", _("“%(name)s” is not a person's name.") % {"name": shown})
    if ROLE_NAME.search(shown):
        return Sort("role", _("“%(name)s” is the name of an office.") % {"name": shown})
    return PERSON


def _by_behaviour(behaviour: Behaviour, *, human: bool, known: bool, names: int, shown: str) -> Sort:
    if names > 1 and behaviour.sent and not behaviour.received and not behaviour.from_owner and not known:
        return Sort(
            "automated", _("It sends under %(count)s different names, and nobody ever wrote to it.") % {"count": names}
        )
    unanswered = not behaviour.received and not behaviour.from_owner
    if human and not known and unanswered and behaviour.sent >= UNANSWERED_MIN:
        return Sort(
            "automated", _("It sent %(count)s messages and nobody ever wrote to it.") % {"count": behaviour.sent}
        )
    if human or known or behaviour.from_owner or behaviour.received > behaviour.sent:
        return PERSON
    if behaviour.sent >= 8 and behaviour.received == 0 and (behaviour.recipients_mean > 12 or shown):
        return Sort(
            "automated",
            _("It sent %(count)s messages, bears no person's name, and nobody ever wrote to it.")
            % {"count": behaviour.sent},
        )
    if names >= 4 and behaviour.sent >= 4:
        return Sort("automated", _("It sends under %(count)s different names.") % {"count": names})
    return PERSON

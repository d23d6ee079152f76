"""Others' view: whom the user asked, who replied, and what all of them say together."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.reflection.others import REPLIES_MIN
from firsthand.domain.reflection.rating import BY_KEY, latest
from firsthand.domain.wording import sentence_case
from firsthand.services import oneself, others_view
from firsthand.services.actor import Actor, now
from firsthand.web.elements.words import day_words, number
from firsthand.web.reflect.forms import NamedForm, ReplyForm
from firsthand.web.reflect.mirror_part import level_words


@dataclass(frozen=True)
class InvitedLine:
    """standing: when they were asked, or that they replied."""

    id: int
    person_id: int | None
    name: str
    standing: str
    replied: bool


@dataclass(frozen=True)
class TogetherLine:
    """mine: what the user says of it, theirs: what the replies say together, both in words."""

    text: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class OthersPage:
    """waiting: how many replies are missing before anything is shown, ''; said: what was just done."""

    invited: tuple[InvitedLine, ...]
    waiting: str
    lines: tuple[TogetherLine, ...]
    words: tuple[str, ...]
    invite: NamedForm
    reply: ReplyForm
    said: str
    error: str


def others_page(
    actor: Actor, *, said: str = "", error: str = "", invite: NamedForm | None = None, reply: ReplyForm | None = None
) -> OthersPage:
    found, today = others_view.others_view(actor), now(actor).day
    mine = latest(oneself.rated(actor))
    return OthersPage(
        invited=tuple(
            InvitedLine(
                one.id,
                one.person,
                one.name,
                _("Replied, %(day)s") % {"day": day_words(one.replied, today)}
                if one.replied
                else _("Asked, %(day)s") % {"day": day_words(one.asked, today)},
                one.replied is not None,
            )
            for one in others_view.invitations(actor)
        ),
        waiting=_waiting(found.replies, found.needed),
        lines=tuple(
            TogetherLine(
                _(BY_KEY[one.item].text),
                level_words(mine[one.item].level) if one.item in mine else _("Nothing yet"),
                level_words(one.level) if one.level is not None else _("Can’t tell yet"),
            )
            for one in found.levels
        ),
        words=found.words,
        invite=invite or NamedForm(auto_id="invite_%s"),
        reply=reply or ReplyForm(auto_id="reply_%s"),
        said=said,
        error=error,
    )


def _waiting(replies: int, needed: int) -> str:
    if not needed:
        return ""
    have = ngettext("%(count)s reply so far", "%(count)s replies so far", replies or 2) % {"count": number(replies)}
    return _("%(have)s; from %(needed)s on, what they say together is shown here.") % {
        "have": sentence_case(have), "needed": number(REPLIES_MIN),
    }  # fmt: skip

from dataclasses import asdict, dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from firsthand import language
from firsthand.domain.digest import DigestPlan
from firsthand.services import digest, feed, judging, owner, workspaces
from firsthand.services.actor import Actor, now
from firsthand.services.feed import Feed
from firsthand.web.elements.words import day_words, formatted
from firsthand.web.settings.forms import POINTS, DeleteForm, DigestForm, EnergyForm, RestoreForm, WeightsForm, WhoForm
from firsthand.web.shell import APPEARANCES, shell_of

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

APPEARANCE_LABELS: dict[str, str | Promise] = {
    "system": _("As the system is"),
    "light": pgettext_lazy("appearance", "Light"),
    "dark": pgettext_lazy("appearance", "Dark"),
}


@dataclass(frozen=True)
class AddressChoice:
    """One address that can be ticked, and why it is here; ticked: held to be the owner's now."""

    address: str
    reason: str
    ticked: bool


@dataclass(frozen=True)
class AppearanceChoice:
    value: str
    label: str | Promise
    chosen: bool


@dataclass(frozen=True)
class LanguageChoice:
    """code: as pages name it; name: in the language itself."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class DailyMail:
    """words: how it is doing; trouble: what went wrong the last time and what to do, '' for nothing."""

    wanted: bool
    words: str
    trouble: str


@dataclass(frozen=True)
class SettingsPage:
    """addresses, delegates: those in force first, then those proposed; said: what was just kept;
    test_failed: why a test of the daily mail did not go.

    feed_address: of the private calendar, right after it was made. this_machine_only: whether only programs on this machine
    reach an address of ours.
    """

    addresses: tuple[AddressChoice, ...]
    delegates: tuple[AddressChoice, ...]
    who: WhoForm
    appearances: tuple[AppearanceChoice, ...]
    languages: tuple[LanguageChoice, ...]
    shortcuts: bool
    weights: WeightsForm
    energy: EnergyForm
    restore: RestoreForm
    delete: DeleteForm
    digest: DigestForm
    daily: DailyMail
    demo: bool
    demo_exists: bool
    feed: Feed | None
    feed_since: str
    this_machine_only: bool
    feed_address: str = ""
    said: str = ""
    test_failed: str = ""


def settings_page(request: HttpRequest, actor: Actor, **changed: object) -> SettingsPage:
    """The page; `changed` replaces parts of it by name: a form that was refused, or what was just kept."""
    mine = owner.who_am_i(actor)
    shell = shell_of(request)
    plan = digest.plan(actor)
    given_out = None if actor.demo else feed.standing(actor)
    page = SettingsPage(
        addresses=_choices(mine.addresses, mine.proposed_addresses),
        delegates=_choices(mine.delegates, mine.proposed_delegates),
        who=WhoForm(initial={"owner_name": mine.name, "time_zone": actor.zone.key}),
        appearances=tuple(
            AppearanceChoice(value, APPEARANCE_LABELS[value], value == shell.appearance) for value in APPEARANCES
        ),
        languages=tuple(LanguageChoice(*one, one[0] == shell.chosen_language) for one in language.LANGUAGES.items()),
        shortcuts=shell.shortcuts,
        weights=WeightsForm(
            initial={name: round(value * POINTS) for name, value in asdict(judging.weights(actor)).items()}
        ),
        energy=EnergyForm(initial={"level": judging.energy(actor, now(actor).day_number)}),
        restore=RestoreForm(),
        delete=DeleteForm(),
        digest=DigestForm(initial=_digest_initial(plan)),
        daily=_daily(plan, now(actor).day),
        demo=actor.demo,
        demo_exists=workspaces.demo_exists(),
        feed=given_out,
        feed_since=formatted(given_out.since, "j F Y") if given_out else "",
        this_machine_only=split_domain_port(request.get_host())[0] in LOOPBACK,
    )
    return replace(page, **changed)  # type: ignore[arg-type]


def _digest_initial(plan: DigestPlan | None) -> dict[str, object]:
    if plan is None:
        return {"hour": 7, "security": "starttls"}
    return {
        "sender": plan.sender, "host": plan.host, "user": plan.user, "hour": plan.hour, "security": plan.security,
        "port": "" if plan.port == digest.PORTS[plan.security] else plan.port,
    }  # fmt: skip


def _daily(plan: DigestPlan | None, today: date) -> DailyMail:
    if plan is None or not plan.wanted:
        return DailyMail(False, now_("Off. Nothing is sent."), "")
    words = now_("On: to %(to)s, at %(hour)s:00, through %(host)s.") % {
        "to": plan.recipient, "hour": plan.hour, "host": plan.host,
    }  # fmt: skip
    if plan.state:
        said = {
            "sending": now_("it is being sent"),
            "sent": now_("sent"),
            "quiet": now_("nothing to say, so nothing was sent"),
            "failed": now_("not sent, and tried again"),
            "refused": now_("not sent"),
            "uncertain": now_("perhaps sent"),
        }[plan.state]
        words += f" {day_words(plan.last_day, today)}: {said}."
    return DailyMail(True, words, f"{plan.reason}. {plan.remedy}" if plan.reason else "")


def _choices(kept: tuple[tuple[str, str], ...], proposed: tuple[tuple[str, str], ...]) -> tuple[AddressChoice, ...]:
    """Those in force, then those proposed that are not."""
    known = {address for address, _reason in kept}
    return tuple(AddressChoice(address, reason, ticked=True) for address, reason in kept) + tuple(
        AddressChoice(address, reason, ticked=False) for address, reason in proposed if address not in known
    )

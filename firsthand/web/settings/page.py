from dataclasses import asdict, dataclass, replace

from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.services import feed, judging, owner, workspaces
from firsthand.services.actor import Actor, now
from firsthand.services.feed import Feed
from firsthand.web.settings.forms import POINTS, DeleteForm, EnergyForm, RestoreForm, WeightsForm, WhoForm
from firsthand.web.shell import APPEARANCES, shell_of

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

APPEARANCE_LABELS: dict[str, str | Promise] = {
    "system": _("As the system is"),
    "light": _("Light"),
    "dark": _("Dark"),
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
class SettingsPage:
    """addresses, delegates: those in force first, then those proposed; said: what was just kept.

    feed_address: of the private calendar, right after it was made. this_machine_only: whether only programs on this machine
    reach an address of ours.
    """

    addresses: tuple[AddressChoice, ...]
    delegates: tuple[AddressChoice, ...]
    who: WhoForm
    appearances: tuple[AppearanceChoice, ...]
    shortcuts: bool
    weights: WeightsForm
    energy: EnergyForm
    restore: RestoreForm
    delete: DeleteForm
    demo: bool
    demo_exists: bool
    feed: Feed | None
    this_machine_only: bool
    feed_address: str = ""
    said: str = ""


def settings_page(request: HttpRequest, actor: Actor, **changed: object) -> SettingsPage:
    """The page; `changed` replaces parts of it by name: a form that was refused, or what was just kept."""
    mine = owner.who_am_i(actor)
    shell = shell_of(request)
    page = SettingsPage(
        addresses=_choices(mine.addresses, mine.proposed_addresses),
        delegates=_choices(mine.delegates, mine.proposed_delegates),
        who=WhoForm(initial={"owner_name": mine.name, "time_zone": actor.zone.key}),
        appearances=tuple(
            AppearanceChoice(value, APPEARANCE_LABELS[value], value == shell.appearance) for value in APPEARANCES
        ),
        shortcuts=shell.shortcuts,
        weights=WeightsForm(
            initial={name: round(value * POINTS) for name, value in asdict(judging.weights(actor)).items()}
        ),
        energy=EnergyForm(initial={"level": judging.energy(actor, now(actor).day_number)}),
        restore=RestoreForm(),
        delete=DeleteForm(),
        demo=actor.demo,
        demo_exists=workspaces.demo_exists(),
        feed=None if actor.demo else feed.standing(actor),
        this_machine_only=split_domain_port(request.get_host())[0] in LOOPBACK,
    )
    return replace(page, **changed)  # type: ignore[arg-type]


def _choices(kept: tuple[tuple[str, str], ...], proposed: tuple[tuple[str, str], ...]) -> tuple[AddressChoice, ...]:
    """Those in force, then those proposed that are not."""
    known = {address for address, _reason in kept}
    return tuple(AddressChoice(address, reason, ticked=True) for address, reason in kept) + tuple(
        AddressChoice(address, reason, ticked=False) for address, reason in proposed if address not in known
    )

from dataclasses import dataclass

from firsthand.services import workspaces
from firsthand.services.actor import Actor
from firsthand.web.sources.forms import PathForm, UploadForm
from firsthand.web.sources.guides import GUIDES, Guide


@dataclass(frozen=True)
class WelcomePage:
    """empty: whether there is nothing here yet; the page can be read later as well.

    ask_who: whether the question whose mail it is stands open.
    """

    empty: bool
    upload: UploadForm
    path: PathForm
    guides: tuple[Guide, ...]
    demo_exists: bool
    ask_who: bool = True


def welcome_page(actor: Actor) -> WelcomePage:
    return WelcomePage(
        empty=workspaces.is_empty(actor),
        upload=UploadForm(prefix="upload"),
        path=PathForm(prefix="path"),
        guides=GUIDES,
        demo_exists=workspaces.demo_exists() and not actor.demo,
    )

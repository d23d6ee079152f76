"""Who LinkedIn's messages and invitations are from and to."""

import re

from firsthand.connectors.profiles import linkedin_profile
from firsthand.domain.messages import Named, Role

_NOBODY = re.compile(r"linkedin[ -]\w+|\w+ (?:de |di |do |van )?linkedin", re.IGNORECASE)
"""'LinkedIn Member' in any language: what stands for everybody who closed the account, so for nobody."""


def person(role: Role, name: str, url: str) -> tuple[Named, ...]:
    """Somebody by the address of the profile, which is how LinkedIn tells people apart; () for nobody in particular."""
    name = " ".join(name.split())
    profile = linkedin_profile(url)
    if not profile and (not name or _NOBODY.fullmatch(name)):
        return ()
    return (Named(role, name, profile),)


def recipients(names: str, urls: str) -> tuple[Named, ...]:
    """Everybody in TO; LinkedIn divides names by ', ', which may also stand within one ('Ann Lee, PhD')."""
    profiles = [url for url in re.split(r"[,;\s]+", urls) if url]
    if len(profiles) == 1:
        return person("t", names, profiles[0])
    found = _names(names)
    if not profiles:
        return tuple(one for name in found for one in person("t", name, ""))
    if len(found) != len(profiles):  # then nobody can tell whose name is whose
        found = [""] * len(profiles)
    return tuple(one for name, url in zip(found, profiles, strict=True) for one in person("t", name, url))


def _names(names: str) -> list[str]:
    found: list[str] = []
    for piece in (piece.strip() for piece in names.split(",")):
        if found and piece and (" " not in piece or "." in piece):
            found[-1] += f", {piece}"
        elif piece:
            found.append(piece)
    return found

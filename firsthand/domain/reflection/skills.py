"""The ten skills of a network that is worth having: what can be rated, and what can be practised."""

from dataclasses import dataclass

from firsthand.language import gettext_noop


@dataclass(frozen=True)
class Skill:
    """key: names it in rows and addresses; title and line: msgids, to be translated where they are shown."""

    key: str
    title: str
    line: str


SKILLS = (
    Skill(
        "reading-people",
        gettext_noop("Reading people"),
        gettext_noop("Notice what somebody needs, and what weighs on them, before they say it."),
    ),
    Skill(
        "influencing",
        gettext_noop("Influencing"),
        gettext_noop("Win people for something that is good for them and for the whole, with the reasons in the open."),
    ),
    Skill(
        "building",
        gettext_noop("Building"),
        gettext_noop("Get to know people before there is anything to be asked of them."),
    ),
    Skill(
        "maintaining",
        gettext_noop("Maintaining"),
        gettext_noop("Stay in touch in a rhythm that suits both of you."),
    ),
    Skill(
        "using",
        gettext_noop("Using"),
        gettext_noop("Draw on the people you know for what has to be done, and bring them together."),
    ),
    Skill(
        "inside-outside",
        gettext_noop("Inside and outside"),
        gettext_noop("Know people beyond your own team, your own field and your own house."),
    ),
    Skill(
        "sincerity",
        gettext_noop("Sincerity"),
        gettext_noop("Say what you want and why, and do what you said."),
    ),
    Skill(
        "asking",
        gettext_noop("Asking"),
        gettext_noop("Ask for help and for honest words, clearly and with an easy no."),
    ),
    Skill(
        "accepting",
        gettext_noop("Accepting"),
        gettext_noop("Say yes to help that is offered, and let it count."),
    ),
    Skill(
        "thanking",
        gettext_noop("Thanking"),
        gettext_noop("Thank people for what they did, and say what came of it."),
    ),
)
"""In the order in which they are shown. Keys are in rows: they never change."""

BY_KEY = {skill.key: skill for skill in SKILLS}

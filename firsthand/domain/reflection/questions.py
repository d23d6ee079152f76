"""The twelve questions, in their order: the one home of their wording."""

from dataclasses import dataclass
from typing import Literal

from firsthand.language import gettext_noop

Feeds = Literal["words", "skills", "", "values", "role-models", "learn", "plan"]
"""What an answer may lead to, always by the user's own hand."""


@dataclass(frozen=True)
class Question:
    """number: 1 to 12. text, help, example: msgids, to be translated where they are shown. example: an invented answer."""

    number: int
    text: str
    help: str
    example: str
    feeds: Feeds


QUESTIONS = (
    Question(
        1,
        gettext_noop(
            "What comes to your mind first when you hear politics, when you hear influence, when you hear networking?"
        ),
        gettext_noop("The first words, unpolished. A picture, a person or an afternoon you remember will do."),
        gettext_noop(
            "Politics: closed doors. Influence: my first boss, who never raised her voice. Networking: name badges."
        ),
        "words",
    ),
    Question(
        2,
        gettext_noop("Where do politics, influence and networking differ, for you?"),
        gettext_noop(
            "Think of one deed that could pass for any of the three. What would have to be added to make it each?"
        ),
        gettext_noop("All three move people. I call it influence when I could say my reasons to everybody’s face."),
        "words",
    ),
    Question(
        3,
        gettext_noop("Which skills does each of the three call for?"),
        gettext_noop("Name what somebody does, so that another could learn it, rather than what they are like."),
        gettext_noop(
            "Influence: knowing what the other has to deliver this quarter. Networking: calling without a reason."
        ),
        "skills",
    ),
    Question(
        4,
        gettext_noop("How good are you at each of those skills today?"),
        gettext_noop(
            "Beside each skill, the last time you used it. Below, you can also say how far single sentences hold of you."
        ),
        gettext_noop("I explain well and listen badly. I last asked for help in spring, and it took me two weeks."),
        "skills",
    ),
    Question(
        5,
        gettext_noop("Which kind of politics prevails in your organisation?"),
        gettext_noop(
            "Who gets what they want, and how? Take the last decision that surprised you, and follow it backwards."
        ),
        gettext_noop("Things are settled before the meeting. Whoever speaks last with the director has half won."),
        "",
    ),
    Question(
        6,
        gettext_noop("What drives it?"),
        gettext_noop("What is scarce, what is feared, what is rewarded? People mostly do what pays where they are."),
        gettext_noop("Headcount is given out once a year, and nobody knows by which rule."),
        "",
    ),
    Question(
        7,
        gettext_noop("How much trust is there in it?"),
        gettext_noop(
            "Where do people say what they think, and where do they look around first? What happens to bad news?"
        ),
        gettext_noop("Within the team a lot. Across departments people write things down so as to be covered."),
        "",
    ),
    Question(
        8,
        gettext_noop("How does that go with your values and your integrity?"),
        gettext_noop("Where could you be entirely yourself last month, and where did you have to look away?"),
        gettext_noop("I can argue for my people openly. I kept quiet about the tender, and it still bothers me."),
        "values",
    ),
    Question(
        9,
        gettext_noop("Whom do you know who lives well with it, for the right reasons?"),
        gettext_noop("Somebody you would not mind being seen to imitate. They need not be senior, nor in your house."),
        gettext_noop("Our works nurse. Everybody tells her everything, and it never goes any further."),
        "role-models",
    ),
    Question(
        10,
        gettext_noop("What do they do that you don’t?"),
        gettext_noop("Watch their hands: whom do they call, when, with what, and what do they leave out?"),
        gettext_noop("She walks through the hall every morning and asks one question. I sit behind my door until ten."),
        "learn",
    ),
    Question(
        11,
        gettext_noop("What would let you do well here and stay whole?"),
        gettext_noop("Not what the organisation would have to be like: what could begin with you, where you are?"),
        gettext_noop(
            "Two people in other departments with whom I can think aloud, and an evening a week without mail."
        ),
        "plan",
    ),
    Question(
        12,
        gettext_noop("What would you have to learn for that?"),
        gettext_noop("One thing, small enough to try within a week. Where and when would you try it first?"),
        gettext_noop("To ask early. On Monday, when the plan is still a sketch, I show it to somebody in production."),
        "plan",
    ),
)
"""Question n stands at place n - 1."""

COUNT = len(QUESTIONS)

"""Lines that people add below a letter when there is time: the season, the house, the weather, the canteen."""

POSTSCRIPTS = (
    "PS The canteen has soup again. I'd avoid it.",
    "PS Your umbrella is still in {room}.",
    "PS Did you see the heron on the canal this morning?",
    "PS I've stopped drinking coffee after two. Be patient with me.",
    "PS The lift is out. Take the stairs, it builds character.",
    "PS Happy belated birthday. I only learnt it from the cake.",
    "PS Somebody has named the new printer Gerald.",
    "PS My daughter asks what you do all day. I said: listen.",
    "PS I was {weekend} on Sunday, in case you wonder about the voice.",
    "PS There's a spare ticket for the quartet, if you know anyone.",
    "PS The trains are a mess from {day:2}. Leave early.",
    "PS The plant that you gave us is alive, against all odds.",
    "PS I owe you a lunch since {month:-3}. It hasn't been forgotten.",
    "PS If you find a grey scarf, it's mine.",
    "PS The quiz team needs somebody who knows rivers.",
    "PS Ignore the draft from this morning, I'd not had breakfast.",
    "PS I passed your old office in {town}. It's a cheese shop now.",
    "PS We've run out of the good biscuits. Morale is low.",
    "PS The window cleaner waved at me today. On the fourth floor.",
    "PS My phone is in the river, so ring the desk.",
    "PS I finished the canal book. You were right about the ending.",
    "PS They've moved the bins again.",
    "PS Is it me or is {room} colder than the street?",
    "PS {Client} send their regards, by the way.",
    "PS I met your brother's neighbour. Leeds is a village.",
    "PS No need to answer this before you've slept.",
    "PS The new badge makes me look like a forger.",
    "PS I'm learning the cello, so forgive me if I'm tired.",
    "PS You left your notes in {room}. I've read nothing but the doodles.",
    "PS The running club is recruiting. I've said that you're injured.",
    "PS There'll be a collection for the lock-keeper on {day:3}.",
    "PS Snow on the tops this morning, and it's lovely.",
    "PS I've changed desks; follow the smell of oranges.",
    "PS My mother-in-law asks for the soup recipe.",
    "PS If anybody asks, I was at the dentist.",
    "PS The allotment has given us {n:9-40} courgettes. Please take some.",
)

EXPANDED = (
    ("I'm ", "I am "), ("don't", "do not"), ("doesn't", "does not"), ("didn't", "did not"), ("isn't", "is not"),
    ("wasn't", "was not"), ("can't", "cannot"), ("It's ", "It is "), ("it's ", "it is "), ("That's ", "That is "),
    ("that's ", "that is "), ("I've ", "I have "), ("We've ", "We have "), ("we've ", "we have "), ("I'll ", "I shall "),
    ("You're ", "You are "), ("you're ", "you are "), ("They're ", "They are "), ("there's ", "there is "),
    ("won't", "will not"), ("couldn't", "could not"), ("hasn't", "has not"), ("you've ", "you have "),
    ("What's ", "What is "), ("haven't", "have not"), ("There's ", "There is "), ("they've ", "they have "),
)  # fmt: skip
"""How people write who do not shorten."""

CONTRACTED = (
    ("I am ", "I'm "), ("do not ", "don't "), ("does not ", "doesn't "), ("did not ", "didn't "), ("is not ", "isn't "),
    ("It is ", "It's "), ("That is ", "That's "),
    ("I will ", "I'll "), ("You are ", "You're "), ("you are ", "you're "), ("cannot ", "can't "), ("I would ", "I'd "),
    ("Thank you for", "Thanks for"),
)  # fmt: skip
"""How people write who shorten wherever they can; the opposite only where the sentence bears it."""

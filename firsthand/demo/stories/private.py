"""Family, friends and former colleagues."""

TEXT = """
= family sunday
A>M | [Sunday|Lunch on Sunday?|sunday]
[Are you two coming on Sunday?|I'm doing the lamb on Sunday.] [Dad wants to show you the boat.|Bring the good mustard.|The little one asks every day.]
M>A
[We'll be there at one.|Yes! What shall I bring besides mustard?|I'm on the last train on Saturday, so gently, please. Yes.]

= family dad
A>M | [Dad|His knee|Hospital]
[Dad's got a date for the knee, {date1:12}.|He went up the ladder again.] [Could you take him? I've got the school thing.|Will you ring him? He listens to you.]
M>A
[I'll take him. I've moved a meeting and the world went on.|Ringing him tonight.]
A>M +2d
[He says you were stern and he loved it.|Thank you. He's pretending that he did it for you.]

= family holiday months=3,4,5,6
A>M | [Summer|The cabin|Dates]
[The cabin is free at the end of July.|Shall we do the cabin again?] [A week all together, or are you too grand now?|Five beds, one stove, no telephone.]
M>A
[A week, yes, please. I've told Nell to fight for it.|Never too grand. I call the bed by the window.]

= family birthday
A>M | [Present|Mum's birthday|what do we get her]
[What do we get Mum?|Mum says she wants nothing, so it has to be good.] [I thought of the bench for the garden. Halves?]
M>A
[The bench is perfect. Halves.|Halves. You choose the wood, I'll do the card.]
A>M +3d
[Ordered! Oak.|Done. She'll cry.]

= family little
A>M | [Photo|school play|Small news]
[#a She was a tree. She was the best tree.|He lost a tooth and wants to know if your bank has a tooth rate.] [Ring on Sunday, she wants to tell you herself.]
M>A
[#a A tree! I'll ring on Sunday.|Tell him I'll ask the credit committee.]

= friend catchup
A>M | [Alive?|Long time|You owe me a walk]
[It's been since {month:-2}. Are you alive?|You owe me a walk and I owe you a book.] [{D1:5} evening?|Saturday, the reservoir, nine?]
M>A
[Alive, barely. Saturday, yes.|{D1:5} is good. I'll leave the phone at home.]
A>M +4d
[That did me good.|Thank you for listening to all of it.] [I rang her, as you said. It went well.|I slept eight hours.]

= friend help
A>M | [Can I ask you something|A job thing|advice?]
[#a They've offered me the director's job and I don't know that I want it.|I have an interview and they'll ask about money.] [You've done this. Could we talk?]
M>A
[#a Ring me tonight after eight.|Of course. Say a number first and then be silent. But ring me.]
A>M +3d
[#a I said no to the job, and I feel light.|I was silent and it worked!] [Thank you, truly.|Dinner on me.]

= friend tickets
A>M | [Concert|Tickets|{date1:20}]
[I've two tickets for the quartet on {date1:20}.|There's a film about the ferry.] Come?
M>A
[Yes!|Love to.|I'm away, curses. Ask Joss?]

= alum idea
A>M | [Saw this|Thought of you|From the other side]
[I've been reading about {topic} and heard your voice.|We have the outage you had in {month:-5}.] [How did you tell the clients?|Is it still true that the phone wins on Fridays?]
M>A
[Within ten minutes, in plain words, and again at the end. I can send you the text.|Still true.] [How's the new place?]
A>M
[Please send it.|Good. Odd. They've no Rosa here.]
M>A attach:outage-note.pdf
[Attached. Change the names.|Here. Improve it and send it back.]

= alum job
A>M | [A reference?|Would you speak for me?|A favour]
[I'm in the last round for {job} and they'd like to speak to somebody who has seen me fail.|May I name you as a reference?]
M>A
[With pleasure. I'll say what you did after failing.|Of course you may.]
A>M +9d
[I've got it!|They took the other one, by a hair. They said your reference was the best they'd had.] [Thank you, Maya.]
M>A
[I'm so pleased.|Their loss. Let's have lunch and be rude about them.]

= alum advice
M>A | [What would you do?|Your old chair|Still learning from you]
[You sat in this chair once. How did you keep the floor and the screen friends?|I'm about to reorganise and remember that you did it without a single resignation. How?]
A>M +1d
[I had lunch on the floor every Wednesday. That was all.|I asked everyone what they'd keep. Nobody had asked before.]
M>A
[Wednesday it is.|So simple that it's cunning. Thank you.]

= alum lunch
A>M | [Lunch?|In Leeds on {date1:9}|Are you about?]
[I'm in Leeds on {date1:9}. Lunch?|Passing through on {d1:6}, with an hour to spare.]
M>A
[Yes! {Table}, {time}?|An hour is not enough and I'll take it.]
A>M +after
[That was lovely.|Good to see you so well.] [I've sent your name to the people with the terminal.|You look tired. Take the fortnight.]
"""

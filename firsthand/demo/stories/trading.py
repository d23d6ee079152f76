"""Trading: what the floor asks for and complains of."""

TEXT = """
= trading complaint
A>M | [The screen|{Desk} is not happy|This can't go on]
[{Desk} lost a deal this morning because {fault}.|Twice this week {fault}, and both times in the middle of the auction.] [I don't need an apology, I need a date.|My people have gone back to the phone.] When is it fixed?
M>A
[Fair.|You're right, and it's on me.] [The fix is in test and goes live on {d1:2} before the open.|I don't have a date yet. You'll have one by {time} today.] [Could one of yours try it tonight, before everybody gets it?]
A>M +4h
[{B} will try it.|All right. {B} is here until seven.|Fine. If it holds tomorrow, I'll say so on the floor.]
A>M +3d
[It holds.|No complaints since. That's praise, here.|It works. {B} has even stopped swearing at it.]

= trading product
A>M | [{Product} on screen|When do we get {product}?|Clients ask for {product}]
[Three clients asked me for {product} this week.|We do {product} by phone all day and it bores everybody.] [What would it take to have it on the screen?|Could we have it before {month1:3}?] [I'd put liquidity behind it: two-way prices, all day.|I'll make prices in it, you have my word.]
M>A
[Your word on prices is what it takes.|Prices all day would change everything.] [The screen part is three weeks. I'd start on {d1:6} if you name a person for it.|Who on your desk would own it? I'd like them in the room from the start.]
A>M
[{B}.|Take {B}, who's been asking for something like this.] [But not before the auction week.|Don't let {B} design the colours.]
M>A,B
[Good. {B}, {time} on {d2:3}, in {room}?|Done. {B}, I'll find you on the floor, it's easier than a meeting.]

= trading thanks
A>M | [Auction day|Credit where due|For once]
[The auction ran to the second and the screen didn't blink.|{n:210-640} deals in an hour and I didn't hear one complaint.] [I thought you should hear that from the floor, since you hear the rest.|Tell your people.]
M>A
[I've read it out, with your name on it.|That will hang on the wall.|Thank you. It's rarer than rubies, and they know it.]

= trading liquidity
M>A | [{Product} is thin|Where did the prices go?|Prices in {product}]
[Since {month1:-1} there are hours without a single price in {product}.|Clients tell me that they look, see nothing and ring somebody else.] [What has changed on your side?|Is it the market or is it us?]
A>M
[The market, and {B} has been on leave.|We lost money in it. I'd rather not make prices in the dark.|Us. I moved the man who cared about it.] [If you can show me who is looking, I can make a case.|Give us a quiet way of seeing orders first.]
M>A +2d
[{n1:14-60} clients opened that page last week, {n2:3-12} of them every day.|I can show you how many look, not who. Attached.] [Would that be enough to try for a month?]
A>M
[For a month, yes.|That's more than I thought. {B} will make prices from {d1:3}.|All right. But if I'm run over, I'll send you the bill.]

= trading data
A>M | [A number, please|Figures for {town}|{figure}]
[I'm in {town} on {d1:3} and need one figure: {figure}, for our products only.|Could somebody pull {figure} for {desk}, by month, since the launch?] [It needn't be pretty.|Tonight, if that's possible at all.]
M>A +5h attach:figures.csv
[Attached.|Here.] [Mind that {month:-3} has the two outages in it.|The first months are small numbers, so don't quote percentages.] [Samir made it in an hour; say thank you to him, not to me.]
A>M
[Thanks. Told him.|Got it, and I owe Samir a beer.|Perfect.]

= trading visit
A>M | [Come and sit with us|A morning on the floor|You haven't been down]
[You haven't been on the floor since {month:-2}.|The new people think you're a rumour.] [Come and sit with {desk} for a morning. {D1:3}, from seven?|Spend an hour next to {B} on {d1:3}; you'll learn more than from any survey.]
M>A
[I'll be there at seven.|You're right. I'll come and keep quiet.|{D1:3} works until {time}. I'll bring the buns.]
M>A +4d
[Thank you for the morning.|I learnt three things.] [Nobody uses the menu: they type. And I saw why {fault} drives you mad.|{B} has a slip of paper on the monitor with five things we should've built.] [Two of them will be in the next release.|I've asked Priya to look at the paper.]
A>M
[Good. Come again.|{B} is insufferable now.|Told you.]

= trading fees
A>M | [Internal fees|Why do we pay?|The fee line in my numbers]
[I've a fee line of {n1:80-410} thousand for a screen that my own company owns.|Explain to me why {desk} pays the same fee as a stranger.] [Charles says it's your rule.]
M>A
[It's the rule of the committee, and I argued for it.|My rule, yes.] [If you paid less, clients would say the game is rigged, and they'd be right.|The day we give ourselves a discount we stop being a market.] [I'd help you put it to Charles that it shouldn't count against your bonus pool. That part is silly.]
A>M
[Annoying, but I see it.|Do that, and I'll stop.|Hm. Lunch?]

= trading newcomer
A>M | [{B} and {product}|A new voice on {product}|Introduction]
[{B} takes over {product} on {desk} from {d1:3}.|You'll be hearing from {B}, who'll run {product}.] [Would you give {B} {minutes} on how the marketplace really works?|Show {B} the screen before the floor does.]
M>A,B
[Welcome, {B}.|Gladly.] [{Time} on {d2:4}, at my desk? Bring the questions nobody here will answer.|Come to our stand-up on {d2:4}, then I will take you round.]
B>M
[Thank you, I'll be there.|I'd like that. I have eleven questions so far.|{D2:4} works. Is it true about the grey button?]

= trading risk-idea
A>M | [Off-beat|Something I saw in {town}|Idea from the road]
[In {town} they show the last refused order beside the last deal.|A client in {town} showed me a screen that speaks when a limit is near.] [We laughed, and then we didn't.|Half of {desk} wants it.] [Worth stealing?]
M>A
[Worth borrowing.|I'd steal half of it.] [Send me a photograph if they let you.|Tell Ines, she collects these.]

= trading meet
M>A | [{minutes}?|Before {meeting}|Could I have {minutes} with you?]
I'd like to talk through {product} before {meeting}, [so that we don't surprise each other there|with nobody else in the room]. {D1:1} or {d2:2}?
A>M
[{D1:1}, {time}, my desk.|{D2:2}. After the close, before is murder.|Whenever, if it's short. {D1:1}, then.]
M>A
[See you then.|Good, I'll come down.|Perfect.]
"""

"""Clients outside Larkfield."""

TEXT = """
= client problem
A>M | [An unhappy morning|{Product}|Your screen this morning]
[We couldn't enter an order for {product} between {time} and ten minutes later.|This morning {fault}.] [It cost us about {n1:2-19} thousand.|No money was lost, some temper was.] [What happened?|Could you tell me what I should tell my board?]
M>A
[You're owed an explanation and you'll have it by {time} tomorrow.|I'm sorry. I've asked for the log and will ring you today.]
M>A +1d
[What happened: a change of ours at seven, tested on the wrong day's prices.|In short: {fault}, and our alarm was asleep.] [We've taken it out and changed who signs for such things.|It won't happen that way again. Something else will, one day, and I'll ring you then too.]
A>M
[Thank you for the straight answer.|Appreciated. My board will be content.|Fine. I'm back on the screen.]

= client wish
A>M | [A wish|Could your screen|From our desk]
[Could your screen show us our own orders of last year?|Our scheduler would like to see {product} in half-hours.|Would it be possible to get a warning before the limit bites?] [Nobody else does it either, so I ask without much hope.]
M>A
[#b It's possible, and you're the fourth to ask.|Not this year, I'm afraid. May I tell you why when we speak?|We're building it. Would one of your people try it before the others?]
A>M
[#b [The fourth! Then we're not so odd.|Good. Take your time.]|[That's a better answer than I'd expected.|Do ring me.]|Gladly: {B}, who breaks everything.]

= client thanks
A>M | [Thank you|Your Gwen|A letter of praise]
[Your Gwen stayed on the line until our people had understood it. I want that known.|We closed our best month, half of it on your screen.|When our system was down, yours held our orders for an hour. You needn't have.]
M>A
[It's known now, and she has read your letter aloud.|I'm delighted.] [Anything we could do better?|How's the new system?]
A>M +1d
[Open at seven.|The print page. It's still awful.|Nothing, for once.]

= client contract
A>M | [Our agreement|Renewal|The second year]
[Our agreement ends in {month:2}.|We'd like to go on, with one change.] [Could the minimum fee go?|Could we pay by the month?] [I'm asking you rather than the desk because you wrote the thing.]
M>A +1d
[By the month is fine.|The minimum can go if you name the products you'll trade.] [Tamsin will send the paper.]
A>M +4d
[Signed.|Signed, and back by courier.] [That was painless.|On to the second year.]

= client visit
A>M | [Would you visit us?|{D1:8}|Come and see the plant]
[You've sold us power for a year and never seen where it goes.|Our planning day is on {date1:14}.] [Come and see it, with boots.|Would you speak for twenty minutes on {topic}?]
M>A
[I'd love to see it. I have boots.|Yes, with pleasure.|I can't that day, but Priya could, and she's the better speaker.]
A>M +after
[They still talk about it.|Thank you for coming.] [You asked our foreman more questions than any consultant.|Three people asked for your slides, and there weren't any.]
M>A
[I learnt what a bad half-hour costs you. I'll not forget that noise.|It was the best day of the month.] [Thank you for having me.]

= client price-help
M>A | [Your view|A question for a client I trust|Would you tell me straight?]
[#a We're thinking of charging by the month rather than by the deal.|We may close the phone line at five.] [Would you hate it?|What would you do in our place?]
A>M +1d
[#a [I'd like it. My accountant would love it.|I'd hate it for a month and then like it.]|[Don't. The phone after five is why we stay.|Close it, and our night desk will haunt you.]]
M>A
[#a [Thank you. That's one person more than I had.|Thanks for being straight.]|[Then we won't. You've saved me a bad letter.|It stays open. Thank you.]]

= client people
A>M | [New on our side|Change on our desk|Meet {B}]
[From {d1:4} our desk is run by {B}.|{B} joins us and will be your person.] [Would you look after {B} a little?|Could somebody show {B} the screen?]
M>A,B
[Welcome, {B}.|With pleasure.] [Farah will ring you on {d2:2}.|Come to Leeds for a day, we'll do it properly.]
B>M
[Thank you. {D2:2} is fine.|I'd like that. Next week?|Very kind. I have heard good things.]

= client introduce
A>M | [Do you know anybody there?|A contact?|Somebody at {client}]
[Do you know anyone sensible at {client}? We'd like to share a berth with them.|I'm looking for somebody who's moved a desk onto a screen and lived.]
M>A
[I do. Let me ask first.|One or two. I'll ask.|Somebody very good, if she's still there.]
M>A +2d
[She'd be glad to hear from you: Ruby Tansley, in planning.|He's happy to talk: a Mr Ferrars, in freight. Say it's from me.|Ask for Winifred Noakes. She's expecting you.]
A>M +6d
[We had a very good hour. Thank you.|Excellent. We're sharing the berth.|Just right. I owe you one, and I'll remember.]

= client slow-pay
M>A | [An awkward question|Invoice for {month1:-1}|{month1:-1}]
[I'd rather ask you than let the system ask: is the {month1:-1} invoice with you?|Our accounts say that {month1:-1} is open. Is there something wrong with it?]
A>M +1d
[#b Wrong cost centre, our fault. Paid today.|There is: two deals are on it twice.|It went to somebody who left. On its way.]
M>A
[#b Thanks for sorting it so quickly.|You're right, and you'll have a new one on {d:2}.|Thank you.]

= client season months=12
A>M | [The year|Season's greetings|Before the holidays]
[A good year for both of us, I think. Have a quiet Christmas.|Thank you for this year, the hard weeks included.] [Let's do the {month:1} review in person.|My regards to Gwen and Desmond.]
M>A
[And to you. I've enjoyed working with you.|Thank you. It was a pleasure, the outage apart.] [Let's have that lunch in January.]
"""

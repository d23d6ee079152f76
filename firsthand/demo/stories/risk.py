"""Risk, credit and research."""

TEXT = """
= risk limit
A>M | [{Client}, limit|Limit for {client}|{Client} is near its limit]
{Client} stands at {n1:81-97} per cent of its limit and [the month isn't over|wants to trade {product} on {day:2}]. [I can raise it by {n2:3-20} million, not more, and I need a reason from somebody who knows them.|Before I say no: is there something that I can't see from here?]
M>A
[They buy in {month:0} what they sell in {month:3}, every year. It comes down by itself.|Their new plant starts in {month:1}; I've seen it, it's real.|I know their treasurer. If she says she'll pay, it's paid.] [I would give them {n2} and look again in {month:2}.|I wouldn't give them more than they ask for.]
A>M
[That's a reason. {N2} it is, until {month:2}.|Good enough. Raised, with a date on it.|Thank you. I'd have said no.]

= risk model
A>M | [The loss model|{figure} and the loss model|A number I don't like]
[The loss model doesn't know about the evening hour.|Our model takes {product} for {product2} and nobody noticed until {day:-2}.] [It's off by {n:2-19} per cent, on the safe side.|It doesn't hurt today; on a bad day it'd hurt.] Who on your side could explain {system} to {B}?
M>A cc B
[Tobias can, and likes to.|Farah knows it best.] {B}, [come and sit with us on {d1:2}, from {time}|I've told them you're coming].
B>M,A +3d
[Understood it at last.|It was quicker than reading.] [The mistake was ours: we read the time stamp as local.|We've changed the model and it now agrees to the penny, nearly.] Thank you.

= risk research
A>M | [A finding|Page four|Small but odd]
[{Figure} moves two days before the price, and I can't make it go away.|I've looked at a year of your orders: half of the clients who stop trading stop after a refused order.] [I have tried to break it for a week.|It's one picture. Can I show you?]
M>A
[Yes please. {D1:1}, {time}?|Now I'm curious. Bring the picture.] [Who else has seen it?|Would it survive without {client}?]
A>M +1d
[It survives without them, a little thinner.|Only you and the coffee machine.]
M>A +2d
[I've thought about your picture ever since.|Your picture changed the plan:] [we now ring everybody whose order is refused, the same day|Gwen's people try it for a month]. [You should hear how it went, from them.|Thank you.]

= risk pricing
M>A | [One question about pricing|A line on pricing|Pricing, one question]
[#a If you could only look at one number to know whether a fee is too high, which would it be?|Does a lower fee bring trades forward or does it bring new ones?|What's the smallest fee anybody notices?]
A>M +1d
[#a How often they ask what it was.|Forward, mostly. New ones come from the telephone.|Any fee that comes as a surprise.]
M>A
[One line, as ever. Thank you.|That's worth more than the consultants' forty pages.|I'll be thinking about that all week.]

= risk committee
A>M,B | [Risk committee, {date1:6}|Papers for {d1:6}|Committee papers]
[You have {minutes} on {d1:6}, after the credit item.|The committee would like to hear about {product}.] [They'll ask what happens if {client} can't pay.|Somebody will ask about the outage.] Papers to {B} by {d2:4}, please.
M>A,B +2d attach:committee.pdf
[Paper attached, two sides.|Attached.] [I've put the bad case first, as you like it.|Page two is the one they will want.]
A>M +4d
[It went well.|You were clear and they noticed.] [The bad case first is the way to do it.|The chairman asked who writes your papers and wouldn't believe me.]

= risk collateral
A>M | [Collateral, {client}|A call at seven|{client}: a margin question]
[{Client} pledged {product} against {product2}, which I've never seen before.|{Client} wants to post collateral on {day:2} for trades of {day:1}.] [Is it something your screen could show?|Do you know whether others allow it?]
M>A
[It could, in spring.|Two of the others do, in writing and with a cap.|It can't, today.] [Let me ask Keith, Brightbeck had a case like it.]
M>A +1d
[Keith says: they allowed it once, with a day's delay, and it held.|They had it at Brightbeck for a year and gave it up because of the work.|Keith remembers two cases, one good and one that went to court.] [He'd be happy to talk to you.|His number is on the list.|Ask him about the Tuesday rule.|Moira has the papers, if you'd like them.]
A>M
[That helps. I'll ring him.|Then I'll say no, politely.|Thank you. A day's delay I can live with.]

= risk weather
A>M | [Weather|Snow on {d1:2}|For the client desk]
[We see a cold spell from {d1:2}, {n:3-8} degrees below normal.|The models agree on wind for {d1:2}, and they never agree.] [The desks know. Your client desk may want two more people.|Expect twice the orders before nine.]
M>A
[Thank you, that's useful. Desmond is changing the rota.|Good to know. Could Gwen have these every day until it's over?]
A>M +3d
[It came, a day late.|It missed us and hit the Danes.] [How was your morning?|I hope that the rota didn't curse me.]
M>A
[{n:180-480} orders before nine and everybody at their place, thanks to you.|They played cards. No harm done.]
"""

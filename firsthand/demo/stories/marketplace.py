"""Maya's own team: products, clients, figures, one-to-ones, growing people."""

TEXT = """
= market list
A>M | [Product list|Product list, version {n:3-9}|Comments on the product list?]
The product list for {month:1} is [attached|in the usual place]. [New are {product} and {product2}.|I have taken out {product}, nobody has touched it since {month:-5}.] [Could I have your comments by {d1:3}?|Is there anything that you'd hold back?]
M>A +1d
[Good list.|Three comments.] [{Product2} needs a sentence on delivery that a newcomer can follow.|I'd hold {product} until Operations have had their week.] [Who at {client} has seen it?|Have you asked Rosa?]
A>M
[She has it since {day:-1}.|Not yet, doing it now.|{Client} saw it and asked for half-hours.] [I'll send round the final one on {d2:2}.|Changed, and thank you.]

= market numbers
A>M | [Numbers for {month1:-1}|{month1:-1} in five lines|Volumes]
[In short: {n1:1240-4800} deals, {n2:78-190} active clients, {n3:3-14} complaints.|{n1:1240-4800} deals in {month1:-1}, which is {n2:3-19} per cent up on the month before.] [{Product} did better than anybody guessed.|{Product} is asleep.] [The odd thing is {figure}: it moved on one day only and I can't say why.|What I'd look at is {figure}.]
M>A
[Good. Which clients are behind the rise?|Interesting about {figure}. Could it be the forum?] [Could you split it by new and old clients before {meeting}?|Don't polish it, but do find out.]
A>M +1d
[It's mostly three clients: {client}, {client2} and one who'd like not to be named.|New clients trade small and often, old ones the other way round.] [Table attached.|I put it on one page.]

= market visit
A>M | [Back from {client}|{Client}, notes|Visit to {client}]
[Good visit.|Odd visit.|Longer than planned, which I take as a good sign.] They [like the order book and hate the login|trade {product} by phone because their boss does|have two people who could use us and one who won't]. [What they'd really like is a warning before the limit is reached.|They asked when {product2} comes.] [I said I would find out. When can I tell them something?]
M>A
[Tell them {month:2}, and that they can help us test it.|Not this year, and I would say so plainly.] [Thank you for asking about the login and not defending it.|Who was the one who won't? I might know him.]
A>M
[Will do.|A Mr Penhallow. Do you?|They've said yes to testing. Two people, from next week.]

= market onetoone
A>M | [Thursday|Our half hour|One-to-one]
[For our half hour on {d1:1}: I would like to talk about {skill}, and about whether I am still the right person for {product}.|Could we use {d1:1} for one thing only? {B} and I keep tripping over each other on {system}.|I would like your advice on something that isn't urgent, which is why it never comes up.]
M>A
[Of course. Let's walk instead of sitting in {room}.|Yes, and I'm glad that you raise it.] [Bring one example.|Think about what you'd like to be different in three months.]
A>M +2d
[Thank you for {day:-1}.|I slept on it.] [You were right that I should speak to {B} first. I did, and it took ten minutes.|I've decided to keep {product} until the launch and then hand it over.|It helped that you didn't solve it for me.]

= market feedback
M>A | [{meeting}, afterwards|How you handled {d1:-1}|A note on {d1:-1}]
[You let {client} finish before you answered. It changed the room.|Your three slides did what my ten used to do.|When {desk} started on the fees you stayed calm and gave them the number. It was exactly right.] [One thing for next time: {flaw}.|One thing to try: stop after the answer. You explain it twice.] [I'd like you to do the next one without me.]
A>M
[Thank you. I was shaking, if that's any comfort.|That means a lot.|Noted on the explaining. {B} says the same.] [I'll do the next one.|Without you? All right. Stay near the phone.]

= market clientask
A>M | [{Client} wants to speak to you|{Client}: one for you?|A call you might make]
[{Client}'s finance director has asked twice who decides about fees.|{Client} will move {product} to us if somebody senior asks them to.] [Would you ring him? Ten minutes, and I'll write you the three facts.|Could you make one call for me?] [No is fine, it can be Owen.]
M>A
[Happy to. Send the three facts.|Yes, {d1:1} after {time}.]
M>A +2d
[Done.|Spoke to him.] [He didn't want a discount, he wanted to be asked.|He'll try it for a quarter. You should be his person from now on, I told him so.|He has a daughter who'd like to see a trading floor. Could you arrange it?]
A>M
[Brilliant. Thank you.|Thank you for handing him back to me.|I will. And thank you.]

= market hours
A>M | [Opening hours|An hour more?|The evening hour]
[Four clients now ask for an evening hour: {client}, {client2} and two from the north.|If we opened at seven we would have {product} before the auction.] [I've looked at {figure}: it'd pay for itself with {n:20-60} deals a week.|It needs one more person on the client desk.] [Shall I write it up?]
M>A
[Yes, one page, and ask the desk first what they'd want for it.|Please. And talk to Dilys about the cost before anyone else asks.|I'd like that. Start with who'd be in the building.|Do. What would we close instead?|Yes, but find out from {client} what they'd really trade.]
A>M +6d attach:hours.pdf
[Page attached.|Here it is.] [The desk would do it for Fridays off in turn.|The desk says yes, to my surprise.] [Dilys thinks the number is careful.|Dilys found {n:3-9} thousand that I'd missed.]
M>A,B
[Good work. {B}, do you see a reason not to try it for eight weeks?|I like it. Trial from {month:1}; {B}, please tell me today if that hurts you.]
B>M,A
[No objection. Start in the first week, not the second.|It's fine by me.|Can live with it, if the training is before and not after.]

= market cover
A>M | [Leave in {month1:1}|Time off|Two weeks in {month1:1}]
[I'd like to take two weeks from {date1:16}.|Could I have {d1:5} and {d2:6} off? A family thing.] {B} [would cover|has offered to cover for me].
M>A
[Of course. Have a good time.|Fine by me. Leave your phone at home.|Yes. Write {B} a page and then forget about us.]

= market mistake
A>M | [My mistake|I got {client} wrong|Before you hear it from somebody else]
[I told {client} that {product} would settle weekly. It is monthly.|I sent {client} the fee sheet of {client2}. It's gone and I can't take it back.|I promised {client} a date and I shouldn't have.] [I've rung them already.|I'd like to ring them, unless you think you should.] I am sorry.
M>A
[Thank you for telling me at once.|It happens, and you've already done the right thing.|Oh dear. Well, nobody's hurt.|I did the very same with {client3} once.] [Ring them, say it plainly, and tell them what you'll do so that it won't happen again.|What would have stopped it? That's the only part I'd like to talk about.]
A>M +5h
[They laughed, mostly.|They were fine. A bit cool at first.|Rung. He said that he wished his own people told him as quickly.] [Thank you for not making it worse.|I've put a check in the sheet.]

= market hire
A>M | [{candidate}|Interview notes|Second round]
[I saw {candidate} today for {job}.|{B} and I have seen {candidate}.] [Strong on clients, light on markets.|Sharp, a little impatient, would learn fast.|Wanted to know what had gone wrong here, which I liked.] [Would you see them for {minutes}?|I would make an offer. Would you?]
M>A
[I'd like to see them, yes. {D1:2} at {time}?|I trust the two of you. Make the offer.|What did {B} think? You've only told me what you thought.]
A>M +2d
[Seen and liked.|{B} had the same doubt as you, and would still say yes.] [Offer goes out today.|Sunita is doing the papers.] Start in {month:2}.

= market price
A>M | [Fees for {product}|The fee question|Should small clients pay less?]
[Two small clients left because of the minimum fee.|{Client} says the fee for {product} is twice what the phone costs.] [I think we should drop the minimum for the first quarter.|I'd rather lose the fee than the habit.] [What do you think? Charles will ask.]
M>A
[I think so too, but I'd like to see it for ten clients, not two.|Charles will ask what comes after the first quarter, so let's have an answer.|I like it. What would the large ones say?|Perhaps. Which clients would it bring back?] [Leon has done work on this. Ask him nicely and with a number.|Could Samir pull {figure} for the small ones?|Show it to Dilys before anyone.|Half a page, by {d1:5}?]
A>M +3d
[For eleven of them it'd have paid back in five months.|Leon's answer was one line: "People don't leave over fees, they leave over the second fee."] [I've written it up with that in it.|So: no minimum, one fee, for a year. Page attached.]

= market quick
M>A | [{client}?|Quick one|One question]
[Who looks after {client} now?|Did {client} ever answer about {product}?|Do we have a picture of {figure} for the last quarter?|What did we tell {client} about {date1:6}?]
A>M +40m
[Gwen, since {month:-1}.|They did, on {day:-2}: yes, but not before {month:2}.|Yes, on the second page of {paper}.|That it'd be in the week after, in writing.]

= market cheer
M>A,B | [Well done|{n:1200-2400} deals|A good day]
[{n:1200-2400} deals yesterday, a record, and the phones stayed quiet. Quiet phones are your work.|{Client} signed this morning. It took you two a year and it shows in how they spoke of you.|The launch was dull, and dull launches are made by careful people.] [Thank you both.|Drinks are on me on {day:2}.]
A>M,B
[Thank you! {B} did the hard half.|It was a pleasure, towards the end.|I'll have the ginger beer.]
B>M,A
[Likewise, and thank you for keeping everyone off our backs.|Very kind. Pavel held the whole thing together on {day:-1}, he should hear it too.]

= market handover
A>M | [Handing over {product}|Who takes {product}?|Handover]
[From {d1:5} I'm full time on {system}, so {product} needs a home.|I've two products too many.] [Could {B} take {product}?|Would you ask {B}, or shall I?]
M>A,B
[{B}, would you take {product}? {A} will give you the history over lunch.|{A} is right. {B}, it would fit well with what you already do. Tell me honestly if it's too much.]
B>M,A
[Happy to, from the first of next month.|I'd like to. I've one condition: we drop the weekly report nobody reads.|Yes, if I may keep ringing {A} with stupid questions.]

= market idea-forum
A>M | [After the forum|What clients told us|Sixteen cards]
[We asked the clients to write one wish on a card.|I've typed up the cards from the forum.] {n:11-21} cards, and {n:5-9} of them say the same: [tell us earlier|show us our limits|let us talk to a person]. [It isn't a feature, it's a habit.|I think we could do it without Technology.] Could I try it with five clients?
M>A
[Please do. Which five?|Yes, and start with the one who wrote the rudest card.|By all means. What would you ask them first?|Yes. Take Samir along, he hears well.|Five is a good number. Write down what they say, not what you think they meant.]
A>M +8d
[A week in: two have rung us instead of the other way round.|The rude one is now our best friend.|Four of the five have asked for more of it, and one for less.|It's going well, and it's tiring.] [I'd like to go on.|It costs me an hour a day, which I can't keep up. Shall we share it out?]
"""

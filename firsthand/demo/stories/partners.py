"""Vendors, lawyers, recruiters, conference people, the press and the university."""

TEXT = """
= vendor renewal
A>M | [Your renewal|Ahead of {month1:2}|Terms for the next year]
[Your licence runs out in {month1:2}.|I thought that I'd write before procurement does.] [We could hold the price if you took two years.|There's a new release with half of what you asked for.] Would {d1:5} suit for {minutes}?
M>A
[{D1:5} at {time} is fine. Bridget will join me.|Not {d1:5}; {d2:7}.] [Which half?|Please bring someone who can say no as well as yes.]
A>M +6d
[Thank you for the meeting.|A good talk, for which thanks.] [The offer is attached, with the cap you asked for.|Our engineers will ring Oskar about the slow start.]

= vendor fault
A>M | [Ticket {n1:2000-9000}|The slow start|Your report]
[We've found your fault: a list that is read twice.|It is ours, I'm sorry to say.] [A fix is in the next release, {date1:9}.|We can send you a patch today if you will test it.]
M>A
[Today, please. Hanna will test it.|{Date1:9} is good enough, and thank you for owning up.]
A>M +2d
[Patched and, I hope, quick.|Hanna found one more. She's good.]

= vendor data
A>M | [Ratings for {client}|New data set|A look at our limits feed]
[We now cover {n1:140-480} of your counterparties.|Our feed could go straight into your limit view.] [Would a month's trial be of interest?|May I send Odette to show it to your credit people?]
M>A
[Benedict is the one to convince. Tell him I said so, but don't say I'm convinced.|A trial, yes. No slides.]
A>M +8d
[Benedict asked eleven questions and we could answer nine.|The trial runs. Your Mirela has found two wrong ratings already, which is embarrassing and useful.]

= law clause
A>M | [{Client} agreement|Draft {n1:3-9}|Clause on outages]
[I've the other side's draft {n1:3-9}.|They've moved.] [They accept the notice but want the outages out.|The open point is who tells whom, and when.] [What do you want to win, and what can you give?]
M>A
[Win: we tell everybody at the same time. Give: the form.|I'd give the notice period for the outages.] [Edith has the last word.]
A>M +2d
[Agreed, with one comma.|Done. They were tired, we weren't.] [The final version is with Edith.|My bill will be kinder than the last.]

= law note
A>M | [A change in the rules|For your shelf|The new order]
[A short note on the new order on trading venues, since nobody will read the long one.|The court has decided the case on cancelled orders.] In one line: [an order stands until the venue says otherwise|what your rulebook says is what counts, if people could read it]. [No action, but worth knowing.|Your rulebook is fine. Others' aren't.]
M>A
[Thank you, I can use that one line.|Useful. May I pass it to the desk?]

= law coffee
M>A | [A question off the clock|Not for billing|Quick legal question]
[Is it five minutes or five hours: may we show a client its neighbours' volumes without the names?|If we stop a product in the middle of the month, who's to complain?]
A>M
[Five minutes: yes, if there are five neighbours or more.|Ten. Ring me.|Off the clock: don't, and don't ask me why in writing.]
M>A
[Thank you. I owe you lunch.|Ringing you now.|Understood.]

= search approach B=market
A>M | [A conversation|In confidence|Something that might interest you]
[I'm looking for a chief executive for a small exchange on the coast.|A client of mine is building a market and has asked who's done it before.] [I thought of you first.|You may not be looking, and I'd still like your view.]
M>A
[I'm not looking, but thank you.|No, for me; I've a launch to bring home.] [Have you thought of {B}? No, forget it, I need {B}. Try Connie Maitland.|I could give you two names if you tell me what they really need.]
A>M
[Names, please. They need somebody who can say no to a founder.|Pity, and understood. Lunch in {month:2}, regardless?]

= search candidate
A>M | [{Candidate}|For your {job}|Two people worth seeing]
[I've {candidate}, who'd suit you.|Two good people for {job}.] [Papers attached, without names.|Neither is looking, both would talk.]
M>A
[The second sounds right. Could we meet by {d1:8}?|Both, please.] [I'd rather see how they think than what they've done.]
A>M +6d
[They both came away cheerful.|Your question about the bakery threw the first and made the second.] What's your view?
M>A +1d
[The second, gladly.|Neither, though I liked both. Sorry.]

= forum speak
A>M | [Fellgate, {year:1}|Would you speak?|A place on the programme]
[We'd love to have you on the programme.|After last year's questions we thought of you at once.] The subject is {topic}, [twenty minutes and a discussion|with two others on the stage].
M>A +1d
[Yes, with pleasure.|Yes, if I may bring a client to tell the other half.] [What's the room like?|Who are the others?]
A>M
[{n:120-360} people and one pillar.|A regulator and a professor. You'd be the one who has done it.] [I need a title by {date:12}.]
M>A +3d
[Title: "What we got wrong first".|How about "The hour after the outage"?]
A>M
[That'll fill the room.|Marvellous, thank you.]

= forum decline
A>M | [A jury|Award evening|One more request]
[Would you sit on our jury? It's six papers and an evening.|We need a chair for the afternoon on {topic}.]
M>A
[I must say no this year: I've promised my evenings away twice over.|I can't, I'm sorry.] [Ask Yuki Tanabe. She's new to it and would be better than me.|Lena Fischer would do it well.]
A>M +1d
[I did, and she said yes at once. Thank you.|Good idea. And next year?]

= press ask
A>M | [A question for Thursday's issue|{Topic}|Could you explain]
[I'm writing about {topic} and don't understand one thing.|For a piece on thin markets:] [why does a price move when nobody trades?|who pays when a deal is cancelled?] [Not for quoting, if you prefer.]
M>A
[Because people change their minds without telling anyone. You may not quote that.|The one who pressed last, usually.] [Joel looks after quotes, and he's copied in spirit.|Ring me at {time}, it's quicker.]
A>M +1d
[That helped a great deal.|Thank you. The piece is clearer for it.]

= uni student
A>M | [A student|Data for a thesis|A small request from the university]
[I have a student who'd like to study your refused orders.|My thesis is on {topic}.] [Could you let us have a month, without names?|Would you have an hour for an interview?|Is there somebody who'd explain {product} to us?]
M>A +1d
[A month without names is possible, if Ravi agrees. I've asked him.|An hour, gladly. {D1:6}?]
M>A +4d
[Ravi says yes, on a machine in our office.|He agrees, with two conditions, both sensible.]
A>M
[Wonderful. We'll come to you.|Thank you. You'll see the results before anyone else.]

= uni idea
A>M | [Your auction|A remark|A disagreement, in friendship]
[I've read your note on closing auctions and believe you're wrong in an interesting way.|Your rule on ties rewards the quick rather than the keen.] [Shall I send two pages?|Come and be contradicted at the seminar on {d1:9}.]
M>A
[Two pages, please.|I'll come, and bring the man who wrote the rule.]
A>M +3d
[Attached.|Two and a half, I failed.]
M>A +3d
[You're right about the ties.|I gave it to Kwame, who didn't sleep.] [We'll try your version on last year's orders and you'll have the result.|May we name you in the change note?]
"""

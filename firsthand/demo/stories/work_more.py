"""More work between the marketplace and the parts of the house nearest to it."""

TEXT = """
= tech,ops cutover
A>M,B | [Cutover weekend|{Date1:8}, who does what|The move of {system}]
[We move {system} on the weekend after {date1:8}.|{System} goes to the new machines in the night of {date1:8}.] [I need one of yours until midnight on Saturday and one from six on Sunday.|If it isn't back by {time}, we turn round; that's the only rule.] [{B} has the list.|Questions to {B}, panic to me.]
M>A,B
[Saturday is me, Sunday is Farah.|You'll have Pavel on Saturday and me on Sunday, with bread.] [Who tells the clients, and when?|I like the rule. May I put it in the client letter?]
B>A,M +1d
[The clients hear on {d:2} and again an hour before.|List attached in my head: fourteen steps, two of them scary.]
A>M,B +after
[Moved. We turned round nowhere.|Done at ten past three, and the first deal was at seven.] [The bread was noticed.|Thank you both, go to sleep.]

= tech,ops,risk test-data
A>M | [Data for the test|A month of orders|Could we have {month1:-2}?]
[To test {system} properly we need a real month, with the names taken out.|The made-up orders are too polite. Could we have {month1:-2}, without names?] [Does Ravi have to say yes?|Who'd take the names out?]
M>A
[Ravi has to, and will. Samir can take the names out by {d1:3}.|You can have {month1:-2}. It has the outage in it, which is what you want.]
A>M +4d
[It came, and it's wonderfully rude.|Got it. {Fault}, so we've found something on the first day.]
M>A
[That's worth the trouble already.|Good. Better there than here.|I'd rather be rude to a test than to a client.|Thank Samir, he did it over lunch.|Keep it as long as you need it.]

= ops,legal,finance retention
A>M | [How long do we keep it?|Old records|Seven years]
[Somebody wants to throw away the paper confirmations from before the screen.|How long do you keep the logs of {system}?] [I've heard three answers.|Is there a rule, or do we just keep things?]
M>A
[Seven years for deals, two for logs, and Ravi has it in writing.|I don't know, and I ought to. Let me find out by {d1:2}.|Good question. I've asked Ravi.|Longer than we need and shorter than we do, I suspect. {D1:2}?]
M>A +1d
[#b Found: it's on page three of the handbook, which I wrote.|Ravi says seven, and please don't keep more than that, which surprised me.|Asked Ravi and Lucía. One says seven and the other says ask Ravi.|It's {n:5-9} years for {product} and seven for the rest, and nobody knows why.] [The signed ones are different.|I've put it on the wall.|You were right to ask.|]
A>M
[#b You wrote it! Thank you.|Seven it is. The shredder is booked.|Then I'll ask Ravi.|That's the best answer so far.]

= trading,risk stop-product
A>M | [Should we stop {product}?|{Product}, honestly|Three deals a month]
[{Product} has had {n1:2-9} deals since {month:-2}.|I like {product}, and I'm alone in it.] [If you want to stop it, I wouldn't fight.|It costs you a page and me a trader.] [What do you see that I don't?]
M>A +1d
[I see {n2:4-14} clients who look at it each morning and never press.|Honestly, nothing. I kept it because you liked it.] [Give it until {month:2}, with a price all day, and then we bury it together.|Let's ask the ones who look.]
A>M +7d
[#c Asked. They look because it tells them about {product2}.|We rang six of them. Four would trade if it were half the size.]
M>A
[#c Then we keep the price and drop the trading.|Half the size, then. Tobias can do that by {d:6}.]

= market client-lost
A>M | [{Client} is leaving|We've lost {client}|Bad news]
[{Client} gave notice this morning.|{Client} goes back to the phone from {month:1}.] [#b It isn't the fee. Their one trader who liked us has retired.|They say it's the fee, and I believe it's that {fault}.] [I should've seen it: they were quiet since {month:-2}.|I'm sorry. I thought that I had them.]
M>A
[It's not yours alone; I hadn't rung them since {month:-4}.|Thank you for telling me how it is.] [#b Write to the one who retired and thank him. He won't have had many letters.|Who's there now? Let's begin again, without selling.]
A>M +9d
[#b He wrote back two pages. He has a nephew at {client2}.|I've had coffee with the new one, and mainly listened.] [It isn't lost for ever, I think.|They'll look again in {month:6}.]

= market demo
A>M | [Demo at {client}|The demo|Half an hour with {client}]
[I'm showing {product} at {client} on {d1:2}, for the first time alone.|{Client} wants a demo on {d1:2}, {n:4-11} people.] [What do you always begin with?|Any advice?]
M>A
[Begin with their own price from last week. After that they do the talking.|Let one of them hold the mouse from the second minute.] [And if it breaks, laugh.|And don't show the menu.]
A>M +3d
[It broke and I laughed.|They held the mouse for twenty minutes.] [They'd like a second one for the boss.|They start in {month:1}!]
M>A
[Splendid.|I knew it.|Well done, and I mean it.|That's how it's done.|What a good day.] [Tell the others how you did it, on {d:3}?|Who was in the room?|Next time you take Samir along.|I'll tell Owen, he'll claim that he taught you.|]

= market,tech tiny
A>M | [Tiny thing|One word|The button]
[Could "Submit" be called "Place order"? Five clients a week ring to ask if it's sent.|The grey button frightens people. May we make it a verb?] [It's an hour's work.|I know that it is small.]
M>A
[It isn't small at all. Yes.|Do it today. I'm ashamed that it took clients to tell us.]
A>M +5d
[Done, and the calls have stopped.|Live since {day:-2}. {n:4-9} calls a week have become none.]

= market,comms guide
A>M attach:guide.pdf | [The client guide|Guide, third try|Plain enough?]
[I've rewritten the guide for first-time clients. It's nine pages and was thirty.|This is the guide to {product}, with everything taken out that I didn't understand.] [Would you hand it to somebody who has never traded?|Is it still correct?]
M>A +2d
[#b I gave it to my sister, who teaches geography. She placed an order in six minutes.|It's correct but for page four, where we settle on the wrong day.] [It's {virtue}.|You should sign it, so that people know whom to thank.]
A>M
[#b Your sister is hired.|Page four is mended. And signed, if you think so.]

= legal,people,finance policy
A>M | [New policy|The gifts rule|For comment: {paper}]
[The new gifts rule says thirty pounds.|There's a new policy on travel and you're the first to see it.] [Would it work with clients, or will people go round it?|Tell me what I've forgotten.]
M>A
[#b Thirty is a lunch in Leeds and half a lunch in London. Make it a lunch.|It'd work if it said what it's for in the first line.|I'd start with an example of what's fine.|Who gets to say yes when it's urgent?] [They'll go round whatever they don't understand.|Otherwise it's {virtue}.|Gwen read it too and asks what counts as a gift.|]
A>M
[#b "A lunch" it is. The auditors will faint.|First line added. You're right, it reads like a rule that's met people.|The example is in, and it has biscuits in it.|I do, apparently. It's in now.]

= ops,tech,market night
A>M | [Last night|Note from the evening desk|What happened after you left]
[At {evening} last night {client} tried to place an order for ten times what they meant.|After you left, {system} sulked for {n:4-19} minutes.] [We rang them, and they were grateful.|Nobody noticed but us.] [I've written it in the book.|No need to do anything, I just didn't want you to hear it elsewhere.]
M>A
[Thank you, and well caught.|Good work, both of you.|I slept through it, thanks to you.|That's the best kind of news.] [#b Could we have a warning for that?|Did you get home at all?|Who was on the desk?|Does {client} know whom to thank?|Please take the morning off.|]
A>M
[#b It's on the list, number one.|I did, with the milk.|Samir, and he was splendid.|They do, and they've sent shortbread.|Too late, but thank you.|It was nothing, really.]

= exec,finance,london number-story
A>M | [The story behind the number|{n1:8-31} per cent|Explain it to me]
[Your volume is up by {n1:8-31} per cent and the income by {n2:2-7}. Why?|I have to explain {figure} to people who don't know what it is.] [A paragraph would do.|As you'd tell it to a neighbour.]
M>A
[#b Because the new clients are small and the small ones trade at night, when we charge half. It turns next year.|Suppose a market hall lets the stalls for nothing in the first month. That's where we are.|Think of a ferry: more people on board, and more of them children.|One client went from the big products to the small ones. The rest grew.] [I can show it on one page.|By {month:4} you'll see it in the income.|Dilys has the figures, if they ask.|]
A>M
[#b That's the first explanation I've understood.|Good. I'll use the market hall.|The ferry! I'll steal that.|Thank you. The neighbour is content.]

= exec,people,london panel
A>M | [A panel|Would you sit on it?|Promotions, {month1:1}]
[I need a third person on the panel in {month1:1}.|We've two engineers and a lawyer on the panel and nobody who sells.] [It's a day and a half, and confidential.|You're allowed to disagree with me.]
M>A
[I'll do it, if somebody else takes my own people's cases.|A day and a half is a lot this month. Could it be one?]
A>M +10d
[Thank you for today. You changed two minds, one of them mine.|That was good work. {B} will never know who spoke up, but I do.]

= north,london,brightbeck visitor
A>M | [Can I send you somebody?|{B} is coming to Leeds|A visitor from here]
[{B} will be in Leeds from {date1:7} and knows nobody.|I'd like {B} to see how you run the mornings.] [Would you take {B} along for a day?|Could somebody have lunch with {B}?]
M>A
[Of course. Lunch, the stand-up and the client desk, in that order.|I'd be glad to. I'll find {B} a desk by the window.]
B>M +after
[Thank you for the day, I've filled a whole notebook.|That was a lovely welcome.] [We start our own stand-up on {d:3}.|If any of you come our way, I'm your guide.]

= logistics,trading,risk shed
A>M | [The price of a shed|Storage and {product}|An odd pattern]
[Whenever a shed fills up, {product} jumps on your screen an hour later.|I think that somebody counts lorries.] [It's legal, and clever.|Would you look at who trades in that hour?]
M>A +2d
[#b Looked, with Leon. It's three clients, and one of them has a window on the yard.|I may not tell you who, but you're right about the hour.]
A>M
[#b [A window! That's all it is.|Marvellous. I shall draw my curtains.|I'd have bet on a cousin.]|[Then it's fair. I'll stop counting lorries.|Quite right that you don't.]]

= client,tokyo,vendor delay-us
M>A | [A delay, from us|{Product} will be later|Bad news first]
[I said {month1:0} for {product}, and it will be {month2:2} at best.|We're not going to have {product} ready when I told you.] [The reason is dull: {snag}.|I underestimated the tests.] [What does it do to you?|Is there something we can do by hand until then?]
A>M +1d
[Thank you for saying so early. We can live with it.|It's awkward, but not a disaster. By hand would help, yes.|I'm not overjoyed, as you'll imagine.|Well. My people had guessed as much.] [I'd have been cross in {month:1}.|Could we have the reference data before the rest?|Our {product2} is on the phone in any case.|I've told my board {month2:3}, to be safe.|]
M>A
[By hand, then: Gwen will take your orders by phone from {d:3}, at no fee.|I'll write to you on the first of each month, until it's there.|Thank you for taking it so well.|That's more than fair of you.] [You'll be the first to have it.|I've told Desmond to put you at the top.|And lunch is on me.|Ring me if it starts to pinch.|]

= client,vendor,law,tokyo congrats
A>M | [Congratulations|I read the news|Well done, all of you]
[I read about the record and raised a cup of tea to you.|I saw the piece in Gridmoor. Fair, for once.|The evening hour was the right idea, and brave.] [It can't have been easy.|My people say so too, and they don't praise.]
M>A
[Thank you. It means something, from you.|How kind. It was eleven people and a stubborn client, namely you.|That's good to hear. How's it going at your end?]

= client,vendor,forum,uni,law help-offer
A>M | [If it's any use|A hand|Should you need it]
[I hear that you're short of testers. We've two people who know your screen and have a quiet fortnight.|You mentioned the metals terms. I've been through them and have my notes still.|If you need a room for the launch, ours holds eighty and is free.] [No strings.|Just say.]
M>A
[That's a most generous offer. Yes, please.|I may well take you up on it; could I tell you by {d1:4}?|Thank you! We've managed, but I shan't forget it.]
A>M
[Any time.|It stands.|Good luck with it.]

= client,tokyo how-they-use
M>A | [May I watch?|A morning at your desk|How you work]
[I'd like to sit with your people for a morning and see what they do before they come to us.|Could one of ours watch your desk for a day? Quietly, with biscuits.] [We learn more from that than from any survey.|Say no if it's a bad month.]
A>M +1d
[By all means, {d1:6}.|Come on {d1:6}, that's our worst day and so the best.]
M>A +after
[Thank you for having us.|That was a revelation.] [Your people write our prices on paper because {fault}. We'd never have guessed.|You open four screens before ours, and now I know why.]
A>M
[They enjoyed being watched, which worries me.|Now fix it!]
M>A +8d
[It's fixed, as of this morning. Would you tell them?|Fixed. The paper may go in the bin.]
"""

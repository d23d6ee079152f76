"""Short letters with many ways of saying them; most of any real mailbox is like this."""

TEXT = """
= inside when
A>M | [When?|{Product}: when?|A date for {product}|{Client} asks when|Just the date]
[{Client} asks when {product} will be there.|My people want to know when {system} comes back.|What's the date for {product} these days?|Is {date1:9} still the day for {product}?|{Desk} says {month1:1}, Operations say {month2:2}. Who's right?] [A date will do.|I'd take a week.|Even a guess would help.|I promised them an answer today.|]
M>A
[{Date2:10}, unless {snag} gets in the way.|The week of {date2:8}.|{Month2:2}, and you may hold me to it.|Not before {month3:3}, I'm sorry to say.|I'd say {date2:12}; ask me again on {d1:4}.|It went live on {day:-1}, nobody told you?] [Tell them that it's worth the wait.|If it slips you'll hear it from me.|The desk knows.|]

= inside who
A>M | [Who does this?|Who's the right person?|A name, please|{Client}: who?|Whom do I ask]
[Who looks after {client} these days?|Whom do I ask about {system}?|Who signs for {product} these days?|Is there somebody who knows how {figure} is counted?|Who wrote {paper}? It's {virtue} and has no name on it.]
M>A
[Gwen, and she'll be pleased.|{B}, though you didn't hear it from me.|Ask {B} first and me second.|It used to be me. Now it's Tobias.|Desmond. Ring, he doesn't read mail before ten.|Nobody, which is a very good question. Give me until {d1:2}.|Farah, with Samir for the numbers.]
A>M
[Thanks.|Got it, thank you.|Perfect, I'll ring.|That's what I needed.|Thank you, on it.|Good. I'd asked three people.]

= inside fyi
A>M | [For information|FYI: {client}|You might like to know|No action|In case you hear it elsewhere|{System}, for information]
[{Client} has asked us for {product}, and I've sent them to Gwen.|{System} will be slow on {d1:2} between {time} and lunch.|{B} takes over {product} from {month1:1}.|We've told {client} that they'll have {product} in {month1:2}.|{Desk} trades from the fourth floor until {d1:6}.|{Meeting} is shorter from {month1:1}: {minutes}, no slides.|{Figure} is up for the third time. I've stopped asking why.] [No need to do anything.|Just so that you don't hear it in the lift.|Shout if it's a problem.|I thought that you'd rather know.|Your people know.|]

= inside yesno
M>A | [Yes or no?|A quick yes or no|Could you live with it?|{Product}, yes or no|Before noon]
[May I tell {client} that {product} starts in {month1:1}?|Could your side live with {date1:6} for {system}?|Shall we drop {product} from the list?|Is it all right if {B} speaks for us in {meeting}?|May I use your figure for {figure} in {paper}?|Would you mind if {client} rang you directly?] [A yes or no is enough.|No hurry before {time}.|I need it by {d1:1}.|]
A>M
[Yes.|Yes, gladly.|No, and I'd be happy to say why.|Yes, if you say that it's provisional.|Not before {d2:3}, please.|Yes, with {B} beside.|Of course.|I'd rather not. Could it wait for {meeting}?|Fine by me, but ask {B} as well.]

= inside attach
A>M attach:notes.pdf | [{Paper}|{Paper}, version {n:2-7}|As discussed|What you asked for|Attached: {paper}|Notes from {town}]
[Attached is {paper}.|Here's {paper}, as promised on {d1:-2}.|The notes from {town}, all four pages of them.|What you asked for is attached.|{Paper}, with your points in it.] [Page {n1:2-9} is the one that matters.|I've left out {figure}, we can't stand behind it yet.|The part on {client} is new.|It's {virtue}, I hope.|Please don't pass it on before {d2:3}.|]
M>A
[Thank you, just in time.|Received, and I'll read it tonight.|Thanks. I like page {n1}.|Much better than I'd dared to hope.|Got it. May I show it to {B}?|Thank you. I'll come back to you by {d3:2}.|That was quick!]

= inside callme
A>M | [Ring me?|Could we speak?|Five minutes|On the phone rather|Call|Today?]
[Could you ring me about {client}?|It's easier to say than to write: may I ring you at {time}?|Have you {minutes} for {product} today?|I'd like to talk about {B}, nothing bad.|When could I catch you? It's about {paper}.]
M>A
[At {time}, my door's open.|Ring me now if you can.|I'm in {meeting} until {time}; after that I'm yours.|On {d1:1}, first thing?|I'll come by, I need the walk.|Yes, {time}. Use the mobile.]

= inside nice
A>M | [Nice|A good moment|Small joy|Made me smile|{Client} again, but nicely]
[{Client} has sent a cake. To the client desk, with the fee schedule in icing.|A trader said "thank you" to {system} this morning. Aloud.|Somebody has framed the first confirmation from the evening hour.|{B} got applause in {meeting}, for a table.|The intern found what four of us hadn't: {fault}.|I met a client on holiday and we didn't speak of work once.] [I thought you'd like it.|It made my day.|Pass it on.|]
M>A
[That's made mine too.|I've told everyone.|Wonderful, thank you for sending it.|Keep a slice.|I'd have liked to see that.|We should have more of it.]

= leeds book-room
A>M | [Which room?|{Room1} is taken|Where are we?|Room for {d1:2}|Change of room]
[#a {Room1} is taken on {d1:2}. Shall we go to {place}?|We're in {room1} instead of {room2}, from {time}.|Where are we on {d1:2}? My invitation says {room1} and yours says {room2}.|{Room1} has no heating. {Room2}?]
M>A
[#a {Place} suits me better anyway.|[Fine, I'll find it.|Nell has just told me.]|[My fault. {Room1} is right.|{Room2}; Nell has just changed it.]|{Room2}, then.]

= inside late-answer
M>A | [Your question from {d1:-3}|Late answer|I owe you an answer|{Client}, at last|Sorry for the silence]
[#a You asked about {client} on {d1:-3} and I let it lie. The answer's yes.|I owe you an answer about {product}: {month1:2}, not earlier.|Sorry for the silence. I've asked {B} and it can be done.|Your question about {figure} was better than I thought. It took Samir two days.|I haven't forgotten {paper}. You'll have my comments by {d2:2}.]
A>M
[#a [Good. I'll tell {client}.|I'd nearly given up, so it's a nice surprise.]|[Thank you. I can go on now.|Noted, and thank you.]|[Worth waiting for.|That's good news.]|[Two days! Please thank Samir.|And what was it, in the end?]|[No harm done, thank you.|{D2:2} is fine.]]

= inside follow
A>M | [After our talk|Following {d1:-1}|To hold us both to it|What we said|From our walk]
[To hold us both to it: you speak to {client}, I write {paper}.|After our talk I rang {B}. We agree on more than we thought.|I've thought about what you said on {d1:-1}, and I'll do it.|So that it's written somewhere: {product} in {month1:1}, {product2} in {month2:3}.|You asked what I'd do with another tester. I'd give him {system}.] [Have I got that right?|Correct me if I've dreamt it.|Thank you for the time.|By {d2:5}, shall we say?|]
M>A
[That's how I have it.|Right, and I've started.|Nearly: I said I'd try.|I'm glad that you rang.|Thank you for writing it down.|By {d2:5}. Yes.|Good. I'd begun to doubt my memory.]

= inside small-ask
A>M | [A small ask|Could you forward this?|Two minutes|When you've a moment|One signature]
[#a Could you forward me the mail from {client} about {product}?|Would you send me the slide with {figure}?|Could you nudge {B} about {paper}? From me it's nagging.|Might your team try the new {room1} screen before {d1:4}?|Would you put in a word with {client} about {d1:4}?|Could somebody tell me how to switch on the print view?]
M>A
[#a [Forwarded, all of it.|Done.]|[On its way.|It'll be with you by {time}.]|[I've nudged, gently.|Nudged.]|[Pavel will try it today.|We will, on {day:1}.]|[With pleasure.|Of course. I'll ring them.]|[Samir will ring you.|The small arrow, top left. Don't ask.]]
A>M
[Thank you!|You're a treasure.|That was fast.|Much obliged.|It worked.]

= inside warn
A>M | [A warning|Before {meeting}|Heads up|You should hear this first|Careful with {client}]
[{Client} will complain about {product} in {meeting}.|{B} isn't happy about {paper} and won't say so.|Charles has found the line for {product} and has a pencil in his hand.|Somebody will ask you about {figure} on {d1:2}.|{Desk} thinks that {product} was promised for {month1:0}.] [I thought you'd like to know.|Forewarned, and so on.|You didn't hear it from me.|Better now than in front of everybody.]
M>A
[Thank you. I'll go and see them before.|That's good of you.|I had a feeling. I'll bring the number.|Thanks for the warning, it'll be a better meeting for it.|Then I'll begin with it, before they do.]

= client,tokyo short-when
A>M | [{Product}|Your date|A quick question|Timing|One question from us]
[#a Is {product} still coming in {month1:1}?|Who should our new colleague ring about {product}?|Could you send us the opening hours over the holidays?|Our auditors want a letter on {figure}. Is it you or Legal?|Do your limits count {product} in tonnes or in lots?]
M>A
[#a [In {month1:1}, yes.|Later than I'd like: {month2:2}.]|[Gwen Pritchard, and she's looking forward to it.|Desmond Achebe. Ring, he doesn't read mail before ten.]|[Nell will send them this afternoon.|Attached to tomorrow's bulletin; Nell will see that you get it.]|[Legal, but I'll ask Tamsin for you.|Me. You'll have it by {d1:3}.]|[In lots. I know. It's being changed.|In tonnes, since {month:-1}.]]
A>M
[Thank you.|Very helpful, thanks.|Good to know.|That was quick, thank you.|Noted, with thanks.]

= client,tokyo,vendor short-share
A>M | [Saw this|You may like this|From our side of the fence|For information|A figure for you]
[#a We've changed our forecast for {month1:2} and thought that you'd like to know before the others.|Our people now use your ticker in the morning meeting.|One of our traders has drawn what he'd like the order book to look like. It's attached to the wall, not to this mail.|{Client2} asked us about you. We said what we thought, which was good.|We're told that another venue is about to open at six.] [No answer needed.|I hope it's of use.|More when we meet.|]
M>A
[#a [Thank you, that's very useful.|It's of great use.]|[Then we'd better keep it honest.|I've told the people who make it.]|[I'd love to see the drawing.|Could Tobias come and see it?]|[That's generous of you.|I'm grateful, and I'll return it one day.]|[We'd heard something like it. Thank you for telling us.|Six! I need my sleep.]]

= outside short-thanks
M>A | [Thank you|For {d1:-1}|A very good meeting|Thanks from Leeds|You were kind]
[Thank you for the time you gave us on {d1:-1}.|My people came back from you with more ideas than they'd left with.|I wanted to thank you for being patient with {product}.|You spoke up for us in Harrogate, I'm told.|Thank you for the introduction. We've met, and it was just what I needed.] [It helped us a great deal.|I'd like to return it.|It doesn't happen every day.|]
A>M
[It was our pleasure.|You'd do the same.|Any time.|I only said what's true.|Glad it helped. Come again in {month1:2}.]

= market,tech,ops status
A>M | [{System}, where we are|Status|Three lines on {system}|Friday note|{Product} this week]
[{System}: tests at {n1:60-98} per cent, one thing red.|This week: {product} in test, {product2} waiting for {snag}.|{n1:4-19} tickets closed, {n2:2-9} new, one of them yours.|We're on the date and short of sleep.|{Product} went to Operations on {d1:-1}.] [The red one is that {fault}.|Nothing needs you.|I need a decision on {product2} by {d2:2}.|{B} is the hero of the week.|Next week: {paper}, at last.]
M>A
[Thank you. Who's on the red one?|Good. Go home.|Leave it out, then.|Decided: we go without.|Please tell {B} so from me.|Clear, thank you.|Then let's look at it together on {d2:2}.]

= market,tech,legal,ops idea-short
A>M | [Idea|Silly idea?|Could we|Just a thought|What about this]
[#a What if {client} wrote the first page of {paper}?|Could we show {figure} in the lobby?|Why don't we ask {desk} to name the next release?|Suppose that each of us took one call a week from a client.|Could we try {product} with three clients and no announcement?]
M>A
[I love it. Who'd do it?|Not silly. {D1:3}, over coffee?|Let's do it before somebody says no.|Ask {B} what could go wrong, and then do it.|Good thought, wrong month. Remind me in {month1:2}.|Three clients, four weeks, and you tell us what happened.]
A>M +4d
[#a [They'd love to, and want to know the length.|It's written. It's better than ours.]|[It's up, by the lift.|It's planned for {date1:5}.]|[They've chosen the name of a racehorse.|They want a week to think about it.]|[First call taken. I learnt three things.|{B} took four, and won't give them back.]|[Three found.|We've begun, and nobody has noticed.]]

= trading,risk,exec,finance short-floor
A>M | [Quick|{Product}|Today|On {client}|Short]
[#a {Client} wants a price in {product} for all of {month1:2}. Screen or phone?|Is your number for {figure} gross or net?|Can I show {client} the new page?|We've a chap from {client} in at {time}. Say hello?|What did you tell {client} about {month1:1}?]
M>A
[#a [Screen, if they can wait until {d1:2}.|Phone, this time.]|[Net. I know, it should say so.|Gross until {month:-2}, net since.]|[Please do, but not the last tab.|Of course.]|[I'll come down.|With pleasure, for {minutes}.]|[That we'd let them know by {d1:2}. Why?|The truth: not before {month2:2}.]]
A>M
[#a [Good.|OK, thanks.]|[Ta.|Thanks, I'll say so.]|[Fine, will do.|Thanks.]|[Good man, he'll be pleased you came.|Great.]|[Just checking that we say the same.|OK. So did I.]]

= logistics,people,comms,finance,legal coffee-long
A>M | [It's been a while|You and I|A proper talk|Lunch, not mail|Overdue]
[We've exchanged {n1:20-60} mails this quarter and not one sentence in person.|I've a feeling that our teams like each other more than their calendars do.|I should like to hear how the launch really goes.|It strikes me that I only write when I want something.] [Lunch on {d1:5}?|A walk along the canal, {d1:4}?|Tea at four, {d1:3}?]
M>A
[You're right. {D1:4}, and I'll leave the phone upstairs.|I'd like that very much.|Yes! And I shan't ask for anything either.|I'm away until {d2:6}, could it be then?]
A>M
[Settled.|Good, I'm looking forward to it.|It's in the book.|That suits me too.]
"""

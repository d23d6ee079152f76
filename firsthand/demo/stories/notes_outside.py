"""Short letters to and from people outside the house, with many ways of saying them."""

TEXT = """
= client,tokyo,vendor season-news
A>M | [News from {A.org}|How we're doing|A sign of life|From our side|What's new here]
[#a We've moved office and lost only one box.|Our planning for {month1:2} is done, for once before the bell.|I've a new boss, who reads everything twice.|We had the regulator in the house for a week and are all a little thinner.|The new plant runs, after three false starts.|I've been to {town} and saw a market with a gong.] [You asked me to tell you, so I do.|How's {product} coming along?|What's the news in Leeds?|I thought of you and your two o'clock.|]
M>A
[#a One box is a triumph.|Before the bell! I'm envious.|Give your boss my regards, once will do.|A whole week! You poor things.|I'd love to see it run.|I'm envious of the gong.] [Here it's {product}, morning and night.|We're well, and busy with {snag}.|Leeds is wet and cheerful.|Gwen and Desmond ask after you.|I'll tell you the rest when we meet.|{Product} is nearly there, and I'm nearly grey.]

= outside ask-favour
A>M | [A favour|May I ask you something?|Could you help?|One request|If you can]
[#a I'm to speak on {topic} in {town} and need one good example.|We're choosing a system for our own limits. Which mistakes should we avoid?|Our new graduate would like to see a trading floor for a morning.|My board has asked how others train their people on {product}.|We're writing a rulebook for the first time. Whose is worth copying?] [Ten minutes of your time would save me a week.|A line or two would do.|Say no if it's too much.|There's no hurry.|]
M>A
[#a [Of course. Ring me on {d1:3}, after {time}.|Yes. The one from the fish auction, believe it or not.]|[With pleasure, and I've one mistake that I know inside out.|I'd be glad to. {D1:4}?]|[Of course. {D1:4}, from eight?|Gladly, and not only for a morning.]|[Yuki is the person for it; may I put you in touch?|I'd be glad to tell you, and our mistakes as well. {D1:4}?]|[Ours, shamelessly, and one other. I'll write to you on {d1:2}.|Let me think about it on the train.]]
A>M +5d
[#a Thank you. It was exactly the example that I needed.|You've saved us from at least two mistakes.|The graduate is still glowing.|That was a great help.|I've read both, and yours is the kinder one.] [I won't forget it.|If I can ever return it, just say.|More when I see you.|]

= outside invite-small
A>M | [Are you in {town} on {d1:7}?|Lunch when you're here|A small table|{Date1:10}|Will you be there?]
[Are you coming to {town} in {month:1}? There'd be four of us at a table.|We're having a dinner on {date1:10}, six people who don't usually meet.|Some of us go for a walk before the conference, {d1:7} at seven.|Our anniversary is on {date1:10}, with a band that's better than it sounds.] [It would be good to have you.|No speeches.|Bring somebody, if you like.|I'd understand if it's too far.|]
M>A
[#b I'd be delighted.|What a nice idea. Yes.|I can't, and I'm sorry: {snag}.|If the train allows it, yes.|Count me in, and Owen too, if there's room.|I'm in {town2} that day. Next time, please.]
A>M
[#b Good. I'll keep you a chair.|I'll send the details.|A pity. There'll be another.|I'll keep you a chair, then.|Splendid, both of you.|Noted. Next time it is.]

= outside correction
A>M | [A small correction|Page {n1:2-9}|Wrong in your letter|For your records|One detail]
[In your letter of {date:-4} we've {n2:3-9} people; it's {n3:11-24}.|Page {n1:2-9} of your note names our old address.|You've spelt our founder's name in three ways, all of them charming.|Your list has us under {product}, and we only do {product2}.|The invoice for {month:-1} goes to accounts, please, not to me.] [It's nothing.|No harm done.|I thought you'd want to know.|]
M>A
[Thank you, it's put right.|I'm sorry, and it won't happen a fourth time.|Changed, with thanks.|Quite right. Nell has changed it everywhere.|How embarrassing. Thank you for being nice about it.]

= client,tokyo,vendor progress
M>A | [Where are we?|{Product}, and us|Before {month1:1}|Catching up|Our list]
[#a Where are we with {product}? My last note is from {month:-1}.|I've three things on our list: {product}, the dates, and lunch.|Is there anything that you're waiting for from us?|Before {month1:1} I'd like to have {product} off the table. Would you?|You were going to ask your people about {product}. Have they said anything?]
A>M +1d
[#a [Nothing's stuck. It's only slow.|Nearly there: it'll be {month2:2}.]|All but lunch is done.|[We're waiting for the paper from Tamsin, since you ask.|Nothing at all, it's us.]|[So would I, but {snag} has eaten my week.|Gladly.]|[They have: yes, from {month2:2}.|They like it, my accountant doesn't.]] [#b I'll ring you on {d1:3}.|Give us another week.|Would {d1:3} suit for a call?|Sorry for being slow.|]
M>A
[#b [Good, I'm in.|Do, I'm here.]|[A week is fine.|Of course.]|[{D1}, then.|Yes, {time}?]|[No need to be sorry.|You're not the slow one.]|Thank you, that's clear.]

= client,tokyo,vendor quick-fix
A>M | [It happened again|{D1:0}, {time}|Small trouble|For your engineers|On our screens]
[At {time} {fault}.|Since yesterday {fault}.|One of our people reports that {fault}.|We noticed that {fault}, but only with {product}.] [It isn't urgent.|Is it known?|It's the second time.|Could somebody ring at {time2}?|We can work round it.|]
M>A
[Thank you. It's known, and mended by {d1:2}.|I didn't know. Leila will ring you within the hour.|We saw it too and have taken the change out.|Known, I'm afraid. I'd hoped to be quicker than you.|That helps a lot. I've shown it to Ines.]
A>M +2d
[It's gone.|Gone, thank you.|Your Leila is very good.|All well since {day:-1}.|It hasn't come back.|Still there, but smaller.]

= client,tokyo,law,forum after-meeting
A>M | [After our meeting|{D1:-1}|Good to see you|What I took away|As discussed]
[It was good to see you all on {d1:-1}.|Thank you for coming to us yesterday.|I took away more than I'd brought.|My colleagues were struck by how openly you spoke of the outage.] As [I understood|we agreed], [#a you'll send us the dates for {product}, and we'll name two testers|we both think about {product} until {month1:1}|Edith looks at clause {n1:4-18} and we look at our limits|we try it for {minutes} a day, for a month].
M>A +1d
[That's how I have it too.|Yes to all of it.|I'd add one thing: a name on each side.|It was a pleasure.] [#a [The dates are with you by {d1:3}.|Who'd be your two?]|[I'll write as soon as we've done our thinking.|Thank you for the sandwiches, and for the candour.]|[Edith has it already.|You'll have her answer by {d1:3}.]|[We start on {d1:3}.|Shall we say {time}?]]
A>M +4d
[#a [The dates have arrived, thank you.|Our two are named, and neither scares easily.]|[My thinking is done.|We've thought, and we'd like to.]|[Our limits are done.|My side is done.]|[We've begun.|First day done, and nobody noticed.]]

= vendor,law,search,forum,press,uni thanks-intro
A>M | [Your introduction|{n1:2-3} good conversations|You were right|Thanks to you|The name you gave me]
[You were right about Owen: we talked for two hours.|The name you gave me was worth its weight in gold.|I've met Sofia, as you suggested, and we've found a way.|Your Priya rang me the same day.] [Thank you for thinking of us.|I owe you a good bottle.|Not many people do that.|May I do the same for you one day?]
M>A
[I'm so glad.|They said the same of you.|That's what names are for.|You may, and I've somebody in mind.|A pleasure. It cost me one line.]
"""

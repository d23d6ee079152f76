"""What is planted near the end: open questions, promises, offers, and the last good words of ties that went quiet.

`work=-6` means six working days before the end; `last` keeps the person out of everything after it.
"""

TEXT = """
= trading power-products plant=question A=daniel work=-8 last=yes
A>M | Power products
Two of my clients want half-hourly power and I have told them I would ask before I guess.

When could we have half-hourly power on the screen, and would you need my desk to make prices from the first day? I am seeing both of them before the month is out.

= legal metals-contact plant=question A=edith work=-3 last=yes
A>M | Metals terms, a person
I have come to the end of what I can learn about the metals terms from paper.

Do you know anyone who has been through the metals terms from the product side? Half an hour would do, and I would come to them.

= risk pricing-look plant=offer A=leon work=-7 last=yes
A>M | Your pricing
I read the fee note on the train. The second table is right and the conclusion does not follow from it.

I could take an evening and go through the pricing with you before you show it to Charles. Would that be of use?

= tech two-testers plant=offer A=tomas work=-5 last=yes
A>M | Testers
I heard that testing still looks thin on your launch list.

I can lend you two people from my test group until the credit screens are live. Just say the word.

= client carrow-date plant=question A=piers work=-6 last=yes
A>M | Storage spreads before the winter
Our board meets soon and I have to tell them whether we do our storage business with you next year.

Could you tell me which of the storage products will be on the screen by then, and who at Larkfield I should bring to our planning day?

= comms launch-quote plant=question A=noor work=-4 last=yes
A>M | Launch note, one decision from you
The launch note is ready but for one thing that only you can decide.

Do you want to be quoted by name on the credit screens, or would you rather have Ines there? I would choose Ines, but it is your launch.

= people succession plant=question A=anne work=-11 last=yes
A>M | Somebody who could do your job
We spoke in the summer about growing somebody who could do your job one day. The panel meets next month.

Whom would you name, and what would you like them to have done by next year? Two names are better than one, and it stays between us.

= tokyo sponsor-call plant=question A=haruka work=-9 last=yes
A>M | Call with our board member
Morishita-san has spoken with our board member Mr Akagi, who is open to being the sponsor on our side.

Would you be able to speak with Mr Akagi by telephone in the coming weeks, in your morning? I would prepare both sides with a short note.

= trust jasmine-cv plant=question A=jasmine work=-2 last=yes
A>M | my application
I got an interview!! It's for the analyst apprenticeship at the water company.

Could you look at my answers to the five questions before I send them? I have to hand in on Friday week. You said I should ask straight out so I am.

= ops october-counts plant=promise A=rosa work=-3
A>M | Confirmation counts before the review
My month-end review opens soon and the counts I have are my own. Could you let me have yours for {month:-1}, split by product, so that we look at one number and not two?
M>A +40m
Leave it with me. I'll send you the {month:-1} counts by {day:3} so your team has them before the review.

= market list-comments plant=promise A=priya work=-2
A>M | Product list, last round
Last round, I promise. Only the metals lines have changed, and the sentence on delivery is now one that my mother understood.
M>A +2h
Your mother is a good test. I will send you my comments on the product list by {day:3}.

= exec first-year plant=promise A=victor work=-9
A>M | The first year
The Leeds board would like to understand what the marketplace has done in its first full year. Not slides. Could you let me have one page?
M>A +3h
Gladly. One page on the first year, with the bad bits left in. You'll have it in two weeks from today.

= north calgary plant=thank A=amara day=-15 last=yes
A>M | Calgary
It is done: you have an hour with the whole Calgary office when they settle next year's plan. I wrote to them as follows, so that you know what I said in your name:

"It is worth an hour with Maya on the online product before you settle next year's plan. Ask her about the evening hour."

= nordic first-hello plant=new A=thora day=-69
A>M | Introducing myself
Stellan suggested that I write. I have taken over the Nordic clients at Norrvik and would like to understand your marketplace before I have opinions about it.
M>A +1d
Welcome. That's the right order, and rarer than you think. Shall I show it to you on the telephone, with the screen open on both sides?
A>M +1d
That would be excellent. I have a good screen and a bad line.

= risk credit-idea plant=quiet-word A=grete day=-50
A>M | Credit limits view
The committee liked the limits view. They liked even more that it came from you and not from me. I was asked whether we could do the same for collateral.
M>A +3h
That is good news, and it was your idea before it was mine. Collateral after the launch? I would like to do that one with you properly, with a blank sheet.
A>M +1d
After the launch, with a blank sheet. I shall bring the pencils. Thank you for how you handled the room.

= london goodbye-summer plant=quiet-word A=alistair day=-64
A>M | Last week
You were very good with our clients last week and I told Henrik so. Stockholm would not have signed without the hour you gave them.
M>A +1h
They would have, a month later. Thank you for opening that door, and for the walk along the river, which I have thought about since.
A>M +2h
Any time. Next time you are in London stay for supper.

= london nadia-thanks plant=quiet-word A=nadia day=-79
M>A | The Rotterdam clause
The clause held. They tried it on in the second hour and then read out your sentence to each other and gave up. I wish you had seen it.
A>M +2h
That has made my week. I kept a copy of the draft with your coffee on it for luck.

= ops bruno-thanks plant=quiet-word A=bruno day=-88
A>M | Handing over the night desk
I give up the night desk at the end of the week. In four years the only team that ever rang to ask how we were was yours. I wanted you to know that I noticed, and to thank you for it.
M>A +1d
You made it easy to ring. Whatever you do next, I would like to hear about it from you and not from the bulletin.
A>M +1d
You will. First I am going to sleep.

= client gideon-deal plant=quiet-word A=gideon day=-73
A>M | First month
First month of copper on your screen and my boss has stopped asking why. You said it would take six weeks and it took four. Credit to Clara.
M>A +2h
I'll tell her, she will pretend not to care. Come and see the zinc page when you are next in Leeds, I'd like your honest view.

= uni sigrid-talk plant=quiet-word A=sigrid day=-113
A>M | The seminar
The students are still arguing about your outage story. Two have changed their thesis. I call that a good seminar.
M>A +1d
I enjoyed it more than anything this quarter. Their questions were better than our board's. Do tell me what the two of them find.

= exec conrad-plan plant=quiet-word A=conrad day=-98
A>M | Your paper
I used your page on thin markets in the strategy round, with your name on it. It was the only page that people took away with them.
M>A +2h
That's generous of you, thank you. If the round leads anywhere I would be glad to help with the next one.

= trading simone-floor plant=quiet-word A=simone day=-69
A>M | New screens on my desk
My people have asked me to tell you that they no longer hate the new screens. From them it is a love letter.
M>A +50m
I'll have it framed. Thank you for making them try it for a month, that was your doing.

= exec mortimer-farewell plant=dormant-word A=mortimer day=-334
A>M | Leaving
My last day is Friday and I am writing to few people. You told me twice that I was wrong, both times in private and in time. A chief executive meets that less often than you would think. I hope that we shall stay in touch.
M>A +1d
You listened, both times, which is rarer still. I learnt from you how to end a meeting. I would be very glad to stay in touch.

= alum connie-farewell plant=dormant-word A=connie day=-254
A>M | Estuary
First month in the new job. I have stolen your Monday page and pretend that it was my idea. You were the best person I ever disagreed with.
M>A +1d
Keep it, it was stolen when I had it. I miss the disagreeing. When you have caught your breath, supper?

= alum pieter-advice plant=dormant-word A=pieter day=-295
M>A | Your advice
I did what you said and asked the quiet one last. He had the answer. Thank you, Pieter, I don't know how you knew.
A>M +1d
Because I was the quiet one for twenty years. Glad it helped. My door is open whenever you want to think aloud.

= alum teddy-thanks plant=dormant-word A=teddy day=-214
A>M | Reference
I got it! They said that your reference was the only one that named a fault, and that it decided them. Thank you, I think.
M>A +2h
It was a small fault and a large recommendation. I am delighted. Tell me how the first month goes.

= alum viola-lunch plant=dormant-word A=viola day=-384
A>M | Lunch
That was the nicest lunch in months. I have written to your Ines about the terminal and she answered in an hour. You have good people.
M>A +1d
They are good, and it was lovely to see you. Let's not leave it a year.

= alum hester-book plant=dormant-word A=hester day=-314
A>M | The book
The book about the canal builders came today. I read a chapter instead of the budget. Thank you, you remembered.
M>A +1d
I am glad. The chapter on the locks is really about organisations, as you will have noticed.

= tech alba-farewell plant=dormant-word A=alba day=-244
A>M | My last week
I am off to the harbour project on Friday. You gave me my first plan to run when I had never run one, and did not take it back when it wobbled. Thank you for that.
M>A +2h
It wobbled less than my own first one. I shall miss your Fridays. Please write when you have built something.

= ops mabel-farewell plant=dormant-word A=mabel day=-274
A>M | Thank you for the trainees
The trainees you sent were the best year we had. I hand over the course to Lucía now and wanted to thank you while it is still mine to do.
M>A +1d
They still quote you. Thank you for every seat you found us, Mabel.
"""

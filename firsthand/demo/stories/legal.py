"""Legal and compliance: terms, contracts, client data, rules."""

TEXT = """
= legal terms
A>M | [{Client}, terms|Clause {n:4-19}|Terms for {product}]
[{Client} has sent back the terms with clause {n1:4-19} struck out.|Clause {n1:4-19} is a problem again, this time with {client}.] [They want to be able to withdraw an order after the match.|They'll not accept our word on time stamps.] [How much do you need that clause? If it's a comfort, I'd give it up; if it's a beam, I'll hold it.]
M>A
[It's a beam.|A comfort, in their case; they trade once a week.] [Without it {desk} could be left holding one side.|If they'd accept a minute, I could live with a minute.]
A>M +2d
[They took it.|A minute it is.|Held, after a long afternoon.] [Their counsel is a reasonable person under the paper.|I've changed the template, so that we won't have it a third time.]

= legal review
M>A | [A letter to clients|Could you look at two paragraphs?|{Paper}, legal eyes]
[I have to write to clients about {product}|{Paper} goes out on {d1:4}], and [the second paragraph sails close to a promise|I've used the word "guarantee", which I suspect you'll dislike]. [Would you look at it? It's two paragraphs.|Could you give it ten minutes before {d1:4}?]
A>M +1d
[Ten minutes it was.|Marked up.] ["Guarantee" has to go; "intend" will do.|Only one change: don't say when, say how.] [Otherwise it's {virtue}.|The rest I rather enjoyed.]
M>A
[Changed. Thank you for being quick.|"Intend" it is.|Thank you. I knew when I typed it.]

= legal advice
A>M | [How would clients take it?|A question the other way round|Your sense of the clients]
[For once I need something from you.|I'm drafting the new rule on cancelled orders.] [If we made it ten seconds instead of thirty, who'd mind?|Would the small clients understand this sentence: "An order shall be deemed to stand until the venue has acknowledged its withdrawal"?]
M>A
[{Desk} would mind for a week, the rest wouldn't notice.|They'd understand it on the third reading. Try: "Your order stands until we've told you that it is withdrawn."] [Ask Gwen, she hears them all day.|Show it to Desmond, he has no patience and that is useful.]
A>M
[Yours is better, and it's also shorter, which my profession resents.|I've asked. You were right about the week.] [Thank you.|I'm in your debt for a sentence.]

= legal data
A>M | [Client data for {paper}|Names in the sample|Who may see it?]
[Your team has sent {client}'s orders to Ambleforth for a test.|There are client names in the sample of {date:-3}.] [Were they asked?|I can't find that the client agreed.] [It's small and can be put right today, but I'd like to understand how it came about.]
M>A
[They weren't, and they should've been.|I didn't know, and I don't like it.] [The sample is withdrawn and Ambleforth has confirmed that it's deleted.|Pavel is replacing the names as we speak.] [Could you come to our stand-up on {d1:2} and tell them in five minutes what you've just told me?]
A>M
[With pleasure. I shan't bring the handbook.|I'll come. {Time}?|Thank you for taking it that way. Many don't.]

= legal contract
A>M | [Signature needed|{Client} agreement|For your signature]
The agreement with {client} is ready [on your desk|with Nell]. [The one unusual thing is the notice period, {n:4-18} months.|Nothing odd in it.] [Could you sign before {d1:2}? They'd like to start on the first.]
M>A
[Signed and back with you.|Signed. I read the schedule this time.|Done. Where do I find the {n:2-9} months in it, page six?]

= legal course
A>M | [Conduct training|A date for the training|Your team and the new rules]
[The new conduct rules apply from {date1:20}.|Everybody who speaks to clients has to have heard the new rules by {date1:20}.] [I'd rather do it in person than send a link.|Forty minutes, with real cases.] Would {d1:6} or {d2:7} suit your people?
M>A
[{D2:7}, please, at {time}, after the morning rush.|Both are fine; could you do it twice so that the desk is never empty?] [May I suggest a case? The one where {fault}.]
A>M +after
[They were lively.|Thank you for having us.] [Your Gwen should be in my department.|Clara asked the one question that I couldn't answer. I've since found out and will write to her.]

= legal regulator
A>M,B | [Letter from the regulator|The regulator's questions|Consultation, our answer]
[The regulator asks how we would tell clients of an outage.|We have until {date1:15} to answer the consultation.] [Question {n:3-9} is yours, I think.|I have drafted everything but the part on thin markets.] Could you each give me half a page by {d1:6}?
M>A,B +2d
[Half a page, as ordered.|Mine is below, a bit over half.] [#b I'd say what we do and stop there.|We tell them within ten minutes, in plain words, and again when it's over. I would offer to publish the minutes.]
B>A,M
[#b [Short and right.|I'd say the same, at greater length.]|[I'd be careful with publishing.|No objection to publishing, the others will have to follow.]] [My part is with you on {day:1}.]
A>M,B +4d
Sent, [with both your halves|a day early for once]. [Thank you.|The part on outages is the best in it.]

= legal decline
M>A | [One more thing for Friday|Could you join us on {d1:2}?|A favour for {d1:2}]
[{Client} come in on {d1:2} to talk about the terms for {product}.|I'm seeing {client} on {d1:2} about an old quarrel.] Could you sit with us from {time}?
A>M
[I'm afraid that I can't on {d1:2}, I'm before the tribunal.|I can't make {d1:2}, sorry.] [{B} knows the file as well as I do.|Would {B} do? Better company, too.]
M>A
[Of course. I'll ask {B}.|{B} it is, thank you. Good luck.]

= legal metals
A>M | [Metals terms|The warehouse clause|Who understands warehouses?]
[I'm three days into the metals terms and have learnt that a warehouse receipt isn't a receipt.|Does anybody in the house know how metal leaves a shed?] [Whom would you ask?|I need someone for half an hour who has stood in one.]
M>A
[Ruth's people know the price, not the shed. Try Sean in Logistics, he ran one.|Colm. He'll talk for two hours, all of it useful.|Lorna Kettle at Tarnmoor is kind to people who ask. Say that I sent you.]
A>M +3d
[He was splendid.|Just the person.] [I have rewritten four clauses and thrown out one.|It appears that the whole of section six was about something that doesn't exist.] [Thank you for the name.]

= legal lunch
A>M | [Lunch|An overdue lunch|No agenda]
[We only ever meet across a contract.|It's been a long time since we spoke about anything but clauses.] Lunch on {d1:4}? [I have no agenda.|{Place}, if you like.]
M>A
[I'd love that. {Time1}?|Yes. And nobody is to say "hereinafter".|{D1:4} is bad, could it be {d2:6}?]
A>M
[Booked.|Perfect, see you there.|{Time1} it is.]
"""

"""What colleagues of any function write to each other: meetings, questions, thanks, introductions, noes."""

TEXT = """
= leeds move
A>M | [{D1:2}|Moving our meeting|Our {time1} on {d1:2}]
[I have to move our {time1} on {d1:2}; {snag} has eaten the day.|Would you forgive me if we moved {d1:2}?|Something has come up for {d1:2} at {time1}.] [{D2:4} at the same time?|Could you do {d2:4} instead, anywhere but {room}?]
M>A
[{D2:4} is fine.|{D2:4}, same time.|That suits me better, as it happens.] [Nell will change the calendar.|I'll bring the paper.|See you then.]

= inside number
A>M | [A question|Quick question|Do you happen to know]
[Do you happen to have {figure} for {month:-1}?|Somebody in {meeting} claimed that {figure} had doubled. Is it true?|What is the right figure for {figure} these days? I have three versions.]
M>A
[{n:12-94} per cent up on last year, nothing like doubled.|The right one is {n:120-980}. I know where the other two come from.|I don't have it to hand but Samir does; he will send it by {time}.]
A>M
[Thanks, that settles an argument.|Perfect, thank you.|Thank you both.]

= leeds coffee
A>M | [Coffee?|Are you in on {d1:1}?|Ten minutes]
[Coffee on {d1:1}? I have a thing I'd rather not put in a mail, nothing grim.|Are you around on {d1:1}? I would like to pick your brain about {skill}.|I owe you a coffee since {month:-1}. {D1:1}?]
M>A
[Yes, {time1}, {place}?|With pleasure. {Place} at {time1}?|I'm at {client} on {d1:1}. {D2:3}, {time1}?]
A>M
[Done.|See you there.|Lovely.]

= inside intro
A>M | [Do you know anybody|Who would know?|Looking for a person]
[I am looking for somebody who has been through {skill} the hard way.|Do you know anyone in the house who understands {product} from the client's side?|One of my people would like to talk to somebody who left a specialist job for a wider one.] [Half an hour would do.|It's for {B}, who is too shy to ask.]
M>A
[{B} would be very good. Shall I ask first?|I know just the person, but let me ask before I give you a name.]
M>B +1h | A question, and no is fine
[{A} is looking for half an hour with somebody who knows {skill}.|{A} asked me for a name and I thought of you.] Would you mind if I put you in touch? [You're free to say no.|Say no if this is a bad month.]
B>M
[Not at all, put us in touch.|Happy to.|Of course, after {d1:2}.]
M>A,B | {A}, meet {B}
{A}, {B} [has done this more often than anyone should|will tell you what the books leave out]. {B}, {A} [asks good questions|keeps to time]. I'll leave you to it.
A>B,M
[Thank you, Maya.|Thanks for this.] {B}, [does {d2:4} at {time1} suit you?|may I buy you a coffee on {d2:4}?]

= inside draft
A>M | [{Paper}|Your eye on {paper}?|Before it goes out]
[I would be grateful for your eye on {paper}.|{Paper} goes to {meeting} on {d1:4} and I have read it too often.] [Two pages. Is it clear what we want?|Would you tell me what is missing?|Be as rude as you like.]
M>A +1d
[I like it.|It's nearly there.|Good, and too long.] It's {virtue}, but {flaw}. [I have put three notes in the margin.|If I had to cut a page it would be the second.|What would happen if you began with the last paragraph?]
A>M
[Thank you, that is a better paper.|All taken in, bar one.|You're the only one who read to the end. Thank you.]

= inside help
M>A | [Could I borrow you?|A favour|A small thing]
[I have to explain {skill} to twenty graduates on {d1:5} and you do it better than I do.|I'm stuck on {paper} and you have written one like it.|I need somebody who will tell me the truth about {paper}.] [Could you spare me {minutes}?|Would you have {minutes} before {d1:5}?] [If not, no harm done.]
A>M
[Of course. {D2:2} at {time}?|Happy to, at what exactly?|Yes, if you come to me.]
M>A
[{D2:2} is good. It's the second part that I'm unsure of.|I'll come to you. Thank you.]
M>A +3d
[Thank you for your time.|It went well.] [Your example about the bakery saved the hour.|I used your order of things and it made sense of all of it.|You were right, it was the second part.]

= inside cant
A>M | [Invitation: {meeting}|Would you speak?|{Date1:15}]
[We are holding an away day on {date1:15} and would love you to talk for twenty minutes about {topic}.|Would you join a panel on {date1:15}? The subject is {topic}.]
M>A
[I can't, I'm afraid: I'm in {town} that week.|I'd have liked to, but I have promised that day to {client}.|Not this time, sorry.] [Priya speaks well on it, shall I ask her?|Yuki would do it better than me, if you asked her.]
A>M
[What a pity. Yes, do ask.|Understood. I'll ask and say you sent me.|Next time, then.]

= inside thanks
A>M | [Thank you|A thank you|Yesterday]
[Thank you for what you said in {meeting}.|You didn't have to bring {B} into the room yesterday, and you did.|I gather that you put in a word for {B} with the panel.] [It changed how the others listened.|It mattered more than you may think.|{B} came back two inches taller.]
M>A
[It was deserved.|I only said what I saw.|That's kind. It was easy to say because it is true.]

= inside minutes
A>M,B | [Notes from {meeting}|What we agreed|Actions]
[My notes, shout if I have it wrong.|As I understood it:]

- Maya: a word with {client} before {d1:4}
- {B}: dates for {product}
- {A}: {paper}, second draft

[We meet again on {date:9}.|I'll ask for news on {d2:5}.]
M>A,B +1d
[That's how I heard it.|Mine is done: they are happy with {month:2}.|One change: I said I'd ring them, not that they would agree.]

= inside news
A>M | [Have you heard|News from {town}|For your ears]
[{Client} is said to be building a screen of its own.|I sat next to somebody from {client} on the train. They are unhappy with their broker and said so for two hours.|{Client} has a new finance director, a Ms Thornlea. Used to run a warehouse.] [You may know already.|I thought of you at once.|Do with it what you like.]
M>A
[I didn't know, thank you.|That explains a lot.|Half of it I knew; the useful half I didn't.] [I'll ring them this week.|Let me see what Desmond hears.]

= inside borrow
A>M | [Borrowing somebody|Could I have somebody for a week?|A pair of hands|Two short]
[{Snag} has left me two people short.|I have {paper} to finish and nobody who can count.] Could you lend me [Samir|Tobias|Pavel|Farah] for [three days|a week|the mornings] from {d1:3}?
M>A
[You can, if I have him back by the launch.|Yes. It'll be good for the two teams as well.|Three days, yes, not more, I have {meeting} coming up.]
A>M +6d
[Returned with thanks, and in good order.|That was a great help, thank you.] [If you ever need somebody from here, take two.|Tell him he is welcome here any day.]

= inside disagree
A>M | [I don't agree|About {d1:-1}|{Paper}: a different view]
[I kept quiet yesterday because there were ten of us. I think that we're wrong about {product}.|I have slept on it and still disagree about {client}.] [#a We are answering the question we like rather than the one they asked.|The cost is in year two and nobody is looking at year two.|It will work in Leeds and nowhere else.]
M>A
[I'd much rather hear it from you now than from them in spring.|You may well be right.|I don't agree yet, but you've shaken me.] [#a What's the question that they asked, as you see it?|Could we look at year two together? {D1:2}, {time}?|What would you have to see to change your mind?]
A>M +1d
[#a How to trade less and sleep more.|{D1:2} is good. Bring a number that somebody has signed.|Two clients outside Leeds who'd pay for it.]
M>A +4d
[#a I asked them again and you had heard it better than I had. Thank you for not letting it go.|Year two is as you said. I have taken it out and told Henrik why.|I've found one client, not two, so you are half right and I have changed the paper by half.]

= leeds birthday
A>M,B | [Cake for {B}?|Collection|A card]
[It's {B.first}'s big birthday on {d1:3}. Will you put in for the present?|We are collecting for the baby. The envelope is with Nell.|Farewell drinks on {d1:3}, {place}.]
M>A
[Count me in.|Of course. Twenty from me.|I'll be there, a bit late.]

= inside system-down
A>M | [Can't log in|Screen trouble|Is it me?]
[Is it me or is {system} asleep this morning?|Since {time} {fault}. Is somebody looking?]
M>A +12m
[It's not you. Ines is on it, half an hour.|They know. It'll be back at {time}.|It is you, I think: try without the old bookmark.]
A>M
[It was the bookmark. The shame.|Back. Thanks.|Works again, thank you.]

= inside lost
A>M | [{Paper}, from last year|Do you still have it?|A file from the past]
[You wrote a good page on {topic} once. Do you still have it?|Would you still have {paper} from last {month:0}? I need to see how we put it then.]
M>A attach:old-page.pdf
[Found it, attached. Some of it makes me wince.|Here you are. The numbers are old and the argument isn't.|Nell found it. Attached.]
A>M
[Thank you. The wincing part is the best.|Exactly the one. Thanks.|Saved me a day.]

= inside travel
A>M | [Same train?|{Town}, {d1:5}|Are you going to {town}?]
[I see we are both in {town} on {d1:5}.|Are you taking the early train on {d1:5}?] [Shall we travel together? I have things to ask you about {client}.|Share a taxi from the station?]
M>A
[Gladly. 6.40, coach C.|Yes, let's. I'll keep you a seat.|I go the evening before, alas. Supper there?]

= inside praise-team
M>A | [{B}|About {B}|You should know]
[{B} stayed with {client} on the phone for an hour last night until it worked.|{B} wrote the clearest note on {system} that I have read here.|In {meeting}, {B} said the thing nobody wanted to say, and said it kindly.] I thought you should hear it from me, since [the client won't write|{B} won't tell you].
A>M
[Thank you. I'll pass it on.|That is good of you. It comes on the right day.|I'm not surprised and very pleased.]

= finance,tech,ops,london budget
A>M | [Budget round|Your line in the budget|Next year]
[Your line for {product} is {n1:20-180} thousand over last year.|I'm collecting the lines for next year.] [What do I tell them it's for?|Is there anything in it that you could do without?] By {d1:3}, please.
M>A +2d
[It's for one person and a licence, and the person brings it back by {month:6}.|I could do without the consultants, {n:15-60} thousand. I can't do without the test lead.]
A>M
[Thank you. That I can defend.|Consultants gone. You're the first who offered something.|Good enough for me.]
"""

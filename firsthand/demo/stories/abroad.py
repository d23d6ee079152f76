"""London, Calgary, Tokyo and Sydney, and the people of Brightbeck."""

TEXT = """
= london client
A>M | [{Client} in London|A visitor|{Client} asks for you]
[{Client} are in our office on {d1:5} and would like to see the screen.|I've promised {client} a proper look at {product}.] [Could you come down, or send me Owen?|Have you somebody who can show it without a script?]
M>A
[I'll come. 8.15 from Leeds.|Yuki's in London that day and does it better than me.] [What do they hope to hear?|Who'll be in the room?]
A>M +after
[They've asked for a contract.|That went well. They talked about it in the lift, which is where it counts.] [You made my week.|I owe you a train ticket.]

= london fees
A>M | [London fees|Can I give {client} a discount?|The fee sheet]
[{Client} would bring {product} if we met them on fees.|I've a client who compares us line by line.] [What's my room?|Can I go to {n1:5-15} per cent?]
M>A
[None on the fee; some on the first quarter.|I'd rather give them a person than a discount.] [Ask what they'd do with the money. If the answer is nothing, it isn't about the fee.]
A>M +2d
[It wasn't about the fee.|They took the quarter.] [They want somebody to ring at six in the morning.|I'd have given away the shop.]

= london swap
A>M | [Desks|Swapping people|A week in Leeds]
[I'd like to send {B} to you for a week.|Would you take one of mine and give me one of yours, for a fortnight?] [They only know each other's initials.|It'd stop the mails that begin with "as per".]
M>A
[Yes, gladly. Gwen would love London.|Yes. {D1:6}?] [I'd put {B} on the client desk on the first morning, headset and all.]
A>M +9d
[{B} came back a convert.|It worked.] [They now ring instead of writing. My phone bill is your fault.|Same again in {month:3}?]

= london quiet-word
A>M | [Between us|A quiet word|You should know]
[{Desk} grumble that Leeds decides and London hears.|There's a feeling here that the launch was a Leeds party.] [I don't share it but I understand it.|It'd cost you one visit to put it right.]
M>A
[Thank you. I'd rather know.|That's fair, and it's my doing.] [I'll come on {d1:4} and do the next launch from your floor.|Would you gather the grumblers? I'll bring buns and no slides.]
A>M +5d
[That was right, and well done.|Not a grumble left, for a week at least.]

= north hour
A>M | [An hour for Calgary|Your evening, our lunch|Time zones]
[My people start when yours go home.|We've {n1:20-90} clients here who never see you awake.] [Is there any hope of an hour that's awake on both sides?|Who covers the screen after six in Leeds?]
M>A
[There's a trial from {month:1}: open until seven.|Nobody, and that's the honest answer.] [If you could give me one person here for a month, I'd have the argument I need.|What would your clients trade in that hour, if they could?]
A>M +1d
[{B} would come. She skis, so not in February.|Gas, within the day, and a bit of power. I've asked eleven of them.]
M>A
[Eleven is better than my two. Thank you, this goes into the paper.|I'll take her and I'll be kind.]

= north visit
A>M | [Coming to Leeds|I'm over on {date1:12}|Three days in Leeds]
[I'm in Leeds from {date1:12} for three days.|Flying over on {date1:12}, if the weather lets me.] [Can we have an hour without a table between us?|I'd like to meet your testers, whom I only know as initials.]
M>A
[Supper at mine? My cooking is safe.|Yes. And come to the stand-up on the second day, they'd love it.]
A>M +after
[Back home and still full.|Safe home.] Thank you for [the supper and for the frank talk|the testers, who are funnier than their mails]. [I'll write to Calgary about the hour.|We should do it yearly.]

= north system
A>M cc B | [{System} from here|Slow out west|Morning in Calgary]
[From here the page takes a minute to open.|We log in at seven, and until eight the prices stand still.|Before eight, our time, half of the orders come back with a question mark.] [Is it the line?|Nobody believes us because it's fine by the time Leeds looks.]
M>A,B +1d
[I believe you. Vikram has looked at seven your time: it's the nightly copy.|It's ours. The copy runs while you work.] It moves to [midnight yours|a kinder hour] from {d:3}.
A>M
[Fixed! {B} owes me ten dollars.|It flies. Thanks for looking at our hour and not yours.]

= tokyo start
A>M | [Visit to Leeds|Our discussion|Materials for our board]
[Thank you for the time you gave to our delegation.|Our board would like to understand {product} before the next step.] [May I ask for a short paper on how a price is found when there are few orders?|Would it be possible to receive the rulebook in the newest version?]
M>A +1d attach:how-a-price-is-found.pdf
[Attached, four pages, written for people who like to check.|Of course, attached.] [Please tell me where it's unclear. I'd learn from it.]
A>M +3d
[Our board found it very clear.|Thank you for your kind answer.] [There is one question: who decides when the market is closed in an emergency?|They ask whether a person can be called at night.]
M>A
[Two people together, and both names are in the rulebook, page nine.|Yes: there's a number, and at present it's mine.]

= tokyo hours
A>M | [Trading hours|Time for a call|Hours in your summer]
[For our traders the opening is at five in the afternoon.|We'd like to propose a first hour for our side.] [Could the product be open from eight to nine, your time?|Would {d1:6} at eight, your time, suit for a call?]
M>A +1d
[{D1:6} at eight is good.|We could try an hour at eight for a month.] [I'll have Yuki with me, who'll make sure that I say it properly.]
A>M +6d
[Thank you very much for the call.|It was a useful talk.] [Our people appreciated that you said what's not ready.|I will send the list of products next week.]

= tokyo deliver
A>M attach:products.csv | [List of products|As promised: the list|Products]
As promised, [the list of products|our list, in order of wish]. [The first three would be enough for the beginning.|We've added the volumes of last year.]
M>A +1d
[Thank you, this is just what we needed.|Clear and complete.] [I'd begin with the second, it's nearest to what we have.]

= brightbeck join
A>M | [Settling in|A Brightbeck question|First weeks]
[My people still say "we" and mean Brightbeck.|We're all settled, but for the coffee.] [Who decides here about {product}? At Brightbeck I'd have turned my chair.|Is there a way of trying things without asking four people?]
M>A
[I do, and you may turn your chair to me.|Three of the four will say yes if you ask them in the corridor.] [Come to the product council on {d1:3}; not to present, to grumble.]
A>M +4d
[I grumbled and was thanked.|That was more open than I'd feared.] [We could offer our matching tests, {n1:400-900} of them. You have nothing like it.|May I bring Moira next time?]
M>A
[Yes to the tests, please!|Bring Moira.] [That's the most useful thing anyone has offered this month.]

= brightbeck match
A>M | [Matching|How we did it|Old tricks]
[At Brightbeck we matched {product} in two rounds.|We had the same trouble with thin hours and solved it with a bell.] [Shall I write it down before I forget?|Would your people want to hear it?]
M>A
[Please write it down.|They would. {D1:5}, {time}? I'll get Oskar and Kwame.]
A>M +6d
[Written, seven pages.|Good session. Oskar asked for the code, and he can have it.]

= brightbeck staff
A>M | [My people|Worried|Rumours]
[My people hear that Manchester will close.|Somebody in the lift said that Manchester moves to Leeds.] Is it true? [I'd like to tell them something, even if it's "I don't know".]
M>A
[It isn't true, and I asked Henrik before writing this.|Nothing's decided and I won't pretend. I'll tell you before I tell anyone else.] [Would it help if I came over on {d1:2}?]
A>M
[It would. Come at lunch.|Thank you. That I can say.]
M>A +3d
Thank you for [having me|the sandwiches and the hard questions]. [I wrote down nine questions and owe you answers to four.|You'll have the answers by {d:4}.]
A>M +5d
[We've got the four. People noticed that you kept to the day.|They arrived on the day. It did more than the sandwiches.]
"""

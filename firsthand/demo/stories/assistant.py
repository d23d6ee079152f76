"""Nell Ashworth, who keeps Maya's calendar and writes in her name."""

TEXT = """
= assistant diary
A>M | [Tomorrow|{D1:1}|Your {d1:1}]
[Tomorrow in short:|For {d1:1}:]

- {time}, {client}, in {room}
- {time2}, {meeting}
- train to {town}, tickets in the folder

[{B} asks for {minutes}. Shall I squeeze it in or say next week?|You've eaten nothing between meetings since {day:-3}. I've put in lunch.]
M>A
[Squeeze, please.|Next week, with apologies from me.|Thank you. Lunch, then.]

= assistant send-move
M>A | [Please move|Could you write to {B}?|{B}, {d1:2}]
Could you write to {B} in my name and [move {d1:2} to {d2:5}|say that I'll be late on {d1:2}]? [Nicely, it's the second time.|With my apologies.]
M@N>B +20m | [{D1:2}|Our meeting on {d1:2}|A change on {d1:2}]
[I am sorry to move us once more.|Something has come up that I can't move, so I must move you, with apologies.] Would {d2:5} at {time} suit you instead?
B>M cc A
[No trouble at all, {d2:5} is fine.|{D2:5} it is. Thanks, Nell.|That suits me.]

= assistant send-thanks
M@N>B | [Thank you for {d1:-1}|Thank you|{D1:-1}]
[Thank you for coming on {d1:-1} and for staying longer than you'd planned.|It was good of you to come on {d1:-1}.] [I've asked Nell to send you the notes.|The notes are attached.] [I'd like to do it again in {month:2}.]
B>M
[It was a pleasure.|My thanks to you both.|Thank you, and for the notes.]

= assistant send-invite
M@N>B | [Invitation, {date1:11}|Lunch on {date1:11}|{Date1:11}]
[I'm having a few people to lunch on {date1:11} to think about {topic}.|Some of us meet on {date1:11} to talk about {product}.] [I'd be very glad if you came.|Would you join us?] [It's at {time}, in the corner room.|Nell has the details.]
B>M cc A
[I'd be delighted.|Count me in.|I can't, alas, I'm in {town}. Another time?]

= assistant travel
A>M | [{Town}|Tickets for {town}|Hotel in {town}]
{Town}: [there are two trains, one with a change and one at dawn.|the hotel you liked is full; there's one by the river.] [Which?|Shall I book?]
M>A
[Dawn, please.|The river.|With the change, I'll read.]
A>M
[Booked.|Done, tickets on your desk.]

= assistant paper
A>M | [{Paper}|For signature|Three things]
[{Client} rang twice.|Evelyn wants {paper} by noon.|The caterers ask about the forum.] [They won't tell me why.|I've told them {time}.] [Shall I put them through?|Is it ready?]
M>A
[Put them through, thank you.|It's on the shared drive, third draft.|Ask Gwen, she knows the numbers.]

= assistant leave
A>M | [My leave|A week in {month1:1}|Dentist]
[I'd like the week of {date1:18} off.|I'm at the dentist on {d1:3} from {time}.] [Jo from the second floor would cover.|Everything's in the folder.]
M>A
[Of course. Have a lovely time.|Yes. I shall be lost and it will do me good.]

= assistant forward
B>M | [Attempted to reach you|Could you ring me?|A message]
[I've tried your desk twice. Could you ring me about {client}?|Would you have {minutes} for me this week? It's about {product}.]
M>A fw
Could you find a slot for {B}, [this week|before {d1:3}]?
M@N>B +1h
[Maya asks whether {d1:3} at {time} would suit you. I've kept it free.|Would {d1:3} at {time} do? Otherwise early next week.]
B>M
[{D1:3} is perfect.|Yes, thank you.]
"""

"""The people above and beside Maya: board, budgets, reorganisation, sponsors."""

TEXT = """
= exec paper
A>M | [{Paper}|Before the board|{D1:4}]
[The board meets on {d1:4}.|I need {paper} a day early.] [Can the story be told on one page?|What's the one thing you'd like them to remember?] [Say what went wrong as well, they know that something did.|No pictures.]
M>A +1d attach:board-paper.pdf
[One page, attached.|Here it is, with the outage in it.] [If they remember one thing: clients come back.|What I'd like them to remember is that half of the growth came from clients we rang.]
A>M
[Good.|That'll do nicely.|Clear. I've changed one word.] [They'll ask about Tokyo, so have an answer.|You present it.]

= henrik,victor,walter ask
A>M | [A thought|Question|On the way home]
[If I gave you two more people, what would you stop asking me for?|What would you do with {n1:200-900} thousand that you aren't doing now?|Who in your team would you miss most?|What are we not talking about?]
M>A
[Testers. And then I'd stop.|I'd put a person in every large client's office for a week, and I would ask for half of it.|Ines isn't mine, and yet it's Ines.|That the floor and the screen count the same deal twice and both are proud of it.]
A>M
[Hm. Come and see me.|That's not the answer I expected. Good.|Write me that on half a page.|Thought so.]

= henrik,victor,charles reorg
A>M | [Confidential|The new lines|For you alone]
[There'll be a reorganisation in {month:2}.|We're redrawing the lines between Trading and the marketplace.] [The client desk could come to you or go to London.|Logistics may get its own technology people.] [What would break?|Tell me what you'd mind and what you would only dislike.]
M>A +1d
[Thank you for asking before it is drawn.|I've thought about it overnight.] [I'd dislike losing the desk. I would mind if the people heard it from the bulletin.|What would break is the half hour between desk and product every morning; nobody planned it and everything hangs on it.] [Could I tell Priya, so that there are two of us thinking?]
A>M
[Priya, yes. Nobody else.|The desk stays, then. I wanted to hear whether you'd argue for yourself or for them.|Good point about the half hour. I will use it.]

= henrik,victor sponsor
M>A | [Tokyo needs a sponsor|A sponsor|Who would stand behind it?]
[The plan for {town} is as good as we can make it from here.|Minamori are ready and we aren't.] What it lacks is [a name on the board|somebody above me who is asked about it once a month]. [Would you think about who that might be?|Could it be Helen?]
A>M +1d
[Let me find you one.|Helen would be good, but don't ask her by mail.|I'll speak to Karim. Give me until {month:1}.] [What will they have to do? If it's less than an hour a month, say so.]
M>A
[Forty minutes a month, and one trip in the first year.|Less than an hour, I promise.] Thank you.

= henrik,victor,conrad praise
A>M | [{Client}|Well done|From the chairman]
[The chairman had lunch with {client} and came back talking about your people.|I had a letter from {client}. It names Gwen twice and me not once.|The numbers for {month:-1} were read out in {town}.] [Enjoy it, it's rare.|Tell them from me.]
M>A
[I will, by name.|They'll be pleased. Thank you for passing it on, not everybody would.|I'll have Gwen sit down first.]

= exec dinner
A>M | [Dinner on {date1:7}|{Client} in town|Are you free on {d1:7}?]
[{Client} are in Leeds on {d1:7}, three of them.|We've a dinner for {client} on {d1:7} and it would be dull without you.] [Would you join us? Half past seven.|You needn't sell anything.]
M>A
[With pleasure.|I'd love to. Whom should I sit beside?|I'm in {town} that night, sorry. Owen would be good company.]
A>M
[Good. Next to the quiet one.|Pity. I'll ask Owen.|Fine. Seven thirty, {table}, they'll find us.]

= henrik,victor,charles budget
A>M | [Your budget|{n1:3-12} per cent|Bad news]
[Everybody gives {n1:3-12} per cent.|I have to take {n1:3-12} per cent out, and from everyone.] [Where would you take it?|I'd rather that you chose than that Charles chose.] By {d1:3}.
M>A +1d
[From travel and the consultants, and half a person I haven't hired.|I can do it if I may keep the test lead.] [What I'd lose is the second visit to every client, and that I regret.|None of it will be missed before the summer; then it will.]
A>M
[Accepted.|Fine. I'll remember the summer.|Keep the test lead.]

= exec advice
M>A | [Your advice|Could I try something on you?|A decision]
[I have to choose between Priya and Owen for {meeting} and both deserve it.|{Desk} wants its own screen and has gone over my head.|I'm about to say no to {client}, our third-largest.] [How would you go about it?|What am I missing?]
A>M
[Ask each what the other does better.|Go and see them. Don't write.|Say no quickly and stay in the room.|You're missing that they'd like to be asked.]
M>A +3d
[I did that.|You were right about staying in the room.|They were, both of them, more generous than I'd feared.] [It's settled, and nobody is sore.|Thank you.]

= evelyn secretary
A>M | [Board dates|Dates for {year:1}|Papers, please]
[The board meets on {date:12}, {date:34} and {date:55}.|May I have your paper by noon on {d1:3}?] [You're down for {minutes}.|Please use the template, I know what you think of it.]
M>A
[Thank you, noted.|You'll have it on {day:2}.|The template and I have made our peace.]
A>M +3d
[Received with thanks, and on time. I shall frame it.|Thank you. You are the second of nine.]

= henrik,victor,conrad delay
A>M | [The launch|When?|{date1:20}]
[I told {town} that you would be live by {date1:20}.|The chairman asks if it's still {date1:20}.] Is it?
M>A
[#b It is, if testing holds up. I'd say four in five.|It's not; it's {date:26}. I should have told you last week and I'm sorry.|Yes, for everything but the history page, which nobody has asked for.]
A>M
[#b Four in five is honest. I'll say "on plan".|Better now than on the day. I will tell them.|Fine.]

= exec walk
A>M | [Saw {B}|Your {B}|In the lift]
[I met {B} in the lift and learnt more in six floors than from the quarterly report.|{B} told me that I was wrong about {client}. Politely.] [Where did you find {B}?|Keep that one.]
M>A
[In the second row, keeping quiet.|You'll find more of them if you take the stairs.] [I'll pass it on, without the lift.|Thank you. I'll see to it that we do.]
"""

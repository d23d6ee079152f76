"""More of what people write to each other, in the house and outside."""

TEXT = """
= inside,outside holiday-back months=1,7,8,9
A>M | [Back|Back at my desk|After the holidays]
[I'm back, brown and behind.|Back since {day:-1}, and the inbox has won.] [What have I missed that matters?|Is there anything of yours that I'm sitting on?]
M>A
[{Product} is live and nobody died.|Only {paper}, by {day:3}, if you can.|Nothing that can't wait until you've had a coffee.] [Was it good?]
A>M
[Very. I read four books and fell in a lake.|Too short.|It rained, and we didn't care.]

= leeds christmas months=12
A>M | [Before Christmas|Last one of the year|A good rest]
[#a Before we all go: thank you for {month:-3}, you know what for.|I've {gift} for you, at my desk.] [Have a proper rest.|See you on the other side.]
M>A
[#a Likewise, and thank you for {paper}.|That's very kind. I'll come by at {time}.] [Happy Christmas to you and yours.]

= inside monday
A>M | [Good weekend?|{client}, and the weekend|Monday]
[I was {weekend}.|Good weekend? Mine was spent {weekend}.] [#a On to work: has {client} answered?|Now for {paper}: are we still on for {d1:1}?]
M>A
[I was {weekend2}, so you win.|Very quiet, thanks.] [#a [They've answered, and it's yes.|No word yet. I'll nudge them.|They have, with three questions.]|[Still on.|Could it be {d2:3}?|Yes, and I've read it.]]

= inside reminder
A>M | [A nudge|Gentle reminder|{Paper}?]
[You said I'd have {paper} by {d1:-2}.|I'm still waiting for {paper}, no drama.] [Shall I carry on without it?|Is it stuck on something I can unstick?]
M>A
[I did say so, and I'm late. Tonight.|Mea culpa. Here's what I have, the rest tomorrow.]
M>A +1d
[Here it is, with apologies.|Done. Late, but better than it would've been.]
A>M
[Got it, and it's worth the wait.|Thanks. No harm done.]

= inside broken
M>A | [{Paper}|Did I miss it?|Still hoping]
[Did I miss {paper}? You'd said {d1:-3}.|I was hoping for {paper} before {meeting}.]
A>M +1d
[You didn't miss it, I did. {Snag}. Is {d2:2} too late?|I'm sorry, it slid off my desk. By {d2:2}, promised.]
M>A
[{D2:2} is fine, but then really.|All right. Anything that I can take off you?]

= inside offer
A>M | [If it helps|An offer|You have enough on]
[I hear that {snag} has landed on you.|You've enough on with the launch.] [I could take {meeting} for you this month.|If you need a reader for {paper}, take me.|I could lend you {B} for the counting.]
M>A
[#b That would be a real help. Yes, please.|You're kind. I think we'll manage, but may I come back to it on {d1:3}?|Yes! I'd been wondering whom to ask.]
A>M +2d
[#b Done, and they were gentle. All yours again.|No hurry, the offer stands.|Done, and nothing burned.] [Ask again any time.|It was a pleasure.|]

= inside seat
A>M | [A seat at {meeting}|Would you like to sit in?|Room for one]
[There's a spare seat at {meeting} on {d1:3}.|We talk about {topic} on {d1:3} over lunch.] [You'd enjoy it.|It might be useful for {product}.] Come?
M>A
[I'd love to.|May I send Clara? It'd be her first.|Not this week, but keep asking me.]
A>M
[Good.|Clara is welcome.|I shall.]

= inside feedback-ask
M>A | [How was I?|Feedback, if you have two minutes|An honest word]
[You saw me in {meeting} on {d1:-1}.|You've heard me explain {product} twice now.] [What should I do differently?|What should I stop doing?|What did I miss?]
A>M
[You answer before they've finished. I'd count to three.|Honestly, it was good. Less history, perhaps.|You look at Henrik when you should look at the one who asked.]
M>A
[Three. I'll count. Thank you for saying it.|That's useful and a little painful, so it must be true.|I had no idea. Thank you.]

= leeds lift
A>M | [Forgot to say|PS|One more thing]
[#a Forgot to say in the lift: {client} asked after you.|One more thing from this morning: {B} would like to see the test lab.]
M>A
[#a How nice. I'll ring them.|Of course, any day but {d:2}.]

= inside handbook
A>M | [Page {n1:4-90}|The handbook|A correction]
[Page {n1:4-90} of the handbook says {product} is settled on the third day. Since when?|Your page on {product} still has the old phone number.]
M>A
[Since never. Thank you, it's being changed.|Oh dear. Tobias has it.]

= leeds lunch
A>M | [Lunch|Hungry?|{D1:0}]
[Soup at {time}?|I'm going to {place} at noon. Coming?|Sandwich on the bench?]
M>A
[Yes.|Ten minutes and I'm there.|In {meeting}, alas. Tomorrow?|I'd love to but I've {client} at noon.]

= inside decision
A>M,B | [We need to decide|{Product}: yes or no|Decision, please]
[We've talked about {product} three times.|{Client} wants an answer by {d1:2}.] [I'm for it.|I'd do it, small.|I'd leave it until {month:2}.] You?
M>A,B
[For it, small.|I'd wait too, and tell them so today.|Yes, if {B} can live with the dates.]
B>A,M
[I can live with it.|Then we're agreed.|Fine by me. I'd just like it written down that I grumbled.]
A>M,B
[Decided. I'll tell them.|Good. Written down, grumble included.]

= leeds parking
A>M | [Visitor on {d1:2}|{Client} on {d1:2}|A badge]
[{Client} come on {d1:2}, four people.|I've visitors on {d1:2} who'd like to see the floor.] [Would you say hello for {minutes}?|May I walk them past your team?]
M>A
[Of course, {time}.|By all means. Warn Owen, he'll tidy.]

= inside stuck
M>A | [I'm stuck|A second head|Five minutes of your brain]
[I've written the first line of {paper} nine times.|I can't see why {figure} falls when everything else rises.] [Could I talk at you for {minutes}? You needn't say anything.|What would you look at first?]
A>M
[Talk at me. {Time}, {place}.|The calendar. It's always the calendar.|Begin with the second line.]
M>A +1d
[It was the calendar.|I began with the second line and it wrote itself.|You said nothing, and it helped.] Thank you.

= inside quote
A>M | [Your words|May I use this?|Quoting you]
[May I quote you in {paper}? "A market is a promise to be there tomorrow."|I'm stealing your line about dull launches for {meeting}. Object now.]
M>A
[By all means. I think that I stole it too.|No objection. Say it slowly.]

= forum,press,uni,search,law intro-self
A>M | [A question|If you've a minute|{Topic}]
[We spoke briefly after your talk.|A colleague suggested you.] [How did you get your own people to use the screen?|What would you do first, if you began again?]
M>A +1d
[We gave the loudest sceptic the first login.|I'd begin with the confirmations. Nobody believes me until they've done it the other way round.] [Ring me if you like, I'm in on {d1:3} after {time}.]
A>M
[I'll ring. Thank you.|That's more than I'd hoped for.]

= outside checkin
M>A | [How did it go?|Any news?|Thinking of you]
[#a How did {d1:-2} go?|You had your board on {d1:-2}. Did they say yes?|Did the new system survive its first week?]
A>M
[#a It went well, thank you for asking.|They said yes, with a frown.|It did. One scar.]
M>A
[#a I'm glad.|A frown counts as yes.|Well done.]

= outside dates
A>M | [Dates|A date in {month1:1}|Meeting in {month1:1}]
[We should fix a date for {month1:1}.|Could we meet before the end of {month1:1}?] [I could do {date1:12} or {date2:15}.|Your place or ours?]
M>A
[{Date1:12}, our place. Nell will send the room.|{Date2:15}, yours. I haven't been for ages.]
A>M
[Noted.|Perfect.|See you then.]

= outside send
M>A | [As promised|The note I mentioned|What I promised]
[As promised, the note on {topic}.|You asked how we tell clients about an outage. Here's the text we use.] [Use what you like.|I'd be glad of your comments, when you've time.]
A>M +2d
[Very useful, thank you.|Read it twice. The second page is worth framing.] [One comment: {flaw}.|May I show it to my team?]
M>A
[Good point, thank you.|Of course.|By all means.]
"""

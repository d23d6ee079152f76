"""A third shelf of everyday letters inside the house, most of them short stories with an end."""

TEXT = """
= leeds whiteboard
A>M | [The whiteboard in {room1}|Who wiped {room1}?|A lost drawing]
[Somebody has wiped the whiteboard in {room1} and with it three days of {paper}.|The drawing of {product} in {room1} has gone, and nobody has a picture.] [Was it one of yours?|Did you by any chance take a photograph on {d1:-2}?|I'm not cross, merely bereft.]
M>A
[Not guilty, but Samir photographs everything. I've asked him.|It was the cleaners; Nell has a picture, since she trusts nobody.|I did take one, on {d1:-2}. It's below, with my elbow.]
A>M
[Saved. I owe somebody a very large cake.|That elbow has saved my week.|Bless him. I've put a sign up.]

= inside jargon
A>M | [What does it mean?|A word I don't know|Translate, please]
[#a What's a "shaped strip"? Everyone in {meeting} nodded and so did I.|You said "iceberg" on {d1:-1} and I don't believe that you meant the weather.|Could you tell me in one line what {product} is for? I've been nodding since {month:-2}.]
M>A
[#a I nodded for a year, so you're quicker than me. It's power with the nights cut out.|An order that shows only its tip. It should've come with a footnote.|It lets a mill sleep at night, and pays somebody else to stay awake.]
A>M
[Thank you. I can stop nodding.|Now that's a sentence that should be on the front page.|One line, as asked. I'm going to use it shamelessly.]

= inside overheard
A>M | [For what it's worth|On the train this morning|Overheard]
[Two people from {client} sat behind me on the train and spoke about your screen from Selby to Leeds.|I had the plumber's van in front of me and {client}'s treasurer beside me this morning, at a red light.] [#a They like it, and they think that we're dear.|They say that your people ring back, and that nobody else does.|What they can't bear is {fault}.]
M>A
[That's worth more than the survey.|I'm torn between pride and shame.] [#a I'll ring them without saying how I know.|Gwen will be pink with pride.|That one we can do something about by {d:3}.]

= inside praise-note
M>A | [What you did on {d1:-1}|A word of thanks|I noticed]
[You gave {B} the credit yesterday when it would've been easy to keep it.|You stopped {meeting} at the right moment and asked what we were deciding.|You sat with my new people over lunch and answered the same question three times.] [I wanted you to know that I noticed.|It made a difference to how the rest of the week went.|I'd like to learn how you do that.]
A>M
[You're the only one who's said anything, so thank you.|That's very good of you, I nearly didn't.|It was learnt the hard way, and I'd be glad to tell you over a coffee.]

= inside two-versions
A>M attach:figures.csv | [Two versions of {figure}|Which one is right?|A number that won't behave]
[Your report says {n1:210-480} for {figure}, and ours says {n2:510-940}.|I've two numbers for {figure}, both with a signature under them.] [I've attached how we count.|One of us counts the night.|Before {meeting} I'd like there to be one.]
M>A +1d
[#b Yours is right. We leave out the deals that were corrected.|Both are right, which is the worst of all: yours is by client and ours by desk.|Ours, I think, but your way of counting is better and we'll change.]
A>M
[#b I'd never have found that. Thank you.|Then let's say so in a footnote, and use yours from {month:1}.|A gracious answer. I'll tell {B} that it was the night after all.]

= inside newcomer
A>M,B | [{B} takes {product}|{Product} has a new owner|Handing {product} to {B}]
[{B} has taken over {product} from me, and is cleverer than I am.|I'm handing {product} to {B} this week and you're on the list of people to see.] [Would you have {minutes} on {d1:2}?|Could you say what you'd want from us, if you were starting again?]
M>B,A
[Good choice. {B}, {d1:2} at {time}, and bring nothing.|What I'd want is to hear bad news first. {B}, you're welcome here any time.]
B>M
[Thank you, I'll come with an empty notebook.|That was the most useful half-hour of the whole handover.|Noted about the bad news. I've some already.]

= leeds fire-drill
A>M | [The drill|Meeting point|You were missed]
[You weren't at the meeting point, and you're down as lost.|At the drill your team was the fastest and you were the slowest.] [Were you on the phone?|Somebody has to sign that you weren't burnt.]
M>A
[I was on the phone to {client}, who sends regards. Not burnt.|Guilty. I took the back stairs and found the bakery.]

= leeds swap-slot
A>M | [Your slot in {meeting}|Swapping slots|Could you go first?]
[Could we swap? I'm down for {time} and my figures come at {time2}.|Would you take the first slot in {meeting} on {d1:2}? My opening act has lost its voice.]
M>A
[Of course. I'm never more awake than first.|Swapped. You owe me the one before lunch.|I can, if you bring the coffee in.]

= inside reading
A>M | [Something to read|Thought of you|A book]
[I've just finished the book about the bridge that was built twice. It's all about {skill}.|There's an essay on {topic} in the Review that could've been written about us.] [I've left it on your desk, no need to hurry.|Page forty. Then tell me that I'm wrong.|Shall I send it up?]
M>A +4d
[#b Page forty is us, to the hair.|I read it in one go, and gave it to Owen, who's now insufferable.|I liked it very much, the ending less. Supper, to argue?]
A>M
[#b I told you.|Let Owen keep it.|Supper it is.]

= leeds sick
A>M | [Off today|Not in|{D1:0}]
[I've lost my voice and half of my will to live, so I'm at home.|The little one has the pox and I'm working from the kitchen.] [Could you take {meeting}? My notes are with {B}.|Don't wait for me with {paper}.|I can read but not speak, which some will welcome.]
M>A
[Stay in bed. It's taken care of.|I'll take it and I'll tell you the funny parts.] [Ginger, honey and no mail.|Get well.]
A>M +2d
[Back among the living. How did it go?|Up again, thank you for {day:-2}.]
M>A
[Nobody noticed, which was your good notes.|They asked after you, and then they asked about the cost.|Fine. You were quoted.]

= inside rumour
A>M | [Is it true?|I've heard something|A rumour about {product}]
[Is it true that {product} stops at the end of {month1:1}?|I hear that {desk} moves to the third floor. Do they know?] [I'd sooner ask you than wonder.|My people ask me and I'd like to say something sensible.]
M>A
[#b Not true, and thank you for asking instead of wondering.|Half true: it's being looked at, and you'll know on {d1:4}, the same minute I do.|It was an idea for one afternoon in {month:-2}. Let it rest in peace.]
A>M
[#b Good, I'll say so.|That I can work with.|Thanks. The afternoon has had a long life.]

= leeds minutes-late
M>A | [Running late|Ten minutes|{Meeting}]
[#a I'm ten minutes behind, please begin without me.|My train stands in a field. There are sheep. Could you open {meeting} for me?]
A>M
[#a [Done, we're on item two.|No hurry. They're still arguing about the window.]|[We've begun. Greetings to the sheep.|Stay with the sheep. It's about the budget.]]

= inside pilot
A>M | [Try it on us|Guinea pigs|We'd go first]
[If you need somebody to go first with {system}, my team would.|We'd be your guinea pigs for {product}, on two conditions: we may grumble, and somebody listens.] [It'd do us good to be early with something.|{B} is longing to break it.]
M>A
[That's a generous offer and I accept before you change your mind.|You may grumble, and I'll listen myself, every Friday.] [Could we start on {d1:5}?|Ines will sit with {B} for the first morning.]
A>M +8d
[#b First grumble: {fault}.|One week in. We've eleven grumbles and one hymn of praise.|It's good. {B} is disappointed, it won't break.]
M>A
[#b Thank you. That one would've cost us a client.|I'd like the hymn in writing, and the grumbles too.|Keep trying, all the same.]

= inside pass
A>M | [Passing this on|From {client}|You may want this]
[{Client} has written to me and it's really for you: they'd like to know who'd help them with {product}.|I had a call for you by mistake, from {client}. A Ms Tarrant, very civil.] [I've said you'd ring by {d1:1}.|I told them that you're the right person and left it there.]
M>A
[Thank you, I've rung, and she was civil to me too.|Got it. Gwen's ringing them now.|I'm glad it found its way. Done.]

= inside regret
M>A | [About {d1:-1}|I was short with you|Sorry]
[I was short with you in {meeting} and you'd done nothing to deserve it.|I interrupted you twice yesterday. I heard it myself on the way home.] I'm sorry. [I'd like to hear the rest of what you wanted to say.|Would you tell me again, over a coffee?]
A>M
[It's kind of you to write. I'd forgotten by supper.|No harm done. But yes, I'd like to finish the thought.|Thank you. It was about {client}, and it'll keep until {d:2}.]

= inside lessons
A>M attach:lessons.pdf | [What we learnt from {month1:-1}|Lessons, one page|Looking back]
[I've written down what went wrong in {month1:-1}, with no names in it.|One page on {month1:-1}. It hurts less than I thought.] [Is it fair?|Have I let us off too lightly?|What would you add?]
M>A +1d
[It's fair, and the third point is brave.|You've been harder on yourselves than anyone else would be.] [#b I'd add that we knew, and told the wrong person.|What I'd add is who noticed first. It was Clara.]
A>M
[#b That's the missing line. Thank you.|Added, with her name.]

= leeds tour
A>M | [School visit|Twelve teenagers|A tour of the floor]
[I have twelve sixteen-year-olds in the house on {d1:5}, and they'd rather be elsewhere.|A class from the estate school comes on {d1:5}.] [#b Would one of yours show them something that moves?|Could you give them {minutes}? They believe that markets are a game.]
M>A
[#b Pavel will let them trade bananas on the test system.|They're right, it's one, with rules that matter. I'll come myself.]
A>M +after
[#b One of them asked for an application form, and another for the bananas.|They didn't want to leave, and one has taken your rulebook home.] Thank you.

= inside opinion-split
A>M | [You and {B}|Who decides?|Two answers]
[I asked you and {B} the same thing on {d1:-2} and have two answers.|{B} says {month1:1} for {product}, you said {month2:2}.] [I don't mind which, but I need one.|Would you two agree and tell me?]
M>A cc B
[{B} is right and I was out of date.|It's {month2:2}. {B} and I have just spoken, and it was I who hadn't told {B}.] [Sorry for the muddle.]
A>M
[Thanks, that's quick.|No harm. {Month2} is in the plan.]

= leeds retire
A>M | [{elder} leaves us|A speech|Thirty years]
[{elder} has been here for so long that the lift was put in afterwards, and there's a party on {d1:7}.|We're doing a book of letters for {elder}.] [Would you say a few words? Two minutes.|Half a page from you would mean a great deal.]
M>A
[#b With joy. I've a story about a fax.|Half a page it is, and only one lie in it.]
A>M +after
[#b The fax will never be forgotten.|{elder} has read yours to the whole family.] Thank you.

= inside sums
A>M | [Rough sum|Check my arithmetic|Back of an envelope]
[{n1:30-90} clients, {n2:3-9} deals a week, {n3:4-20} pounds each. Have I dropped a nought?|I make it {n1:120-860} thousand a year from {product}, on the back of an envelope.] [Does that look right to you?|Would you believe it, or laugh?]
M>A
[#b You've forgotten August; nobody trades in August.|I'd believe it, and show half.|It looks right to me and will look wrong to Charles, because of the rebate.]
A>M
[#b August! Every year.|Half it is.|Then I'll bring the rebate.]

= inside allies
M>A | [Before {d1:3}|Would you back this?|I'd like you to be beside me]
[On {d1:3} I'm going to ask {meeting} for two testers and a year of patience.|I want to propose {product} to {meeting} on {d1:3}, and I know who will be against it.] [Would you say what it'd do for your side? Only if you believe it.|Could you live with it? If you can't, I'd like to know before I stand up.]
A>M
[I believe it, and I'll say so.|I can live with it, if the work comes after the quarter.|I'm not sure about the patience, but the testers I'd fight for.]
M>A +3d
[They said yes, and it was your sentence that turned it.|We've got one tester and half a year. Without you it'd have been none.|They've put it off until {month:1}, but nobody laughed.|It went through, with {n:2-4} questions and one sigh.] [Thank you.|I saw what it cost you to speak up.|I owe you one, and gladly.|I'm grateful.]
A>M
[A pleasure. You'd have done it for me.|One is a beginning.|Use them well.]

= leeds window
A>M | [Your old printer|The heating|Trivia]
[#a The printer by the window says that it is yours and that it's unhappy.|It's {n:14-17} degrees on our side and your side has its windows open.] [Whose is it really?|Could we come to terms?]
M>A
[#a It was mine in another life. It's Owen's now.|Shut, with apologies. Owen likes air.]
"""

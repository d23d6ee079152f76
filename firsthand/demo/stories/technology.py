"""Technology: releases, screens, tests, outages."""

TEXT = """
= tech defect
A>M | [{System}: found something|A defect before you hear of it|Not for the list yet]
[One of the testers found that {fault}.|On the test system {fault}.|Since last night's build {fault}.] It [only happens after a log-out|is there for about one client in thirty|does not touch prices or deals]. [Do you want to stop the release for it?|Can it go out with a note, or would you rather wait?]
M>A
[How sure are we about the one in thirty?|Who would notice first?|Has anyone seen it on the live system?] If [it cannot touch a deal|it can be switched off], ship it with a note; otherwise it waits.
A>M +2h
[Sure enough to put my name to it.|We looked through a week of logs: nothing near a deal.|We fixed it while you were reading, so never mind.] [Out tonight, then.|It goes out at eight. I stay on until ten.]

= tech testers
M>A | [Testers for {system}|Thin on testing|Who could test?]
[The launch list shows testing as thin.|{System} goes live on {date1:12} and I count one and a half testers.] [Is there anybody you could spare, even for a few days?|Who would you ask, if you were me?]
A>M +1d
[I can let you have {B} for a week from {d1:3}.|Not from {d1:3} on, but the week after I could free {B}.|{B} has the patience for it and knows the screens.] [Give them a list of what worries you, not a script.|They break things politely.]
M>A cc B
[Thank you, that closes the gap.|A week of {B} is worth a month of anyone else.] {B}, [shall we sit down on {d2:3} at {time}?|I'll show you the three places that frighten me.]
B>M
[Looking forward to it.|{D2:3} is fine. I have already broken the login, if that counts.|Yes. Could I have a client's account to play with, a slow one?|Good. I'll bring my collection of odd dates.|I'll be there, with a list of {n:9-40} questions.|Happy to help.]

= tech slip
A>M | [Bad news about {date1:9}|The date|{System} will be late]
[I would rather tell you today than on the day:|Better you hear it from me:] {system} will not make {date1:9}. [{Snag} took more out of us than I admitted.|The vendor's library does not do what the brochure says.] [{Date2:14} is a date I would bet on.|I need eight more working days, and I have counted them.]
M>A
[Thank you for telling me now.|I can work with a late date; what I can't work with is a moving one.] [What would you leave out to keep {d1:9}?|Is there a half of it that clients would thank us for on the old date?]
A>M +3h
[The limit view could go on the old date, the history later.|If we drop the print view, we save three days.|Nothing, honestly. It is one thing.]
M>A
[Do that.|Then it is {date2:14}, and I will tell the desks today.|Good. I tell {client}, you tell Operations.]

= tech outage
A>M,B | [Down at {time1}|Outage, first note|Marketplace is down]
[We lost {system} at {time1}.|{System} stopped answering at {time1}.] Orders are held, none are lost. [We are failing over now.|Vikram has the vendor on the line.] Next note in twenty minutes.
A>M,B +20m
[Back since eight minutes ago.|Up again.] [The standby took over but the price feed had to be kicked.|It was a full disk, of all things.|A certificate ran out at noon.] [{n:2-9} clients rang.|The desks traded by phone for {n:12-40} minutes.] I'll write it up.
M>A,B
[Thank you for the notes, they kept me out of your way.|Well handled.] [I'll ring the clients who rang us.|Please write it so that {desk} can read it.] [What would have told us a day earlier?]
A>M,B +1d attach:incident.pdf
Write-up attached, two pages. [The short answer to your question: an alarm that went to somebody on leave.|In short: we watched the machine and not the queue.|We knew, in a way; it was on a list.] Three actions, [all mine|one of them yours], none of them dear.

= tech golive
A>M | [Go or no go|{System}, go?|Waiting for a go]
[Everything on the list for {system} is done or has an owner.|Tests are through: {n:820-1340} run, {n:1-6} failed, all known.] [Are you happy for it to go on {d1:2}?|I need a go from you by {time}, else it is next week.]
M>A
[Go.|Go, and thank you.|Yes. One question, though: have Operations seen it?]
A>M +2d
[Live since six this morning. Quiet so far.|It is out. {n:14-60} clients have used it and one has rung, to say he likes it.|Live, with one small scar: {fault}. Fix tonight.]

= tech ask-look
A>M | [A look at {paper}|Would you read two pages?|Before I send it to {B}]
[I have written {paper} and have stopped seeing it.|Attached is {paper}, or most of it.] [Would you read it for sense? The figures are checked.|Could you tell me where you stopped believing it?] {D1:3} would be soon enough.
M>A +1d
[Read it on the train.|Done.] It is {virtue}. [What I would change: {flaw}.|My one worry: {flaw}.] [And start with the third paragraph.|Lose the diagram.|Otherwise send it.]
A>M
[Ouch, and true.|Fair, fair and fair.|You are right about the beginning.] [New version goes to {B} today. Thank you.|I've cut a page. It hurt less than I thought.]

= tech vendor
A>M | [Ambleforth's price|The renewal|Licence talk on {d1:2}]
Ambleforth want {n:12-38} per cent more for the matching library [from January|on renewal]. [Their case is thin.|They know that we can't leave before the summer.] [You've dealt with Hamish for longer than I have: does he have room?|Would you sit in on {d1:2}? You needn't say anything.]
M>A
[He always has room at quarter end.|He has, if we talk about three years instead of one.] [I'll come.|Take Bridget, she enjoys it more than both of us.|Ask him what the others pay for support. He goes quiet.]
A>M +3d
[Settled at {n:3-9}.|{n:4-9} per cent, three years, with an exit after two.] [Your line about support worked.|He sends his regards, ruefully.|Thank you. I'd have signed at twelve.]

= tech client-slow
M>A | [{Client} is slow|Slow pages at {client}|A complaint worth reading]
[{Client} says that the order book takes {n:9-25} seconds to open from their site.|I was at {client} and saw it myself: {fault}.] [Could somebody look at their line before they decide it is us?|Is it them or us?]
A>M +1d
[Us, a bit.|Them, mostly: their proxy opens every message twice.|Both.] [We send the whole history each time; there is no need.|Oskar has a change that halves it.] [It can go out with the next release.|Ask them to let us watch for an hour.]
M>A
[Please do, I'll tell them it's coming.|Thank you. They will like being asked.|Good. I like problems that have two owners.]

= tech people
A>M | [{B}|A word about {B}|Somebody good]
[{B} has carried the last two releases and is too polite to say so.|I am putting {B} up for the next grade.] [You saw the work from the other side. Would you write me three lines for the panel?|A note from the business would count for more than mine.] [By {d1:4}, if you can.]
M>A +1d
[With pleasure:|Of course. Use any of this:] {B} [told us about the problem before we had found it, with a way out attached|explains things to clients so that they ring back to thank us|is the reason the launch in {month:-2} was boring]. [I would take {B} into my team tomorrow, which is why I hope you promote {B} today.|Boring launches are the best thing technology gives us.]
A>M
[That is perfect, thank you.|Thank you. I read it to {B}, who went red.|Sent as it stands.]

= tech freeze months=11,12
A>M,B | [Year-end freeze|Freeze dates|Last releases of the year]
[The freeze begins on {date1:9}.|Last release before the freeze: {date1:9}.] What's not in test by {date2:4} waits until January. [Please no surprises.|I say this each year and each year I mean it.]
M>A,B
[Understood.|Two small ones from us, both in test.] [{Product} can wait.|Nothing from us, you'll be astonished to hear.]

= tech idea
A>M | [An idea, half baked|What if|Thinking aloud]
[What if clients could see their own {figure} on the front page?|Suppose we let clients test {product} on last week's prices.|What if {system} told people why an order was refused instead of that it was refused?] It would cost [about a fortnight|two people for a month|less than the last three things we were asked for]. [Is it worth a conversation?|Shoot it down, if you like.]
M>A
[It's worth more than a conversation.|I like it, and I can think of two clients who would.|Half of it I like very much.] [Could you sketch it on one page, no more, for {meeting}?|Bring it to {desk} first, they'll tell you in a minute what's wrong with it.] [You should be the one who presents it.]
A>M +4d attach:sketch.pdf
[One page, as asked.|The page is attached. Kwame helped with the numbers.] [I left out the part that I couldn't defend.|It's smaller than it was and better.]
M>A
[Good. It's on the list for {d:3}, and you have ten minutes.|That's a page I would have liked to have written. See you on {d:3}.]

= tech laptop
A>M | [Your access|Small thing|Your account on the test system]
[#a Your account on the test system runs out on {day:3}.|Someone has to sign for the three test accounts of your team, and it's you.] [Do you still need it?|A yes by mail is enough.]
M>A
[#a [Yes, please keep it.|I had forgotten that I had one. Keep it, I'll use it.]|[Yes to two of them; the third has left.|Yes to all three.]]

= tech estimate
M>A | [Rough size?|How big is this?|Before I promise anything]
[{Client} would like {product} with their own delivery points.|{Desk} asks for a warning before a limit is reached, not after.] [Before I say anything to them: is it days, weeks or months?|I need the size of the thing, not the plan.]
A>M
[#b Weeks, small ones.|Days if they take it as it comes, weeks if they want to choose.|Months. Sorry.] [The hard part is the reference data, as ever.|The screen is nothing; the audit trail is everything.]
M>A
[#b [That's enough to go on. I'll tell them {month:2}.|Small weeks I can sell.]|[Then they can have it as it comes.|As it comes is fine, I'll ring them.]|[Good to know before I opened my mouth.|Months! Then it's next year, and I'll say so.]]
"""

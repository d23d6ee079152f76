"""Logistics, finance, people and communications."""

TEXT = """
= logistics screen
A>M | [Freight on your screen|Storage slots|Could it carry freight?]
[My people sell storage by fax, and it is {year:0}.|We've {n1:14-90} storage slots a month and no way of showing them.] [Could your screen carry them?|Is it madness to think of your order book?] [I can give you one good person and a patient client.]
M>A
[It isn't madness at all.|I've been hoping that somebody would ask.] [What does a slot need to say about itself? If it's five things or fewer, we can try it.|Whom would you send? I'd put Tobias beside them.]
A>M +1d
[Six: place, day, hour, size, temperature, and whether the crane works.|{B}. Knows every shed by its smell.]
M>A,B
[Five and a crane, then.|{B}, welcome.] [Let's sit down on {d1:4}, {time}, {room}.|Could you bring a week of real slots on {d1:4}?]
B>M,A +5d
[Real slots loaded, and nothing has caught fire.|We've a page with {n:20-60} slots on it and one client who clicks on everything.] Thank you for [making it easy|the patience].

= logistics tone
M>A | [Two pages, for tone only|Would you read it for tone?|{Paper}, your ear]
[I have written to the desks and it sounds as if I were cross. I'm not.|Attached is {paper}.] Would you read it for tone only, [by {d1:2}|before it goes on {d1:2}]? [It's two pages. You have the better ear.|You told me last time what nobody else did.]
A>M
[You are cross, in paragraph three.|It's fine until "as agreed".|It reads like a judge who's fond of the accused.] [Say it in the first person and it's gone.|Cut the history, they were there.]
M>A
[Cut. Thank you.|"As agreed" is gone. It was the cross bit.|You're right, as usual, and I'm less cross.]

= logistics strike
A>M | [Strike at the port|Delays from {d1:2}|Boats]
[The tugs at the estuary stop on {d1:2}.|There's no berth for coal until {d1:5}.] [Anyone who sells {product} for delivery next week should know.|Your clients will ask by noon.]
M>A
[Thank you, we've put it on the front page.|Gwen's ringing the three it touches.] [Will you tell me when it's over? People forget to say that.]
A>M +4d
[It's over.|Tugs are back.] [You asked, so I'm telling you.|The queue is {n:4-12} boats and will take a week.]

= logistics favour
A>M | [Your help with {client}|A favour from your side|{Client} again]
[{Client} owes us for demurrage and won't answer.|{Client} hasn't given us a berth in a month.] [You know their managing director, don't you?|I hear that you had supper with their chief.] [One line from you would do more than ten from us.|If it's awkward, say so and I'll drop it.]
M>A
[Not awkward. I'll ring her.|A bit awkward, since we're in the middle of the terms. Can it wait until {d1:5}?]
M>A +2d
[She knew nothing of it and was mortified.|They've been waiting for a paper from you since {month:-1}, it seems.] [You'll hear from them before {d:2}.|Ask for a Mr Sallow in accounts.]
A>M +3d
[Paid.|Heard, solved, and he's charming.] Thank you, Maya.

= finance accrual
A>M | [Accruals|{n1:12-80} thousand|Month end, finance]
[I've {n1:12-80} thousand from Ambleforth and no order for it.|There's an invoice from {client} on your cost centre that I don't understand.] [Is it yours?|Which month does it belong to?]
M>A
[It's mine, {month:-1}. Nell has the order.|Not ours, try Technology.|Half of it's ours. It should've been split, ask Bridget.]
A>M
[Thank you, booked.|Found it. Thanks.|Split it is.]

= finance case
A>M | [Business case, {product}|The numbers in {paper}|Can you defend it?]
[I've been through the case for {product}.|Your case is good until row {n:14-60}.] [You've counted the same client twice.|The saving in year two isn't a saving, it's somebody else's cost.] [With that out it still pays, but in {n1:19-34} months rather than {n2:11-17}.|Do you want to change it or shall I?]
M>A
[Oh dear. Take it out, and thank you for catching it before Charles did.|Change it, please. {N1} months is still a case.] [Could you show Farah how you saw it?]
A>M +2d
[Shown. She'll never do it again, and she found one in mine.|Done. New version is with Charles, with your name and mine on it.]

= finance audit
A>M | [Audit of {system}|Internal audit, first questions|Our visit in {month1:1}]
[We'll look at {system} in {month1:1}, for about two weeks.|Your turn, I'm afraid: {system}, {month1:1}.] [Who should we talk to first?|Is there a fortnight that would hurt least?]
M>A
[Ines first, then Lucía in Operations.|Any week but the launch.] [If there's something that worries you already, tell me now; I'd rather fix it than read it.]
A>M +12d
[Draft report attached in spirit: two findings, both small.|It was a pleasure, which we're not meant to say.] [Access rights of people who've left is the one to fix.|Your people told us about the worst one themselves.]
M>A
[Fixed as of this morning.|Thank you for the fair report.] [They were told to.]

= people review
A>M | [Reviews|Review forms|Your reviews, {n:2-6} missing]
[The review round closes on {d1:6} and I've {n:2-6} of yours.|I'd like yours early, if I may, because you write them so that people can use them.] [Who's likely to be a surprise?|Anybody you'd like to move up?]
M>A +2d
[All with you now.|The rest are done.] [The surprise is Pavel, who's better than he believes.|I'd move Yuki up. She does the work of the next grade already.]
A>M
[Thank you.|I had hoped you would say that.] [May I use your page on Pavel in the training for new managers, without the name?|Let's speak before the panel, {day:3}?]

= people hire
A>M | [{Job}|Candidates for {job}|Three names]
[We have {n1:9-46} applications for {job}, three of them good.|I've {candidate} for {job}.] [Would you see them on {d1:4}?|Shall I go on looking or is that enough?]
M>A
[{D1:4} is fine, back to back from {time}.|Please go on a bit. They all come from the same two companies.] [I'd like Hanna to sit in, she asks better questions.]
A>M +5d
[They all asked about you.|{Candidate} would come, at once.] What did you think?
M>A
[The second. She disagreed with me twice and was right once.|I'd take {candidate}.] [Let's ring today before anyone else does.|Could you make it easy for her to start part-time?]
A>M +1d
[Accepted!|She said yes before I'd finished.|She'd like until {d:3}. I think that it will be yes.]

= people mentor B=market
A>M | [A mentor for {B}|Would you?|Mentoring]
[We're looking for somebody to see {B} once a month.|{B} has asked for a mentor from outside the line and named you.] [Would you have the hour?|It's a year, and you may say no.]
M>A
[I'd be honoured. Yes.|Yes, if {B} does the asking from now on.|I can't until {month:2}, and I'd rather start well. Would that be too late?]
A>M
[Not at all. I'll tell {B}.|Wonderful. {B} will write to you.]

= people support
A>M | [How are you?|Just asking|No form attached]
[You looked tired on {d1:-1}.|That was a hard week, I gather.] [No form, no agenda: do you want a walk?|Do take the Friday off. Nobody will fall over.]
M>A
[A walk, please. {D2:2}?|That's kind. I'm better for having slept.|I'll take the Friday. Thank you for seeing it.]

= comms note
A>M | [Launch note|Two sentences for the bulletin|A quote from you]
[I need two sentences from you about {product} for the bulletin.|Attached is a note on {product}, in words that my aunt understands.] [Is anything wrong in it?|You may change everything but the length.] By {time} on {d1:2}.
M>A
[One thing: we don't "revolutionise", we open at seven.|It's {virtue}. I'd name Operations, they did half.|Two sentences: It took eleven people a year. Ask any of them.]
A>M
[Much better, thank you.|Changed. Your version is shorter and I'm jealous.|Lovely.]

= comms press
A>M | [Press question|A call from Gridmoor|{Client} and the press]
[A reporter asks if {client} has left us.|Gridmoor Weekly is writing about outages and has a date and a time.] [What may I say?|True or not?] [They go to print at {time}.]
M>A +15m
[Not true. They traded this morning, but don't say so, say we never speak about clients.|True. Say it: twelve minutes, no deals lost, and we told everybody ourselves.] [I can talk to her if it helps.]
A>M +1d
[Five lines on page nine, all of them right.|She wrote that we were "unusually plain". I'll take that.|They dropped it.]

= comms word
M>A | [Asked for a word|How would you put it?|A better word]
[I need a word for {product} that isn't {product}.|How would you tell twelve hundred people that the evening hour stays?]
A>M
[Tell twelve of them and let them tell the rest.|In one line, with a time in it.|Ask Joel for a picture and leave out the word.]
M>A
[That's it. Thank you.|So obvious now that you say it.|You're worth your weight in commas.]
"""

"""Operations: confirmations, month end, controls, settlement."""

TEXT = """
= ops backlog
A>M | [Confirmations|Confirmations again|Unmatched, {date:0}|A warning before it becomes a problem]
[We are {n1:140-420} confirmations behind|There are {n1:140-420} confirmations unmatched since {d1:-2}|My people went home at {time} last night with {n1:140-420} still open] and most of them are {product}. [The new template drops the end date|Half of them come back because the counterparty's short name is wrong|It is not the volume, it is the restatements].

[Could you find out whether the last release changed the export?|Is anyone on your side looking at {system}?|Who in your team owns the template now?] [I would rather hear a plain no than a maybe.|A name would do.|I have told the desks to expect a slow day.]
M>A
[That is not good, and thank you for saying it early.|I did not know it was that many.|You are right to raise it.] [Pavel is on it as of now|I have asked Ines to look at the export before anything else today|Owen will sit with your team this afternoon]. [I'll let you know by {d2:1} what we found.|You will have an answer from me by the end of {d2:1}, even if it is half an answer.]
A>M +1d
[Found it between us: {fault}.|Your man found it in an hour: {fault}.|It turned out to be ours in the end, a list nobody had refreshed since {month:-2}.] We are down to {n:20-90} this morning. [Thank you for lending us the pair of eyes.|Much obliged. He explained it to my team without making anyone feel slow.|I owe Ines a coffee.]

= ops counts
M>A | [Counts for {month1:-1}|{month1:-1} confirmation counts|A number I need]
[For {meeting} I need|Could you let me have|Before I stand up in front of {client} I should know] the {month1:-1} confirmation counts by product, [with restatements apart|including the late ones|and how many came back more than once]. {D1:3} is early enough.
A>M +1d attach:confirmations.csv
[Here they are.|Attached, by product and by day.|Counts attached.] {n:3100-6900} in all, of which {n:90-380} were restated. [#b Look at the second week before you quote the average.|The jump on the ninth is a batch we sent twice, so take it out.|{Product} is the only line that got worse.]
M>A
[#b [Exactly what I needed, thank you. I'll quote the median.|I have looked, and I see what you mean.]|[Thank you. I will leave the ninth alone.|Thanks, that is clear, and the note on the batch saved me from saying something foolish.]|[Thank you. I'll ask Tobias about the last one.|Clear, thank you. We know why it got worse and it's on us.]]

= ops early
A>M | [New products, a week early|Notice of new products|Can Operations see the list first?]
[We heard about {product} from a client.|My scheduling team learnt of {product} from the ticker.|The first I knew of {product} was a confirmation for it.] [Could Operations see new products a week before they go live?|Would you put us on the list a week ahead of the launch?] [It takes us four days to set up the reference data and nobody enjoys doing it in one.|We are not asking for a veto, only for a week.]
M>A
[Yes, and it should have been so from the start.|Of course. A week it is.|Yes. I am sorry you had to hear it from a client.] [Priya will send you the list every Monday|I have asked Tobias to copy you on the product sheet the day it leaves draft]. [Tell me if it slips.|If it slips, write to me and not to her.]
A>M
[That will do nicely. Thank you.|Good. My team will believe it when they see it, and so shall I.|Thank you, that makes a real difference at month end.]

= ops training
A>M | [Controls training, two seats|Seats in our controls course|An offer for your new people]
[We run the controls training again on {date1:8}.|The next controls course is on {date1:8}, a full morning.] I can let you have two seats if you want them. [Your analysts would see what happens to a deal after they press the button.|It is the course where people understand why we chase them.]
M>A
[Yes please, for both.|I'll take both, thank you.|Gladly.] [Samir and Clara|Tobias and Samir|Clara and Farah] will come. [They have been told not to bring laptops.|I would come myself if {meeting} were not on the same morning.]
A>M +after
They [were good company|asked better questions than my own people|stayed behind to look at the exceptions screen]. [One of them spotted that {fault}; we have raised a ticket.|Send me two more next time.|If they want to spend a day with Settlements, Joan will have them.]

= ops monthend
A>M,B | [Month end|Month end, {month:0}|What I need for month end]
[Month end opens on {d1:2} and I would like it to be a dull one.|Three things before month end, please.]

- no releases to {system} after {d2:1}
- late tickets to {B}, not to the desks
- somebody from the marketplace on the phone until {time} on the last day
M>A,B
[All three are fine.|Agreed on all three.|Yes to the first two; on the third it will be Gwen until six and me after that.] [Owen will hold the release.|The release moves to the week after.]
B>A,M
[Noted, late tickets come to me.|Fine here. I will stay until the last file is out.|Good. Can we also freeze the short names? They moved under us last time.]

= ops moved
A>M | [Release date|The metals release and our quarter close|Could it move?]
The release is down for {date1:6}, which is [the day before our quarter close|in the middle of the stock count|the same night as the ledger move]. [Is there any room to move it?|Could it go a week later?] [I have nobody to test it that day who is not also doing something more urgent.|If it cannot move we will cope, but something will be late and it will be the confirmations.]
M>A +3h
I have spoken to {B} and [we can move it past your close|it will go on {date2:11} instead]. [That costs us a week with {client}, which I will explain to them.|Nobody here minded once they knew why.] [Is {d2:11} morning good for your testers?|Will that do?]
A>M
[It will. Thank you for moving it, I know it was not free.|Perfect. I will have two people on it from eight.|Thank you. I'll not forget it when you need something moved.]

= ops walk
M>A | [Deal-entry checks|A favour for the new ones|Walking through the checks]
[My newer people have never seen what your team does with a deal after we let go of it.|Half of my team has joined since you changed the deal-entry checks.] Would {B} be willing to walk them through it, [an hour at most|one lunchtime|{minutes} with the real screens]?
A>M cc B
[{B} would be glad to.|Happy to do it, I'll take it myself with {B}.|Of course.] [How about {d1:4} at {time1}?|{D1:4}, {time1}, at our desks: they should see it where it happens.]
M>A,B
{D1:4} it is. [Five of them will come.|Thank you both.|Thank you. They will bring biscuits, I am told.]
M>A +5d
[They have talked of nothing else.|Thank you for the walk through the checks: I have already had two tickets withdrawn because people now see why the second check exists.|That hour was worth more than our last two trainings. Please thank {B} from me.]

= ops chase
A>M | [{Client}, still unsigned|{Client} confirmations|Chasing {client}]
{Client} [has not signed a confirmation since {d1:-7}|owes us {n:11-46} signatures|keeps sending back our confirmations with a pencil mark in the margin]. [Ian has written three times.|We have rung twice.] [You know somebody there, I think. Could you have a quiet word before it goes to Legal?|Would you ask your contact there who looks after it? We only have a shared address.]
M>A
[I do, and I will.|Let me try.|Leave it with me until {d2:2}.] [There is a new person in their back office, which may be all it is.|I am speaking to them about {product} anyway.]
M>A +2d
[Their person left in {month:-1} and nobody had read the box since.|They thought the paper ones did not count any more.|Someone has been found.] [Ask for {B.last}'s opposite number in Settlements, the switchboard knows.|You should see the first ones back by {d:2}.] Tell me if you do not.
A>M +2d
[They came back this morning, all of them.|{n:9-40} signed already. That was quick.|Signed and filed. You may have that lunch on us.]

= ops incident
A>M cc B | [Duplicates this morning|Something went out twice|Confirmations sent twice]
[At {time} the system sent {n1:60-310} confirmations a second time.|{n1:60-310} clients had two confirmations from us this morning.] We have stopped the queue. [{B} is ringing the large ones.|The desks know.] [What did you change last night?|Was there a release?]
M>A,B +25m
[There was, a small one, and it should not have touched this.|A fix to {system} went in at seven.] It is being taken out now. [Write to the clients in my name if that helps.|I will ring {client} myself.] [I am sorry. You should not have found this before we did.]
A>M,B +3h
Queue is clean again and [every client has been told|{B} has been through the whole list]. [Only one was cross, and he is always cross.|Nobody traded on it.] [Could we look together on {d:1} at how it got past the tests?]
M>A,B
[Yes, {time}, in {room}. I'll bring Hanna, and no slides.|Yes. I would like your people to tell us what they saw, in order, before we explain anything.]

= ops read
M>A | [What can your people absorb?|Your read, please|An honest read]
[We are thinking of bringing {product} and {product2} live in the same fortnight.|The plan has three product launches between now and {month:2}.] [You know better than anyone what your people can absorb.|Before it goes to {meeting}:] what would it do to them? [I would rather have the unpolished version.]
A>M
[Two launches, yes. Three, no.|Honestly? One at a time.|They would do it and I would lose somebody over it.] [The confirmations are not what worries me, it is the reference data.|It is always the week after the launch that hurts, never the day.] [Put {product2} after the quarter and you will hear no complaint from me.]
M>A
[Then {product2} waits.|That is what I was afraid of, and it is what I will say.|Thank you for not dressing it up.] I'll change the plan before {d:1}.

= ops settlement
A>M | [Settlement query, {client}|A break of {n1:12-98} thousand|{Client}, {month1:-1} invoice]
[{Client} disputes the {month1:-1} invoice.|We have a break of {n1:12-98} thousand with {client}.] [They say that {n:2-6} of the deals were cancelled on screen.|Their copy of the deals has a different time stamp on two of them.] [Do you keep the screen log for that day?|Can your people tell us what the client saw?]
M>A +1d attach:screen-log.csv
[Here is the log.|The log is attached.] [They did press cancel, a second too late both times.|The cancellations were for the day before.|The screen said done, so we were right, but it said so in grey.] [I would split it with them.|I would not fight about it.]
A>M
[Split it is.|Agreed. It is not worth the letter.|They have paid. The log settled it.] Thank you.

= ops staff
A>M | [Losing people|Two resignations|Staff]
[In confidence: two of my best are leaving, both to {client}.|{B} has had an offer from outside. I tell you because your release plan leans on {B}.] [Have you anyone who would like six months in Operations?|If somebody of yours wants to learn this side, now is the time.]
M>A
[I am sorry to hear it.|Thank you for telling me before it is common knowledge.] [Samir has been asking for something wider; I'll talk to him this week.|There is one person, and I'd hate to lose her, which is probably a good sign. Let me ask.] [Shall we have a coffee on {day:2}?]
A>M
[{Time} at {place}?|I could do with one.] And thank you, whatever comes of it.

= ops thanks
A>M | [Thank you|Last night|The late shift]
[Your people stayed until the last file was out and nobody had asked them to.|Pavel rang every client on the list before we had even written it.|I am told that you went down to the floor yourself on {day:-1} and answered phones for an hour.] [My team noticed.|It did more for the mood here than any memo.] I wanted to say so [in writing|while it is fresh].
M>A
[That is good to hear, and I have read it out to them.|I've passed it on, word for word.|It was the least we could do after {d1:-3}.]
"""

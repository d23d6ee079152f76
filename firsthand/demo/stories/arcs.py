"""The long stories, played once: credit screens, Brightbeck, Tokyo, the evening hour, a launch that slipped."""

TEXT = """
= finance brightbeck-news A=charles day=-345 thread=brightbeck B=henrik
A>M,B | Brightbeck
Signed at four this morning. Brightbeck Exchange is ours from the first of the month. Maya, their product people come to you. Be kind, they did not choose us.
B>M,A
Agreed. Maya, go to Manchester this week, before the lawyers do.
M>B,A
I will be there on {day:2} at nine, and I will listen for the first hour.

= brightbeck first-day A=dominic day=-338 thread=brightbeck2
A>M | Thank you for yesterday
I had expected an organisation chart and you brought buns and questions. My people noticed. Keith asked me afterwards whether you were real.
M>A
Quite real and rather nervous. You have built something that people are proud of, and I would like to be told when we are about to break it.
A>M +1d
Oh, you will be told.

= tech credit-kickoff A=ines day=-300 thread=credit file=Credit B=tomas C=grete
A>M,B,C | Credit screens, where we start
So that we all begin from the same page: today a trader learns that a limit is used up when the order is refused. We want them to see it coming.

- Grete owns what the limit means
- Tomas lends the people
- I own the screen
- Maya owns the promise to the clients

If anybody disagrees with their line, today is the cheapest day to say so.
C>M,A,B +2h
I agree with mine, and would add one: nobody outside Risk may see another client's limit, ever.
M>A,B,C
Agreed, and that one belongs on the first page. Thank you, Ines, I wish all our projects began like this.

= tech credit-half A=ines day=-170 thread=credit file=Credit B=benedict
A>M,B | Credit screens, half way
Half way, and I would rather tell you what hurts: the limits come to us once a night, so the screen is right at seven and a guess at four. Benedict's people could send them hourly, but it is a month of their time.
B>M,A +1d
It is three weeks, and I will find them if Grete is asked by you and not by me.
M>A,B
I will ask her today. A screen that guesses is worse than none.
M>A,B +1d
She said yes before I had finished. Hourly it is.

= tech credit-slip A=ines day=-96 thread=credit file=Credit B=tomas
A>M cc B | Credit screens, the date
I promised you the end of the month and it will not be. The hourly feed works, the tests do not keep up. I can have it in five weeks, and I have asked everyone twice.
M>A,B
Then five weeks. Thank you for not saying "almost". Tomas, what would make it four without anybody working on a Sunday?
B>M,A +3h
Nothing. Leave it at five and let them sleep.

= tech credit-soon A=ines day=-19 thread=credit file=Credit B=hanna
A>M,B | Credit screens, last month
The last list: {n:9-14} items, none of them red. Testing is thin but honest. Hanna has asked every desk to break it for an hour.
B>A,M +1d
Four desks have tried. The gas desk broke it with a comma.
M>A,B
I love the gas desk. See you both at the launch review.

= tokyo tokyo-first A=kenji day=-400 thread=tokyo file=Tokyo B=haruka
A>M,B | Thank you for your hospitality
Thank you for receiving us in Leeds. Our impression was very good. We would like to study whether a common product is possible. My colleague Ms Ono will be your contact for all details.
B>M,A +1d
It is a pleasure to work with you. May I send our questions by the end of the month?
M>A,B
Please do, all of them, also the impolite ones. Those are usually the best.

= tokyo tokyo-questions A=haruka day=-372 thread=tokyo file=Tokyo
A>M attach:questions.pdf | Our questions
Attached please find our thirty-one questions. Number seventeen is the impolite one.
M>A +3d attach:answers.pdf
Thirty-one answers attached. To seventeen the answer is: yes, twice, and we told everybody each time.
A>M +2d
Thank you. Number seventeen was appreciated most.

= exec tokyo-sponsor A=henrik day=-140 thread=sponsor file=Tokyo
M>A | Tokyo has everything but a sponsor
Minamori have answered all our questions and we have answered all of theirs. What is missing is a name on our board. Without one it will be nobody's, and I can't be in two time zones.
A>M
I will find you one. Not Karim, he has Madrid. Let me speak to Helen.
A>M +12d
Helen said maybe, which from Helen is a good deal. Go and see her with one page.
M>A
I'm seeing her on {day:3}. Thank you, Henrik.

= logistics tokyo-helen A=helen day=-120 thread=helen file=Tokyo
M>A | One page on Tokyo
As agreed with Henrik, one page. What a sponsor would do: forty minutes a month, one journey, and now and then the sentence "how is Tokyo". I would do the rest.
A>M +2d
I have read it with more pleasure than I had planned. I should like to see the second year before I say yes. Would you bring Charles?
M>A
I'll bring him on {day:5}. The second year will be in the bag.

= exec tokyo-henrik A=henrik day=-26 thread=sponsor file=Tokyo
A>M | Tokyo
Helen likes the second year. She wants to meet somebody from their board before she signs her name to it. Can you arrange that?
M>A
I'll ask Ms Ono today. She arranges things the way other people breathe.

= market evening-trial A=owen day=-250 thread=evening B=desmond C=rosa
A>M,B,C | The evening hour, first week
First week of the evening hour: {n:96-140} deals, eleven clients, one sandwich delivery gone wrong. Desmond's people took turns. Rosa's had the confirmations out by eight the next day.
C>A,M,B +1h
They did. It is cleaner than the morning, nobody is in a hurry.
M>A,B,C
Thank you all three. I'd like the eight weeks to finish before anybody cheers, but I am cheering a bit.

= market evening-stays A=owen day=-195 thread=evening B=desmond
A>M,B | The evening hour stays
Henrik says it stays. Eight weeks, {n:900-1300} deals, no mistakes that we did not find ourselves.
B>M,A
My people ask for the Fridays in writing.
M>A,B
They shall have them in writing, framed if they like. Well done, both of you.

= people reorg-anne A=anne day=-210 thread=reorg
A>M | The new lines, before they are drawn
The reorganisation comes next month. The client desk stays with you. I would like you to tell your people yourself, on the morning, in the room. The bulletin goes out at noon.
M>A
At nine, then, standing up. What may I say about Manchester?
A>M +1h
That nobody moves this year. It is true and you may say that I said it.

= people reorg-after A=anne day=-204 thread=reorg
M>A | After the morning
It went as well as it could. Two people cried, one of relief. Gwen asked the only question that mattered: who do I ring? Thank you for giving me the three hours.
A>M
You used them well. I had four messages from your people before noon, all of them calm.

= forum fellgate-talk A=lydia day=-430 thread=fellgate
A>M | Your talk
Four hundred people, a pillar and not one telephone. They gave you the highest mark of the two days. Will you come back?
M>A +1d
Thank you, I was terrified of the pillar. I will come back if I may bring a client.

= ops metals-moved A=rosa day=-35
A>M | The metals release
Thank you for moving the metals release past my quarter close. Dermot says it is the first quarter in three years that he has read to his children.
M>A
Then it was worth the week. My regards to Dermot and to the children.

= logistics colm-june A=colm day=-148
M>A | Two pages, for tone
I've written to all the desks about the fees. You told me in spring what nobody else did. Would you read it for tone by Friday? It's two pages.
A>M
It is fair, and it is cold. You explain why you are right before you say what it means for them. Turn it round.
M>A +1d
Turned round. It's a different letter. Thanks for asking me, by the way, how I was. I noticed only when I had sent my answer about the fees.
A>M
Thanks for asking me, I would not have said it unprompted.

= comms noor-hello A=noor day=-57
A>M | New here
I started on Monday and have eleven names on a card from Joel, with you at the top. May I come and see what you do before I have to write about it?
M>A
Please do. Sit with the client desk for a morning first, then come to me with what puzzled you.
A>M +4d
Nine things puzzled me. Number one: why is nobody telling this story?

= market luca-hello A=luca day=-47
A>M | First week
Priya said I should write to you directly. I have watched six people use the order book and none of them uses the menu. Could I show you?
M>A
Yes! Bring the six, or a film of them. Daniel said the same in spring and I only half believed him.

= market orla-hello A=orla day=-65
A>M | Thank you for the welcome
Thank you for the lunch on my first day. I had prepared three clever questions and forgot them all.
M>A
You asked whether the traders mind being watched. That was the cleverest I've heard all month.

= friend naomi-back A=naomi day=-148 private=yes
A>M | I'm back
Two years in Wellington and I come home to rain and your name on a conference poster. I'm sorry that I vanished. Walk?
M>A
You're back! No sorry needed. Saturday, the reservoir, nine, and I want all of it.
A>M +4d
It was as if I had never been away, except that we both puff now.

= alum raj-back A=raj day=-118
A>M | After a long silence
I have been a poor correspondent. I left the bank in spring and advise small exchanges now, two of which talk of you with respect. Would you have an hour for an old colleague?
M>A
For you, two. How are you? I often quote what you said about committees.
A>M +1d
I have forgotten what I said, but I hope it was rude.
"""

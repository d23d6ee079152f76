"""The mentoring charity and Maya's student."""

TEXT = """
= noreen,caleb evening
A>M | [Mentoring evening|{Date1:14}|The spring round]
[Our next evening is on {date1:14}.|We've {n1:14-32} young people and {n2:9-13} mentors.] [Could you spread the word at Larkfield?|Might Larkfield lend us a room again?]
M>A +1d
[The room is yours.|I've put it in the bulletin and asked two people by name.] [Pavel and Gwen have said yes.|I'll bring the sandwiches.]
A>M +after
[What a good evening.|Eleven new mentors!] Thank you, [and thank Gwen, who stayed to stack the chairs|Maya].

= jasmine question
A>M | [question|can I ask|hi]
[My teacher says I should do law. I don't want to do law.|Everyone says go to uni and I want to work.] [What do I say to them?|Is that bad?]
M>A +1d
[Then tell them what you'd like instead, and why. They'll respect it.|Not bad at all. Write down three things you'd like to be able to do in five years, and show them that.]
A>M
[ok thank you!!|I did it. She said fair enough!|thanks. I'll tell you how it goes]

= jasmine weird
A>M | [question|is this weird|writing to someone]
[Is it weird to write to someone I met once?|I want to ask the lady from the water company something, do I just write?]
M>A +1d
[Not weird at all. Write as you write to me, and say where you met.|Just write. Three lines, one question, your name.]
A>M +2d
[She wrote back!|she answered in an hour omg]

= jasmine good-news
A>M | [guess what|news|maths]
[I got a B in maths!!|I'm doing the summer thing at the river trust, they pay and everything.] You said to tell you.
M>A
[A B! Well done, and well worked.|Splendid. Tell me what they let you do.|I'm so glad that you told me.]

= jasmine clothes
A>M | [what to wear|interview]
[What do you wear to an interview if it's a water company?|Do I have to wear a suit? I don't have a suit.]
M>A +1d
[Clean shoes, and something you forget that you're wearing.|No suit. Something that's yours, and ironed.]
A>M +3d
[ok it went fine I think|they asked about rivers, I knew it all]

= jasmine visit
A>M | [friday|coming to your office|Work experience]
[Can I still come on {d1:4}?|Do I need to bring anything on {d1:4}?]
M>A
[Yes! Ask for Nell at the desk.|Just yourself, and three questions.]
A>M +after
[That was the best day.|Everyone was so nice.] [Ines let me break something on the test system.|I want to do what Hanna does.] Thank you for having me.
M>A
[They liked you very much. Hanna says that you may break things any time.|You asked good questions. Keep doing that.]

= noreen board
A>M | [Trustees|A word about the trust|Would you consider it?]
[We lose our treasurer in {month:2}.|The trustees wonder if you'd join us.] [It is six evenings a year.|No is a perfectly good answer.]
M>A +2d
[I can't this year, and I'd rather say so than do it badly. Dilys Morgan might; may I ask her?|Let me think about it until {d:5}.]
A>M +1d
[Please do ask her.|Take your time.]
"""

"""The mentoring charity and Maya's student."""

TEXT = """
= noreen,caleb evening
A>M | [Mentoring evening|{Date1:14}|The spring round]
[Our next evening is on {date1:14}.|We've {n1:14-32} young people and {n2:9-13} mentors.] [Could you spread the word at Larkfield?|Might Larkfield lend us a room again?]
M>A +1d
[The room is yours.|I've put it in the bulletin and asked two people by name.] [Pavel and Gwen have said yes.|I'll bring the sandwiches.]
A>M +9d
[What a good evening.|Eleven new mentors!] Thank you, [and thank Gwen, who stayed to stack the chairs|Maya].

= jasmine question
A>M | [question|can I ask|hi]
[What do you wear to an interview if it's a water company?|My teacher says I should do law. I don't want to do law.|I got a B in maths!!] [Is it weird to write to someone I met once?|You said to tell you.]
M>A +1d
[Clean shoes, and something you forget that you're wearing.|Then tell her what you'd like instead, and why. She'll respect it.|A B! Well done, and well worked.] [Not weird at all. Write as you wrote to me.]
A>M
[ok thank you!!|I did it. She wrote back!|thanks. I'll tell you how it goes]

= jasmine visit
A>M | [friday|coming to your office|Work experience]
[Can I still come on {d1:4}?|Do I need to bring anything on {d1:4}?]
M>A
[Yes! Ask for Nell at the desk.|Just yourself, and three questions.]
A>M +5d
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

"""Signs of acts: wordings that people use to ask, offer, promise, hand over, thank, … each a small rule of its own.

A sign is no verdict. Each is looked for in the words of one sentence, lower-cased and with straight apostrophes; the
learned weights say what they are worth together. Patterns are tried only where one of their trigger words occurs,
which spares most of them.
"""

import re
from typing import NamedTuple

from firsthand.domain.acts.shape import Kind


class Sign(NamedTuple):
    """One wording. strength: how sure it alone makes its act, 0 to 1, before anything was learned; below .5 a hint.

    triggers: the pattern is tried when one of these words is in the sentence; empty for always; "?" where it has a
        question mark, "#" where it has a digit, an address or a link.
    """

    name: str
    kind: Kind | None
    strength: float
    pattern: re.Pattern[str]
    triggers: frozenset[str]


_WE = r"(?:i|we)"
_WILL = rf"(?:{_WE}(?:'ll| will| shall)|(?:i am|i'm|we are|we're) (?:going to|gonna))"
_ADVERB = (
    r"(?:also |just |then |still |certainly |definitely |gladly |be sure to |make sure to |try to |try and |have to |"
    r"personally |either |probably |follow up and |go ahead and |do my best to |get with you and |keep trying to )*"
)
_DO = (
    r"(?:send|call|get|give|forward|let you|provide|check|look|find|follow|fax|e-?mail|mail|bring|ask|tell|talk|speak|"
    r"contact|take|make|put|set|try|work|do|have|prepare|draft|review|update|keep|pass|share|arrange|schedule|"
    r"discuss|see (?:if|what|to|about)|be (?:back|in touch|sending|calling|happy|glad|able|forwarding|providing|"
    r"contacting|getting|following|working)|circulate|distribute|"
    r"write|respond|reply|respond|drop|come|pick|add|include|change|fix|correct|confirm|advise|pay|order|book|sign|"
    r"handle|complete|finish|revise|return|copy|print|submit|coordinate|investigate|research|resend|mention|"
    r"go over|track|turn|run|touch base|catch up|help|show|explain|report|compile|deliver|meet|remove|post|start|"
    r"need to get|cover|ensure|attempt|endeavou?r|reach out|ping|loop|connect|introduce)"
)
_MINE = r"(?:can|could|would|will|won't|couldn't|wouldn't|do|did|are|have|should|might|may)"
_COMMAND = (
    r"(?:advise|call|send|forward|review|check|look|get|give|fax|e-?mail|mail|let (?:me|us|him|her|them|\w+ know)|find|"
    r"ask|make|approve|sign|explain|clarify|add|remove|delete|update|schedule|set|arrange|talk|speak|meet|come|stop|"
    r"bring|fill|complete|return|resend|verify|follow|take|put|try|include|change|prepare|print|book|order|pay|contact|"
    r"coordinate|discuss|draft|indicate|ensure|keep|consider|write|copy|cc|drop|pass|share|decide|choose|pick|phone|"
    r"ring|ping|be sure|proceed|submit|handle|authori[sz]e|confirm|reply|respond|tell|note|remember|remind|use|wait|"
    r"don't forget|do not forget|do|help|work|see|show|provide|read|go|move|run|start|stop|hold|leave|post|plan|"
    r"distribute|circulate|attend|cancel|touch base|figure|correct|fix|enter|click|visit|feel|let's|have|join|"
    r"expect|revise|coordinate|tell|turn|cut|double[- ]check|make sure|stay|please|pls|try|push|focus|shoot|let me know)"
)
_EVENT = (
    r"(?:lunch|dinner|breakfast|drinks?|beers?|coffee|golf|party|game|tee time|happy hour|get[- ]together|barbecue|"
    r"bbq|reception|brunch|supper|picnic|wedding|outing|cocktails?|open house|concert|tennis|fishing|pint)"
)
_TALK = r"(?:meet|talk|speak|chat|visit|get together|discuss|catch up|sit down|have a (?:call|meeting)|call|touch base)"
_NOUN = (
    r"(?:job|work|idea|point|memo|note|effort|presentation|letter|e-?mail|start|question|questions|stuff|thinking|"
    r"piece|draft|summary|report|analysis|meeting|deal|catch|news|plan|suggestion|suggestions|progress|write-?up|"
    r"speech|article|trade|trading|comments?|result|results|try)"
)
_GOOD = (
    r"(?:great|good|nice|excellent|fantastic|terrific|super|superb|outstanding|wonderful|awesome|amazing|fine|"
    r"brilliant|tremendous|impressive|fabulous|solid|perfect|lovely)"
)

_TABLE: tuple[tuple[str, Kind | None, float, str, str], ...] = (
    # name, act, strength alone, pattern, trigger words
    # ask
    ("please+verb", "ask", 0.85, rf"\b(?:please|pls|plz|kindly),? (?:also |just |do |both |help |all )*{_COMMAND}\b", "please pls plz kindly"),
    ("please", "ask", 0.55, r"\b(?:please|pls|plz|kindly)\b", "please pls plz kindly"),
    ("please note", None, 0.0, r"\bplease (?:note|find|see (?:the )?(?:attach|below|enclos|follow)|be (?:advised|aware|informed|reminded)|accept|disregard|ignore|excuse|forgive|join|visit|click|feel free|(?:do not|don't) hesitate|remember)", "please"),
    ("can you", "ask", 0.85, r"\b(?:can|could|would|will|won't|couldn't|can't|wouldn't) (?:you|u|ya|y'all|one of you|any of you|somebody|someone|anyone|anybody)\b(?! believe| imagine)", "can could would will won't couldn't can't wouldn't"),
    ("can you first", "ask", 0.9, r"^(?:[\w.']+,? ){0,3}(?:can|could|would|will|won't) (?:you|u|ya|someone|somebody)\b(?! believe| imagine)", "can could would will won't"),
    ("let me know", "ask", 0.8, r"\b(?:let|tell) (?:me|us|\w+) know\b|\b(?:advise|inform) (?:me|us)\b", "let tell advise inform"),
    ("let you know", None, 0.0, r"\blet(?:ting)? (?:you|him|her|them|everyone|everybody|people|folks|y'all) know\b", "let letting"),
    ("know if questions", None, 0.0, r"(?:let (?:me|us) know|call|contact|e-?mail|feel free|hesitate|reach|ask)\b.{0,80}\b(?:questions?|comments?|concerns?|problems?|anything else|further (?:info\w*|assistance|help)|any ?thing|additional)|(?:questions?|comments?|concerns?|problems?|anything else|anything).{0,60}(?:let (?:me|us) know|call|contact|e-?mail|feel free|hesitate|reach)", "know call contact email e-mail free hesitate reach ask"),
    ("i need you", "ask", 0.8, r"\b(?:i|we)(?:'d| would| do| will|'ll| really| also| still| just)* (?:need|want|like|love|prefer|expect|ask|request|encourage) (?:for )?(?:you|u|your|y'all)\b", "need want like love prefer expect ask request encourage"),
    ("i need", "ask", 0.45, r"\b(?:i|we)(?:'d| would| do| will|'ll| really| also| still| just)* (?:need|require|want)\b", "need require want"),
    ("appreciate you", "ask", 0.85, r"\b(?:would|'d|will|'ll) (?:really |greatly |very much |also |certainly |truly )*(?:appreciate|welcome|be (?:\w+ )?(?:grateful|appreciated|obliged))", "would i'd we'd will i'll we'll"),
    ("would help if", "ask", 0.7, r"\b(?:would|it'd) be (?:\w+ )?(?:great|good|helpful|nice|useful|best|better|grateful|wonderful) (?:if|for) you\b", "great good helpful nice useful best better grateful wonderful"),
    ("call me", "ask", 0.75, r"\b(?:call|phone|ring|e-?mail|fax|text|page|contact|see) (?:me|us)\b|\bgive (?:me|us|him|her|them) (?:a|your) (?:call|ring|shout|buzz|holler)\b", "call phone ring email e-mail fax text page contact see give"),
    ("give me", "ask", 0.7, r"\b(?:send|give|tell|get|show|forward|find|remind|bring|provide|supply|help|update|copy|keep|mail|buy|save|hit|shoot|drop|walk|teach|lend|join|order|book|answer|explain) (?:it |them |this |that |these |those )?(?:to )?(?:me|us)\b", "me us me?"),
    ("command first", "ask", 0.6, rf"^(?:\W*(?:and|so|also|then|just|ok|okay|otherwise|again|first|second|next|finally|if so|or|but|maybe|perhaps|anyway)\b,? )*(?:\w+ ?(?:,|-|--|:) ?)?{_COMMAND}\b(?! (?:for|you for|you\b|is|was|are|were|will|of)\b)", ""),
    ("you need to", "ask", 0.6, r"\b(?:you|u|y'all|you guys|you all)(?:'ll| will| may| might| do| both| also)* (?:need to|have to|should|must|ought to|better|want to|are to|need)\b", "need should must ought better want have are"),
    ("make sure", "ask", 0.6, r"\b(?:make|be) (?:sure|certain)\b|\bensure\b", "sure certain ensure"),
    ("wondering", "ask", 0.75, r"\b(?:wonder(?:ing|ed)?|curious|not sure|don't know|unsure|interested to (?:know|hear)|like to (?:know|hear|see|get|have)|love to (?:know|hear))\b", "wonder wondering wondered curious sure know unsure interested like love"),
    ("your thoughts", "ask", 0.6, r"\b(?:your|any|some) (?:\w+ )?(?:thoughts|comments|input|help|advice|feedback|ideas|opinion|views?|assistance|guidance|approval|suggestions|response|reply|signature|ok|okay|preference|availability)\b", "your any some"),
    ("thoughts?", "ask", 0.85, r"^(?:any |your )?(?:thoughts|comments|ideas|questions|objections|news|word|update|luck|interest|suggestions)\b.{0,40}\?|^(?:thoughts|comments|ideas)\b", "thoughts comments ideas questions objections news word update luck interest suggestions thoughts? comments? ideas?"),
    ("?", "ask", 0.7, r"\?[?!]*[\"')\]]*$", "?"),
    ("? within", "ask", 0.4, r"\?", "?"),
    ("wh?", "ask", 0.8, r"^(?:[\w.']+ ?(?:,|-|--|:) ?|(?:and|so|also|but|then|ok|well|by the way|btw),? )?(?:what|when|where|which|who|whom|whose|why|how)\b.*\?", "?"),
    ("aux?", "ask", 0.8, r"^(?:[\w.']+ ?(?:,|-|--|:) ?|(?:and|so|also|but|then|ok|well|by the way|btw|if so|if not),? )?(?:is|are|was|were|does|do|did|has|have|had|can|could|should|shall|will|would|may|am|isn't|aren't|don't|didn't|doesn't|any|anything|anyone)\b.*\?", "?"),
    ("you?", "ask", 0.8, r"\b(?:you|your|u|yours|ya)\b.*\?", "?"),
    ("social?", None, 0.0, r"\bhow(?:'s| is| are| was| were| have| did| goes)\b.{0,30}\b(?:you|it going|things|family|kids|life|everything|weekend|baby|trip|vacation|holiday)|what(?:'s| is) (?:up|new|happening)|did you (?:have a|see the|hear about|enjoy)|how do you do", "how how's what what's did"),
    ("rhetorical", None, 0.0, r"^(?:and |but |so |well,? )?(?:who (?:knows|cares|would have)|why (?:bother|me)\b|guess what|can you (?:believe|imagine)|would you believe|you know what|need i say|what more can|what(?:'s| is) the point|isn't (?:it|that|this) (?:\w+ ){0,2}(?:great|nice|funny|amazing|wonderful|ironic)|how (?:about that|cool|great|funny|nice)\b)", "who why guess can would need what what's isn't how you"),
    ("how are you", None, 0.0, r"^(?:\w+,? )?(?:so |well |hey |hello |hi )?how(?:'s| is| are| have| r) (?:you|u|things|it going|everything|life)(?: (?:doing|been|going|all|guys|today|these days|with you))*[ ,?!.]*$|^what's (?:up|new)[ ?!.]*$", "how how's what's"),
    ("let's", "ask", 0.45, r"\b(?:let's|lets|let us)\b|\b(?:we|i) (?:should|need to|might want to|ought to|could|must)\b", "let's lets let should need might ought could must"),
    ("subject to do", "ask", 0.35, r"\b(?:he|she|they|everyone|everybody|all|somebody|someone|who(?:ever)?) (?:should|needs? to|must|has to|have to)\b", "should need needs must has have"),
    ("deadline", None, 0.2, r"\b(?:by|before|no later than|until|asap|a\.s\.a\.p|as soon as possible|eod|cob|deadline|due|at your (?:earliest )?convenience|when you (?:get|have) (?:a )?(?:chance|minute|moment|time))\b", "by before later until asap soon eod cob deadline due convenience when"),
    ("thanks in advance", "ask", 0.7, r"\bthank(?:s| you)[\w ]* in advance\b|\bfor your (?:prompt|immediate|time and|attention|consideration|cooperation)", "advance prompt immediate time attention consideration cooperation"),
    ("if you could", "ask", 0.7, r"\bif you (?:could|can|would|will|don't mind|get a chance|have (?:a|any|time)|know|are (?:able|willing|available|free|interested)|agree|think|want)\b", "if"),
    ("want to know", "ask", 0.6, r"\bneed to (?:know|hear|get|see|understand|find out|discuss|talk)\b|\bquestion\b|\bwaiting (?:for|on)\b|\bget back (?:to|with) (?:me|us)\b|\bkeep (?:me|us) (?:posted|informed|updated|in the loop|apprised)\b|\blook forward to (?:hearing|your (?:response|reply|call|comments))", "know hear get see understand find discuss talk question waiting keep look looking"),
    # offer
    ("happy to", "offer", 0.75, r"\b(?:i|we)?(?:'d| would|'m| am|'ll| will|are|'re)? ?(?:be )?(?:more than |also |very |quite |always |only too )*(?:happy|glad|pleased|delighted|willing) to (?!hear|see|be|have|announce|report|note|say|know|learn|inform|meet|find|get|receive|read)", "happy glad pleased delighted willing"),
    ("know if i can", "offer", 0.7, r"(?:let (?:me|us) know|call|tell (?:me|us)|e-?mail|contact)\b.{0,40}\b(?:if|what|how|whether|when) (?:there(?:'s| is) (?:any\w*|something) )?(?:i|we) (?:can|could|may|might|should) (?!come|get\b|have|expect|attend|meet|use|start|do this|see|go|make it|join)", "if what how whether when"),
    ("take mine", "offer", 0.8, r"\bif (?:you|anyone|anybody)\b.{0,60}\b(?:take|use|have|borrow|keep) (?:mine|ours|one of (?:mine|ours))\b", "mine ours"),
    ("only offers help", None, 0.0, r"^(?:please |just |do |and |so )*(?:let (?:me|us) know|tell (?:me|us)|call|shout|holler) (?:if|how|what|whether|when) (?:(?:i|we) can|there(?:'s| is) any\w* (?:else )?(?:i|we) can) (?:\w+ )?(?:help|assist|be of|do)\b[^?]*$", "help assist of do"),
    ("know if i can help", "offer", 0.85, r"\blet (?:me|us) know (?:\w+ ){0,3}?(?:if|how|what|whether|when) (?:(?:i|we) can|there(?:'s| is) any\w* (?:else )?(?:i|we) can) (?:\w+ )?(?:help|assist|be of|do)\b|\bhow can (?:i|we) help\b|\bif (?:i|we) can (?:help|assist|be of)\b", "help assist of do"),
    ("if you need", "offer", 0.4, r"\b(?:if|when|whenever|should|in case|as) (?:you|u|anyone|anybody|he|she|they|you guys)(?:'d| would| do| still| ever)? ?(?:need|want|like|wish|require|would like|prefer|are interested|have any trouble|get stuck)\b", "if when whenever should case as"),
    ("would you like", "offer", 0.65, r"\b(?:would|do|did) (?:you|u|y'all) (?:still )?(?:like|want|need|prefer|care for) (?!to (?:be|see|know|go|come|join|have|meet|get|do|make|use|take|try|discuss|talk|grab|play))", "like want need prefer care"),
    ("want me to", "offer", 0.85, r"\b(?:would|do|did|if) (?:you|u) (?:would )?(?:like|want|need|prefer) (?:for )?(?:me|us) to\b|\bwant me to\b|\blike me to\b|\bneed me to\b", "me us"),
    ("shall i", "offer", 0.6, r"\b(?:shall|should) (?:i|we)\b.*\?", "shall should"),
    ("can i", "offer", 0.5, r"\b(?:can|may|could) (?:i|we) (?:help|assist|send|get you|offer|bring|give|provide|do (?:for|anything)|call you|show|be of)\b|\bhow can (?:i|we) help\b|\banything (?:else )?(?:i|we) can\b", "can may could anything"),
    ("i can", "offer", 0.5, r"\b(?:i|we) (?:can|could|might be able to|may be able to)(?: also| just| certainly| probably| always| easily| even)? (?:help|assist|send|get|provide|offer|bring|give|forward|call|do|show|walk|e-?mail|fax|meet|arrange|set|drop|pick|talk|look|take|come|put|share|try|ask|introduce|make|work|stop|discuss|go|print|copy|resend)\b", "can could might may"),
    ("feel free", "offer", 0.4, r"\bfeel free\b|\b(?:don't|do not|not|never) hesitate\b|\bwelcome to\b|\bat your (?:disposal|service)\b|\b(?:more than|always|very|most) welcome\b|\bhelp yourself\b", "free hesitate welcome disposal service help"),
    ("available to", "offer", 0.4, r"\b(?:i am|i'm|we are|we're|i will be|i'll be|we will be|is|am|are) (?:also |always |generally )?(?:available|free|around|here|open|flexible|prepared|ready)\b", "available free around here open flexible prepared ready"),
    ("offer", "offer", 0.5, r"\b(?:offer(?:ing|ed)?|volunteer|count me in|on me|my treat|be my guest|take mine|you can (?:have|use|borrow|take|keep|call|reach|get)|you (?:could|may) (?:have|use|borrow|take|keep|call))\b", "offer offering offered volunteer count on my be take can could may"),
    ("anything for you", "offer", 0.6, r"\b(?:help|assist(?:ance)?|support|of service|of any help) (?:you|out|with|in)?\b.*\b(?:if|let|know|any)|\bif (?:i|we) can (?:be|help|assist|do|provide|answer)|\b(?:any|more|further|additional) (?:help|assistance|info\w*|details?)\b", "help assist assistance support service info information details detail"),
    # promise
    ("will do", "promise", 0.85, rf"\b{_WILL},? {_ADVERB}{_DO}\b", "i'll we'll will shall going gonna"),
    ("will", "promise", 0.5, rf"\b{_WILL}\b", "i'll we'll will shall going gonna"),
    ("will not", None, 0.0, rf"\b{_WILL} (?:not|never|no longer|be (?:in|at|out|on|gone|away|there|here|leaving|travell?ing|attending|visiting|traveling|busy|unable)|miss|need|have to|probably (?:be|not)|assume|see you|admit|agree|always)\b", "i'll we'll will shall going gonna"),
    ("will first", "promise", 0.75, rf"^(?:[\w.']+ ?(?:,|-|--|:) ?|(?:and|so|also|but|then|ok|okay|sure|yes|no problem),? )?will {_ADVERB}(?:{_DO}|do|be)\b", "will"),
    ("let me check", "promise", 0.6, r"\blet me (?:check|see|find|look|get|think|ask|talk|work|run|try|do|call|discuss|confirm|follow|take|dig)\b", "let"),
    ("plan to", "promise", 0.4, r"\b(?:i|we)(?:'m| am|'re| are)? ?(?:plan(?:ning)? (?:to|on)|intend(?:ing)? to|promise|commit\w*|hope to|expect to|try(?:ing)? to|guarantee|vow|aim to|working on|about to|looking into|in the process)", "plan planning intend intending promise commit committed hope expect try trying guarantee vow aim working about looking process"),
    ("you will have", "promise", 0.6, r"\byou(?:'ll| will| should| can expect)? (?:to )?(?:have|receive|get|hear|see) (?:it|them|this|that|a|an|the|from (?:me|us)|back|something|my|our)\b", "you you'll"),
    ("on it", "promise", 0.6, r"^(?:ok(?:ay)?,? |sure,? |yes,? )?(?:on it|will do|consider it done|no problem|you got it|leave it (?:with|to) me|count on (?:it|me)|i'm on it|you bet)\b", "on will consider no you leave count i'm ok okay sure yes"),
    ("third will", None, 0.2, r"\b(?:he|she|they|it|this|that|there|the \w+|\w+ and \w+|you)(?:'ll| will)\b", "will he'll she'll they'll it'll you'll there'll"),
    # deliver
    ("attached", "deliver", 0.85, r"\battach(?:ed|ing|ments?|es)?\b|\benclos(?:ed|ing|ure)\b", "attached attaching attachment attachments attach attaches enclosed enclosing enclosure"),
    ("attached is", "deliver", 0.9, r"^(?:[\w.']+ ?(?:,|-|--|:|;) ?)?(?:attached|enclosed)\b|\b(?:is|are|have|i've|find|see|please find|i am|i'm|am) (?:\w+ ){0,2}(?:attach(?:ed|ing)|enclos(?:ed|ing))\b", "attached attaching enclosed enclosing"),
    ("here is", "deliver", 0.8, r"^(?:[\w.']+ ?(?:,|-|--|:) ?|(?:and|so|also|but|then|ok|okay|fyi)[,:]? )?here(?:'s| is| are| it is| they are| you go| ya go|,? (?:again,? )?is)\b", "here here's"),
    ("here it is", "deliver", 0.8, r"\bhere (?:it is|they are|you (?:go|are)|is (?:the|a|my|your|our|what|some)|are (?:the|some|my|our|a few))\b|\bhere's\b", "here here's"),
    ("below is", "deliver", 0.75, r"\b(?:below|following|above) (?:is|are|you will|please|find)\b|\b(?:is|are|find|see|listed|shown|as|the) (?:the )?(?:below|following)\b|^(?:see|fyi|per)\b", "below following above see fyi per"),
    ("as requested", "deliver", 0.8, r"\b(?:as (?:you |we |i )?(?:requested|promised|discussed|asked|mentioned|per)|per (?:your|our)|(?:you|u) (?:asked|requested|wanted|were looking) (?:for|about|me)|in (?:response|reply|answer) to)\b", "requested promised discussed asked mentioned per wanted looking response reply answer"),
    ("fyi", "deliver", 0.4, r"\b(?:fyi|f\.y\.i|for your (?:information|info|review|files?|reference|records|use|reading|comments|approval))\b", "fyi fyi: fyi, information info review file files reference records use reading comments approval"),
    ("sent", "deliver", 0.45, r"\b(?:i|we)(?:'ve| have|'m| am|'re| are)?(?: just| also| already| now)? (?:sent|send(?:ing)?|forward(?:ed|ing)?|fax(?:ed|ing)|put|left|posted|placed|includ(?:ed|ing)|e-?mail(?:ed|ing)|copied|added|updated|made|revised|pasted)\b", "sent send sending forward forwarded forwarding faxed faxing put left posted placed included including emailed emailing copied added updated made revised pasted"),
    ("answer yes", "deliver", 0.4, r"^(?:yes|no|yep|yeah|nope|sure|correct|done|absolutely)\b", "yes no yep yeah nope sure correct done absolutely"),
    ("number is", "deliver", 0.4, r"\b(?:number|address|phone|fax|e-?mail|cell|link|extension|password|answer|info) (?:is|are)\b|\b\d{3}[-. ]\d{4}\b|https?://|www\.|\S@\S+\.\w", "#"),
    ("link", None, 0.2, r"https?://|www\.|\S@\S+\.\w", "#"),
    # thank
    ("thank", "thank", 0.85, r"\b(?:thank(?:s|x)?(?: you| u)?|thx|tks|thnx|ty|thankful|many thanks)\b", "thank thanks thanx thankx thx tks thnx ty thankful"),
    ("thank for", "thank", 0.9, r"\b(?:thank(?:s|x)?(?: you| u)?|thx|tks)\b[\w ]{0,24} for\b", "thank thanks thanx thx tks"),
    ("thanks alone", "thank", 0.4, r"^(?:thanks?|thank you|thx)(?: you)?[,.! ]*$", "thank thanks thx"),
    ("thank in advance", None, 0.0, r"\b(?:thank\w*|thx|tks|appreciat\w+|grateful)\b.*\bin advance\b", "advance"),
    ("thanks as closing", None, 0.0, r"^(?:many |kind |best |with )?(?:thanks?|thank you|thx|tks|cheers)(?: again| and regards| & regards)?,$", "thanks thank thx tks cheers"),
    ("would thank", None, 0.0, r"\b(?:would|'d|will|'ll|be) (?:\w+ ){0,2}(?:appreciate[d]?|grateful|thankful)|\bappreciate (?:it )?if\b|\b(?:any|your) \w+ (?:is|would be|will be) (?:\w+ )?appreciated", "appreciate appreciated grateful thankful"),
    ("appreciate", "thank", 0.7, r"\b(?:i|we)(?: really| truly| sincerely| greatly| do| very much| certainly| also)* appreciate(?:d)?\b|\bappreciate (?:all|it|your|you|the|that)\b|^appreciate|\b(?:am|was|'m|are|so|very|deeply|truly) grateful\b|\bgratitude\b|\bmuch appreciated\b|\bindebted\b|\bowe you\b", "appreciate appreciated grateful gratitude indebted owe"),
    ("nice of you", "thank", 0.5, r"\b(?:kind|nice|good|sweet|thoughtful|generous) of you\b|\byour (?:kindness|generosity|hospitality|support|help|kind)\b", "of kindness generosity hospitality support help kind"),
    ("thank third", None, 0.0, r"\b(?:thank|thanks to) (?:him|her|them|god|goodness|the|everyone|\w+ for me)\b|\bto thank (?!you)\w+", "thank thanks"),
    # introduce
    ("introduce", "introduce", 0.7, r"\bintroduc(?:e|ing|ed|tion|tions)\b", "introduce introducing introduced introduction introductions"),
    ("introduce you", "introduce", 0.9, r"\bintroduc(?:e|ing) (?:you|ourselves|myself|my|our|both)\b|\b(?:let me|like to|love to|allow me to|want to|wanted to|may i|pleased to|happy to|delighted to) introduce\b(?! (?:a|an|the|this|some|new)\b)", "introduce introducing"),
    ("meet name", "introduce", 0.7, r"^(?:\w+,? )?(?:please )?meet (?!me\b|us\b|him\b|her\b|them\b|it\b|you\b|at\b|with\b|in\b|on\b|up\b|the\b|this\b|that\b|to\b|for\b|your\b|again\b|and\b|or\b|me\b|a\b|there\b|here\b|tomorrow\b|today\b|next\b|there\b)\w+|\bmeet (?:my|our) (?:friend|colleague|boss|partner|new)\b", "meet"),
    ("put in touch", "introduce", 0.85, r"\b(?:put|putting|get|getting|connect|connecting|hook|hooking) (?:you|y'all|both|the two|us|\w+ and \w+)(?: two| both| guys| all)? (?:in (?:touch|contact)|up with|with)\b|\bconnect(?:ing)? (?:you|the two of you)\b", "put putting get getting connect connecting hook hooking"),
    ("contact person", "introduce", 0.4, r"\b(?:contact|call|talk (?:to|with)|speak (?:to|with|with)|get (?:in touch|with|ahold of|hold of|a hold of)(?: with)?|reach|ask|e-?mail|see|touch base with|check with|coordinate with|work with|refer to|write to|visit with|connect with|hook up with) (?!me\b|us\b|you\b|it\b|him\b|her\b|them\b|this\b|that\b|for\b|if\b|at\b|about\b|on\b|in\b|the (?:office|meeting)\b)", "contact call talk speak touch reach ask email e-mail see check coordinate work refer write visit connect hook get"),
    ("is the person", "introduce", 0.6, r"\b(?:is|are|be) (?:the|a|your|our|my|an|probably the|the best|the right|another) (?:\w+ )?(?:person|people|contact|contacts|guy|lady|man|woman|one to|lawyer|attorney|expert|point)\b|\b(?:contact|name|point of contact|number|cell|phone|assistant|secretary) (?:there |for \w+ )?is\b|\b(?:right|best|good|key|appropriate) (?:person|contact|people|guy)\b", "person people contact contacts guy lady man woman one lawyer attorney expert point name number cell phone assistant secretary"),
    ("copied her", "introduce", 0.6, r"\b(?:cc'?(?:ing|ed|d)?|copying|copied|looping in|looped in|added|adding) (?:\w+ )?(?:on|in|to|here|her|him|\w+ (?:on|in|here))\b|\b(?:put|get|putting) (?:you|\w+) in (?:touch|contact)\b|\bconnect(?:ing)? you\b|\bin touch with\b", "cc cc'd cc'ing cc'ed ccing ccd copying copied looping looped added adding put get putting connect connecting touch"),
    ("reach at", "introduce", 0.6, r"\b(?:he|she|they|\w+) (?:can|could|may|will) be (?:reached|contacted|found)\b|\b(?:reach|call|contact|e-?mail) (?:him|her|them) (?:at|on|directly)\b|\b(?:at|ext\.?|x|extension) ?\(?\d{3}", "#"),
    # feedback
    ("good work", "feedback", 0.8, rf"\b(?:{_GOOD}|well done|bang[- ]up|hell of a) (?:\w+ )?{_NOUN}\b|\bwell done\b|\bgreat going\b|\bway to go\b|\bnice going\b|\bkeep (?:it|up)\b|\bkudos\b|\bbravo\b|\bhats off\b", "great good nice excellent fantastic terrific super superb outstanding wonderful awesome amazing fine brilliant tremendous impressive fabulous solid perfect lovely well bang-up bang hell way keep kudos bravo hats"),
    ("well done", "feedback", 0.85, r"\bwell done\b|\b(?:great|good|excellent|nice|fantastic|super|brilliant|terrific|outstanding) (?:job|work|effort|catch|going)\b", "well job work effort catch going job! work! done!"),
    ("congratulations", "feedback", 0.7, r"\bcongrat\w*\b", "congrats congratulations congratulate congratulations! congrats! congrat"),
    ("proud", "feedback", 0.6, r"\b(?:proud|impressed|pleased with|happy with|disappointed|concerned about your|pleased by)\b", "proud impressed pleased happy disappointed concerned"),
    ("you did", "feedback", 0.3, r"\byou (?:did|do|have done|are doing|were|are|have|made|handled|really|always|guys (?:did|are|have)|all (?:did|have))\b", "you"),
    ("i like your", "feedback", 0.65, r"\b(?:i|we) (?:really |also |do |did |just |thoroughly )*(?:like|love|liked|loved|enjoy|enjoyed|agree with|agree|disagree|don't like|hate)(?: \w+)? (?:your|the|it|that|this|how|what|with|both)\b", "like love liked loved enjoy enjoyed agree disagree hate"),
    ("i would change", "feedback", 0.55, r"\b(?:i'd|i would|we would|we'd|i might|you might|you may want to|you could|you should|might want to|maybe you|perhaps you)(?: also| not| just| really)? (?:suggest|recommend|cut|add|drop|change|move|use|delete|put|make|leave|keep|say|consider|include|focus|think|try|take|be|go|want|advise|encourage|say|avoid|not|stick)\b", "i'd would we'd might may could should maybe perhaps"),
    ("suggest", "feedback", 0.5, r"\b(?:suggest(?:ion|ed|s)?|recommend(?:ation|ed|s)?|my (?:advice|comments?|thoughts|opinion|view|feedback|only)|i (?:think|believe|feel)(?: that)? (?:you|your|we should|this is|the|it(?:'s| is| would))|in my (?:view|opinion)|some (?:thoughts|comments))\b", "suggest suggestion suggested suggests recommend recommendation recommended recommends my think believe feel some"),
    ("looks good", "feedback", 0.45, r"\b(?:looks?|looked|sounds?|reads?|is|was|are|seems?|works) (?:pretty |very |really |so |just |all |absolutely |a )*(?:good|great|fine|excellent|fantastic|perfect|wonderful|terrific|ok|okay|right|super|nice|awesome|helpful|outstanding|brilliant|well done|lovely|better|wrong|confusing|unclear|clear|too long)\b", "look looks looked sound sounds read reads is was are seem seems works"),
    ("you are great", "feedback", 0.6, r"\b(?:you're|you are|you guys are|you all are|your)\b.{0,30}\b(?:great|best|right|wrong|good|amazing|awesome|wonderful|excellent|outstanding|talent\w*|smart|leadership|skills?|efforts?|performance|hard work)\b", "you're you your"),
    # decline
    ("can't", "decline", 0.4, r"\b(?:i|we)(?: just| really| simply| probably| also| still)? (?:can't|cannot|can not|won't|will not|couldn't|could not|am not|don't (?:think|want|have|know|believe)|do not|am unable|are unable|didn't|haven't|wouldn't|would not)\b|\b(?:i'm|we're|i am|we are) (?:not|unable|afraid)\b", "can't cannot can won't will couldn't could am don't do unable didn't haven't wouldn't would i'm we're are"),
    ("can't make", "decline", 0.8, r"\b(?:can't|cannot|can not|won't|will not|won't be able to|not be able to|unable to|not able to|not going to(?: be able to)?|not gonna|couldn't|don't think (?:i|we) (?:can|could|will)) (?:be able to )?(?:make|attend|come|join|meet|go|do|help|get|participate|take|accept|be (?:there|able|joining|attending|in)|commit|support|approve|agree|provide|give|send|pay|offer|play|have)\b", "can't cannot can won't will not unable couldn't don't"),
    ("won't be able", "decline", 0.8, r"\b(?:i|we)\b(?:'m|'re)?.{0,24}\b(?:(?:won't|will not|wouldn't|not going to|may not) be able to|unable to|not able to)\b|\b(?:can't|cannot|can not|couldn't|won't) make (?:it|that|this|the|your|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow)\b|\b(?:have to|'ll|will|must) (?:pass|decline)\b", "able unable can't cannot can couldn't won't pass decline"),
    ("unfortunately", "decline", 0.55, r"\b(?:unfortunately|regret(?:s|fully)?|afraid|sadly|alas|sorry)\b", "unfortunately regret regrets regretfully afraid sadly alas sorry"),
    ("pass", "decline", 0.7, r"\b(?:have to|going to|gonna|'ll|will|must) (?:pass|decline|say no|turn (?:it|this|you|that) down|bow out|opt out|cancel|back out|miss|skip|take a rain ?check|reschedule)\b|\bno,? thanks?\b|\bno,? thank you\b|\bnot interested\b|\brain ?check\b|\bno can do\b|\bwon't work\b|\bdoesn't work\b|\bnot (?:possible|feasible|available|an option|comfortable|in a position|willing)\b|\bdecline\b|\bcount me out\b", "pass decline no turn bow opt cancel back miss skip rain reschedule not won't doesn't count"),
    ("busy", "decline", 0.4, r"\b(?:busy|booked|conflict|tied up|out of town|prior (?:commitment|engagement)|other plans|swamped|already have|another meeting|on vacation|double[- ]booked)\b", "busy booked conflict tied out prior other swamped already another vacation double-booked"),
    # invite
    ("event", "invite", 0.4, rf"\b{_EVENT}\b", "lunch dinner breakfast drink drinks beer beers coffee golf party game tee happy get-together get barbecue bbq reception brunch supper picnic wedding outing cocktail cocktails open concert tennis fishing pint lunch? dinner? coffee? beer? drinks? golf?"),
    ("event?", "invite", 0.7, rf"\b{_EVENT}\b.*\?", "?"),
    ("join us", "invite", 0.8, r"\bjoin (?:us|me|in|the (?:call|meeting)|him|her|them|our)\b|\b(?:you|everyone|all|u) (?:to |can |could |would |should |are (?:\w+ )*(?:welcome|able) to )(?:join|attend|come|participate|visit|stop by)\b", "join attend come participate visit stop"),
    ("invite", "invite", 0.75, r"\binvit(?:e|ed|ing|ation|ations|es)\b", "invite invited inviting invitation invitations invites"),
    ("want to come", "invite", 0.75, rf"\b(?:want|wanna|like|love|care|interested|up for|free|available|game|able|time) (?:to |for |in )?(?:\w+ )?(?:come|go|meet|meeting|grab|join|joining|play|playing|attend|attending|get together|have (?:lunch|dinner|a)|do (?:lunch|dinner)|see (?:a|the)|watch|{_EVENT})\b.*", "want wanna like love care interested up free available game able time"),
    ("let's meet", "invite", 0.75, rf"\b(?:let's|lets|let us|we should|we could|can we|could we|shall we|should we|why don't we|how about (?:we|if we)|what if we|like to|love to|maybe we|perhaps we|hope we|want to|need to)(?: can| could| all| both| also| just| please| try to| plan to| at least| definitely)* (?:{_TALK}|set up a|schedule a|have a|do (?:lunch|dinner|it|a)|go (?:to|out|over|for)|grab|get|play|plan)\b", "let's lets let should could can shall why how what like love maybe perhaps hope want need"),
    ("are you free", "invite", 0.7, r"\b(?:are|will|would) (?:you|u|y'all) (?:be )?(?:free|available|around|open|busy|interested|up for|coming|going|attending|able to (?:come|attend|make|meet|join))\b|\bcan you (?:come|make it|meet|attend|join|stop by)\b|\bdo(?:es)? (?:you have|that|this|it|\w+) (?:\w+ )?(?:time|work|plans)\b", "free available around open busy interested up coming going attending able can do does"),
    ("stop by", "invite", 0.55, r"\b(?:stop|come|drop|swing|head) (?:by|over|in|on over|down|up|out|along|visit|see|to (?:my|our|the))\b", "stop come drop swing head"),
    ("meeting at", "invite", 0.4, r"\b(?:meeting|call|conference call|event|reception|seminar|session|party|conference|presentation|luncheon|teleconference|meetings) (?:will|is|has been|to be|on|at|scheduled|for|today|tomorrow|next|this)\b|\b(?:scheduled|set up|schedule|arranged|arrange|setting up|set) (?:\w+ ){0,3}(?:meeting|call|conference|lunch|dinner|time|interview)\b|\bmark your calendars?\b|\bsave the date\b|\brsvp\b", "meeting meetings call conference event reception seminar session party presentation luncheon teleconference scheduled set schedule arranged arrange setting mark save rsvp"),
    # who and when, for conjunctions
    ("i first", None, 0.0, r"^(?:(?:and|so|also|but|then|ok|well|yes|no|if \w+),? )?(?:i|i'm|i'll|i'd|i've)\b", "i i'm i'll i'd i've"),
    ("we first", None, 0.0, r"^(?:(?:and|so|also|but|then|ok|well|yes|no),? )?(?:we|we're|we'll|we'd|we've)\b", "we we're we'll we'd we've"),
    ("you first", None, 0.0, r"^(?:(?:and|so|also|but|then|ok|well|yes|no|if|as),? )?(?:you|you're|you'll|you'd|you've|your)\b", "you you're you'll you'd you've your"),
    ("third first", None, 0.0, r"^(?:(?:and|so|also|but|then|ok|well|yes|no),? )?(?:he|she|they|it|this|that|there|the|these|those|his|her|their|its|it's|that's|there's)\b", ""),
    ("if first", None, 0.0, r"^(?:(?:and|so|also|but|then),? )?(?:if|should|unless|once|when)\b", "if should unless once when"),
    ("if within", None, 0.0, r".\b(?:if|unless|whether)\b", "if unless whether"),
)  # fmt: skip


def _compiled() -> tuple[Sign, ...]:
    return tuple(
        Sign(name, kind, strength, re.compile(pattern, re.DOTALL), frozenset(triggers.split()))
        for name, kind, strength, pattern, triggers in _TABLE
    )


SIGNS = _compiled()
"""All signs, in the order in which the learned weights count them."""

_ALWAYS = tuple(index for index, sign in enumerate(SIGNS) if not sign.triggers)
_TRIGGERED: dict[str, tuple[int, ...]] = {}
for _index, _sign in enumerate(SIGNS):
    for _word in _sign.triggers:
        _TRIGGERED[_word] = (*_TRIGGERED.get(_word, ()), _index)

_FIGURE = re.compile(r"[\d@/]|www")
_SPLIT = re.compile(r"[a-z][a-z'-]*")


def plain(words: str) -> str:
    """`words` lower-cased with straight apostrophes, every character in its place."""
    lower = words.replace("’", "'").replace("‘", "'").lower()
    return lower if len(lower) == len(words) else words.replace("’", "'")


def signs_of(lower: str) -> list[tuple[int, re.Match[str]]]:
    """Each sign that is in the words of a sentence (as `plain` gives them), with the place where it is."""
    wanted = set(_ALWAYS)
    words = set(_SPLIT.findall(lower))
    if "?" in lower:
        words.add("?")
    if _FIGURE.search(lower):
        words.add("#")
    for word in words:
        indexes = _TRIGGERED.get(word)
        if indexes:
            wanted.update(indexes)
    found = []
    for index in sorted(wanted):
        match = SIGNS[index].pattern.search(lower)
        if match:
            found.append((index, match))
    return found

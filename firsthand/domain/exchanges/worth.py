"""Whether a sentence bears out what it is held to do, and is worth a line in a ledger. English only, like the acts."""

import re

from firsthand.domain.acts import Kind

_STOP = frozenset(
    """
    a an the i you he she it we they me him her us them my your his its our their this that these those is are was
    were be been being am do does did done have has had will would can could shall should may might must please
    pls thanks thank and or but if so as at by for from in into of on to up out over with about not no yes any
    some all just also very too let know get got go going want need like when what where who which how there here
    then than now ok okay re fw hi hello dear again only more one two today tomorrow monday tuesday wednesday
    thursday friday saturday sunday week day time morning afternoon soon back see think call me something anything
    everything things thing much lot sure well fyi attached enclosed below following above per requested discussed
    request copy information info file update me send sent sending give given take make look help ask asked tell
    told say said work working new good great
    """.split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,/:-]*")


def content(sentence: str) -> frozenset[str]:
    """The words that carry the matter, lower-cased, plural endings off."""
    found = (word.lower().replace("’", "'") for word in _WORD.findall(sentence))
    return frozenset(
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
        for word in found
        if word not in _STOP and word.split("'")[0] not in _STOP and (len(word) > 1 or word.isdigit())
    )


# No line of a ledger: arranging a time, telephone and mail etiquette, courtesies, and what has no matter of its own.
_ARRANGING = re.compile(
    r"\b(?:meet|meeting|lunch|dinner|breakfast|drinks?|coffee|get together|schedul\w+|calendar|reschedule|"
    r"conference call|"
    r"(?:what|which|any) (?:time|day|date)|(?:are|will|would) you (?:be )?(?:free|available|around|there|"
    r"in (?:town|the office)|in on|"
    r"coming|going)|availability|works? for you|good for you|ok(?:ay)? with you|(?:call|ring|page|"
    r"phone) (?:me|us|you)\b|give (?:me|us|you|him|her|them) a "
    r"(?:call|ring|buzz|shout)|touch base|stop by|drop by|come by|swing by|catch up|talk (?:to you )?(?:later|"
    r"soon|then|tomorrow|about it)|"
    r"see you|be there|r\.?s\.?v\.?p|dial in|join us|at \d{1,2}(?::\d\d)? ?(?:a\.?m|p\.?m)?\b)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:further|additional|more|any(?:thing)?(?: else| other)?) (?:assistance|help|information|questions|"
    r"clarification)\b|\b(?:fast|prompt|quick|speedy|swift) (?:reply|response|answer|turn ?around)\b|"
    r"\blet (?:me|us) know (?:if|when|whether|how it goes|what you think|your thoughts|should|asap|either way|"
    r"otherwise|by|as soon)\b|\b(?:feel free|don['’]?t hesitate|any questions|hope (?:you|all|this|that|to)|"
    r"have a (?:good|great|nice|safe)|take care|keep (?:me|us) (?:posted|informed|updated|in the loop)|"
    r"good luck|happy (?:birthday|holidays|new year)|how are you|how(?:['’]s| is| are) (?:things|everything|"
    r"it going|life|the (?:family|kids|baby))|what(?:['’]s| is) (?:up|new)|call if|(?:if|should) you (?:have|"
    r"need) any\w*|get back to (?:you|me|us)\.?$|be in touch|talk soon|say hi|my best to|please (?:advise|"
    r"respond|reply|confirm|note|disregard|ignore|excuse|forgive|accept my|be advised|remember|don['’]t|"
    r"do not)|thanks? in advance|for you(?:r)? (?:time|patience|understanding|attention|consideration|prompt|"
    r"quick|cooperation|note|e-?mail|message|reply|response|call|kind (?:words|note)|interest|business|order|"
    r"concern|kindness|thoughts)|for (?:the|your) (?:reply|response|note|e-?mail|message|quick|prompt|call|"
    r"update on|heads[- ]?up|reminder|invite|invitation|kind words|compliment|thought|fyi|info\.?$|"
    r"information\.?$|update[sd]?\.?$)|for (?:the|all (?:the|your)) cooperation|"
    r"for (?:asking|calling|writing|replying|responding|understanding|"
    r"everything|all you do|being|contacting|sharing your|visiting|having|inviting|meeting|coming|stopping|"
    r"speaking|talking|getting back|thinking|listening|checking|letting me know|the opportunity to))\b|"
    r"\bthanks?(?: you)? (?:and|but|to (?:the (?:entire|whole)|all|each|every\w*))\b|"
    r"\bfor the offer\b|\bappreciate (?:your|a|the) (?:response|reply|answer|"
    r"call|feedback)\W*$",
    re.IGNORECASE,
)

# What a sentence must show beside what the acts were read by, before a ledger speaks of it.
_REQUESTS = re.compile(
    r"\b(?:please|pls|plz|kindly|(?:can|could|would|will|won['’]t) (?:you|someone|somebody|anyone|one of you)|"
    r"need (?:you|your|a|an|to (?:know|get|have|see))|(?:i|we)(?: would|['’]d) (?:\w+ )?(?:like|love|"
    r"appreciate|be grateful)|want you|(?:need|want|have|like) to ask you|asking you (?:to|for|if)|"
    r"do you (?:know|think|want|mind)|do you have (?:any |the |a |some )?(?:\w+ )?(?:information|info|data|"
    r"numbers|figures|list|copy|ideas?|contacts?|thoughts|suggestions|experience)|any (?:ideas?|thoughts|"
    r"chance|news|word)|wonder(?:ed|ing)? (?:if|whether) you|i hope you (?:can|could|will)|a favou?r)\b|"
    r"^(?:\W*(?:and|so|but|also|then|ok|[A-Z]\w+),? ?[-–]?\s*)?(?:what|which|who|whom|whose|how|why)\b|(?:^|"
    r"[,;:.–-]\s*|\b(?:and|please|then|just)\s+)(?:let|tell|give|send|get|forward|fax|mail|show) (?:me|us)\b",
    re.IGNORECASE,
)
_NOT_REQUESTED = re.compile(
    r"^(?:\W*\w+,? )?if\b(?! (?:you|it['’]s|it is) (?:can|could|would|possible|ok))|\blet (?:me|us) know\W*$|"
    r"\b(?:pls|plz) (?:find|see)\b|\bplease (?:use|expect|contact me|call me|be|feel|stay|see|find|keep|"
    r"consider|refer|let (?:me|us) know if|accept|visit|click|go to)\b|^why\b|^how (?:few|nice|great|cool|"
    r"funny|sad|old|come)\b|^what are you doing\b|\binterest(?:ed)? in (?:attending|joining|going|coming)\b|"
    r"\b(?:this|that|it|which|he|she|they|[A-Z]\w+) (?:will|would|is going to|should|could|"
    r"can) (?:\w+ )?(?:give|get|send|tell|show|let|help) (?:me|us)\b|\byou (?:are|will be|"
    r"['’]re) (?:going to be |ever )?(?:back|around|in town|here)\b|^how(?:['’]s| is| was| are| did|"
    r" do you (?:like|feel))\b|^what (?:kind of|about)\b|"
    r"\b(?:i|we)(?:['’]d| would) (?:also |really )?like to (?:add|be|congratulate|discuss|express|go|keep|make sure|mention|"
    r"point out|say|thank|try)\b|\bsee attached\b|\b(?:(?:i|we|he|she|they)(?:['’]ll| will| can|"
    r" could| would| should|['’]d)? (?:also |then |just )*(?:let|tell|give|send|get|forward|fax) (?:you|him|"
    r"her|them)|(?:was|were) going to|i will let|i['’]ll let|i would (?:assume|think|guess)|never mind|"
    r"can you believe|who knows|how about (?:those|them)|needless to say|(?:asked|told|wants?|expects?) (?:me|"
    r"us|him|her|them|[A-Z]\w+) (?:to|if|whether))\b|\byou don['’]?t (?:have|need) to\b|\bgive (?:me|us) (?:a|"
    r"some) (?:couple|few|minute|day|moment|chance|time|break)\b|\b(?:your|his|her) new (?:e-?mail|number|"
    r"address)\b",
    re.IGNORECASE,
)
_DEEDS = (
    r"(?:send|get|forward|fax|e-?mail|mail|call|check|review|prepare|draft|put|talk|speak|work|follow|find|"
    r"look|make|set|provide|bring|ask|"
    r"update|fix|handle|take|arrange|write|revise|give|show|pass|share|introduce|contact|deliver|finish|"
    r"complete|circulate|distribute|print|"
    r"order|book|pay|sign|approve|help|support|cover|try|research|investigate|confirm|raise|return|"
    r"submit|add|include|"
    r"change|correct|resend|post|upload|drop|coordinate|push|pull|start|run|do (?:it|that|this|so|what)|come|"
    r"meet|respond|reply|answer|"
    r"go|sort|see)"
)
_PROMISES = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| shall|['’]m going to| am going to| are going to|['’]re going to| promise to|"
    r" plan to|['’]d be happy to)"
    r"(?: \w+(?:ly)?)?(?: (?:also|then|and|be sure to|make sure to|try to|have \w+|just|still|personally))*"
    rf" (?:be )?{_DEEDS}(?:ing)?\b|^(?:\W*(?:yes|ok|okay|sure|and|so|also),? )?(?:will {_DEEDS}|"
    rf"let me {_DEEDS}|will do|consider it done)\b|^\W*(?:yes,? |ok,? |okay,? |sure,? )?(?:i|we)(?:['’]ll|"
    rf" will)\W*(?:$|thank)",
    re.IGNORECASE,
)
_EMPTY_PROMISES = re.compile(
    r"^\W*(?:\w+,? )?if\b|\b(?:keep (?:you|everyone|me|them) (?:\w+ )?(?:posted|informed|updated|advised|"
    r"in the loop|abreast)|let you know|(?:talk|speak|write|see|call) (?:to |with )?you (?:\w+ )?(?:soon|"
    r"later|then|again|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|next)|look forward|be (?:out|"
    r"in|back|away|there|late|gone|off|on)|assume|see if|will (?:need|have|want|be able|continue|never|not)|"
    r"won['’]t|get back (?:to|with) \w+|be working|be in touch|get in touch|follow\W*\(|touch base|go (?:home|"
    r"out|back|to)|take (?:off|a look)|do (?:well|fine|great|ok)|wonder(?:ed|ing)?|if (?:i|we) (?:am|are)|"
    r"if you (?:need|have|want) any\w*|respond|come (?:home|over|by|back)|try to (?:call|reach|be|make it|get (?:a ?)?hold)|"
    r"make it|make sure (?:that )?(?:i|we)(?:['’]m|['’]re| am| are)|try (?!to\b)\w+(?=\W*$))\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"^(?!.*\b(?:told|said|asked|while i am|that (?:i|we) would|limits)\b).*?(?:\b(?:(?:i|we)(?:['’]m| am|"
    r"['’]re| are|['’]d be| would be|['’]ll be| will be)? (?:more than )?(?:happy|glad|willing|delighted|"
    r"pleased) to|(?:do|would|did) you (?:want|like|need|prefer) (?:me|us) to|if you(?:['’]d| would)? (?:want|"
    r"like) (?:me|us) to \w+|would you like (?:a|an|the|some|to (?:borrow|use|have|see))|(?:(?:can|could|may|"
    r"shall|should) i|(?:can|could) we) (?:help|send|get|bring|offer|lend|give|show|take|do anything|assist|"
    r"introduce|make|set|put)|(?:i|we) (?:can|could) (?:also |always |certainly |easily )?(?:help|send|"
    r"get you|bring|offer|lend|give|show|assist|introduce|provide|put you|forward|cover|arrange|walk|teach|"
    r"share)|let me know if (?:i|we) (?:can|could|should) \w+ (?!help\b)\w+|if you (?:want|need|would like|"
    r"['’]d like)[^.?!]{0,60}\b(?:i|we) (?:can|could|will|would)|(?:you|you['’]re) (?:are |can |"
    r"may )?(?:welcome to|have mine|use (?:my|our|mine|ours)))\b)",
    re.IGNORECASE,
)
_HANDS_OVER = re.compile(
    r"\b(?:attached|attaching|attachment|enclosed|enclosing|here(?:['’]s| is| are| you go| it is| they are)|"
    r"^(?:\W*\w+,? )?(?:listed )?below (?:is|are|you will|please)|(?:am|is|are|i['’]m|we['’]re) (?:sending|"
    r"forwarding|faxing|resending)|(?:have|has|i['’]ve|we['’]ve|just) (?:sent|forwarded|faxed|attached|"
    r"e-?mailed|put together|prepared|posted)|as (?:you )?(?:requested|promised|asked)|(?:answer|response|"
    r"reply) to your|(?:you|your) (?:asked|requested|request|question))\b",
    re.IGNORECASE,
)
_HANDS_OVER_NOTHING = re.compile(
    r"\b(?:questions?|requests?|issues? (?:that|we|i)|your (?:attention|action|review and)|please (?:review|"
    r"authori[sz]e|see if|let|advise|call|send|fill|complete|sign|return|delete|modify|provide|comment|"
    r"respond|print)|(?:joke|jokes|funny|humou?r|story|article|news|press release|invitation|agenda|"
    r"directions|phone (?:number|list)|number)s?|organi[sz]ational announcement|for your signature|"
    r"time ?sheets?|expense reports?|resumes?)\b",
    re.IGNORECASE,
)
_NOTHING_HANDED = re.compile(
    r"^\W*(?:\w+,? )?(?:use|see if|i (?:forgot|thought|wanted))\b|\bforgot\b|\b(?:is|are|was|were)n['’]?t\b|"
    r"\bnot attached\b|\b(?:i|we|you)(?:['’]ll| will) \w+|\bhere(?:['’]s| is| are) (?:a little|the (?:deal|"
    r"thing|problem|story|situation|issue)|how|why|hoping|to\b)|\b(?:some|a few|the|more|"
    r"my) (?:\w+ )?(?:questions?|issues)\b|\bneed(?:s|ed)? (?:\w+ )?(?:copied|printed|bound|signed|done|your|"
    r"you)\b|\bforwarded message\b|\b(?:stuff|things|items|list of \w+) (?:\w+ )?to (?:do|chase|get done|"
    r"fix)\b|\b(?:song|video|joke)s?\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\bintroduc(?:e|ing) (?:you |myself|to )?|\b(?i:put|get) (?i:you|the two of you|him|her|"
    r"them) in (?i:touch|contact)|\b(?i:please meet|meet) [A-Z]\w+|"
    r"\b(?i:(?:you|he|she) (?:should|might want to|may want to|could|can|need to)|please|i(?:['’]d|"
    r" would) (?:suggest|recommend)(?: (?:you|that you))?|try|suggest you|feel free to) "
    r"(?i:talk(?:ing)? (?:to|with)|speak(?:ing)? (?:to|with)|contact(?:ing)?|call(?:ing)?|get (?:with|"
    r"in touch with|a ?hold of)|check(?:ing)? with|meet(?:ing)?(?: with)?|reach out to|see) "
    r"[A-Z][a-z]+|\b(?!Here|There|This|That|It|He|She|Who|What)[A-Z]\w+ (?:[A-Z]\w+ )?(?i:is|would be|"
    r"['’]s) (?i:the|a|your) (?i:best |right |good |"
    r"main |key )?(?i:contact(?! list)|person|guy|one to)|"
    r"\b(?i:i(?:['’]ve| have)? (?:cc['’]?d|copied|cc['’]?ed))\b",
)
_NO_INTRODUCTION = re.compile(
    r"\b(?:introduc(?:e|ing) (?:myself|a new|the new|new)|(?:any|have|with|further) (?:\w+ ){0,2}questions?|"
    r"call me|contact me|reach(?:ed)? (?:me|at)|(?:help ?desk|hot ?line|customer service|human resources|"
    r"payroll)|no questions|if you (?:need|want|are|would)|should you)\b|\bwould be (?:fun|great|nice|happy|"
    r"glad)\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:(?:great|good|nice|excellent|outstanding|super|terrific|fantastic|wonderful|amazing|awesome|"
    r"fine) (?:job|work|memo|report|presentation|analysis|idea|summary|draft|deck|paper|document|catch|"
    r"thinking|speech|meeting|call|deal|plan|letter|piece|write-?up)|well done|nicely done|impress(?:ed|ive)|"
    r"(?:i|we) (?:really )?(?:like|liked|love|loved|enjoyed) (?:your|the|how you|what you|this)|(?:i|"
    r"we)(?:['’]d| would) (?:suggest|recommend|advise|cut|add|change|drop|rephrase|remove|shorten|consider)|"
    r"(?:i|we) (?:suggest|recommend)|you (?:should|might want to|may want to|might consider|could) \w+|"
    r"my (?:only )?(?:comments?|suggestions?|changes|edits|advice|thoughts|feedback)|looks? (?:good|great|"
    r"fine))\b",
    re.IGNORECASE,
)
_NO_JUDGEMENT = re.compile(
    r"^\W*if\b|\b(?:keep up|congrat\w*|birth(?:day)?|bab(?:y|ies)|boys?|girls?|wedding|married|engaged|vacation|"
    r"weekend|holidays?|weather|game|season|luck|health|to hear|to see you|meeting you|day|time)\b",
    re.IGNORECASE,
)


_LISTED = re.compile(r"^\W*(?:\(?(?:\d{1,2}|[a-h])[.)]|[o*•·-] )", re.IGNORECASE)
_HANDS_OVER_WITHIN_CHARS = 60
_TO_THE_RECEIVER = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_JUDGED_FIRST_WITHIN_CHARS = 12


def shows(kind: Kind, sentence: str) -> bool:
    """Whether the words of a sentence bear out what it is held to do; careful, so that nobody is said to give what they don't."""
    if sentence[:1] in "\"“‘`'(>" or sentence.rstrip().endswith(":") or _LISTED.match(sentence):
        return False
    match kind:
        case "ask":
            return bool(_REQUESTS.search(sentence)) and not _NOT_REQUESTED.search(sentence)
        case "promise":
            return (
                bool(_PROMISES.search(sentence))
                and not _EMPTY_PROMISES.search(sentence)
                and not sentence.rstrip().endswith("?")
            )
        case "offer":
            return bool(_OFFERS.search(sentence))
        case "deliver":
            handed = _HANDS_OVER.search(sentence)
            early = (
                handed is not None
                and handed.start() < _HANDS_OVER_WITHIN_CHARS
                and "(" not in sentence[: handed.start()]
            )
            nothing = _HANDS_OVER_NOTHING.search(sentence) or _NOTHING_HANDED.search(sentence)
            return early and not nothing
        case "introduce":
            return bool(_INTRODUCES.search(sentence)) and not _NO_INTRODUCTION.search(sentence)
        case "feedback":
            judged = _JUDGES.search(sentence)
            to_them = bool(_TO_THE_RECEIVER.search(sentence)) or (
                judged is not None
                and judged.start() <= _JUDGED_FIRST_WITHIN_CHARS
                and not judged[0].lower().startswith(("i ", "we "))
            )
            return judged is not None and to_them and not _NO_JUDGEMENT.search(sentence)
        case "thank":
            return names_the_act(sentence)
    return True


def hands_nothing_over(sentence: str) -> bool:
    """Whether a sentence that looks as if it handed something over plainly does not."""
    return bool(_NOTHING_HANDED.search(sentence)) or sentence.rstrip().endswith(":")


_CONTENT_MIN = {
    "ask": 2, "offer": 1, "promise": 2, "deliver": 1, "thank": 1, "introduce": 1, "feedback": 1, "decline": 1, "invite": 9,
}  # fmt: skip
SENTENCE_WORDS_MAX = 40
_NAMES_THE_ACT = re.compile(
    r"\b(?:thank you|thanks|thanx|thx|appreciate|grateful|thankful)\b.{0,40}?\b(?:for|your|you(?:r)? (?:help|"
    r"work)|that you|all of)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\b(?:would (?:really |greatly |very much )?(?:appreciate|be grateful)|i['’]d appreciate|"
    r"we['’]d appreciate|will appreciate|"
    r"in advance|appreciate (?:it|any|if|hearing))\b",
    re.IGNORECASE,
)


def worth_a_line(kind: Kind, sentence: str) -> bool:
    """Whether an exchange may begin with this sentence: no courtesy, no arranging of a time, and a matter of its own."""
    if not 3 <= len(sentence.split()) <= SENTENCE_WORDS_MAX or _COURTESY.search(sentence) or not shows(kind, sentence):
        return False
    if kind in ("ask", "offer", "promise") and _ARRANGING.search(sentence):
        return False
    return len(content(sentence)) >= _CONTENT_MIN[kind]


def names_the_act(sentence: str) -> bool:
    """Whether a thank says for what, and that has happened already."""
    named = _NAMES_THE_ACT.search(sentence)
    if not named or _STILL_TO_COME.search(sentence):
        return False
    return bool(content(sentence[named.end() - 4 :]))

"""Whether a sentence asks for something, by rules for English, German, French and Spanish."""

import re
from typing import Literal, NamedTuple

Form = Literal["question", "request"]


class Asked(NamedTuple):
    """What the words of one sentence show: 0 to 1, before asking to whom it is said."""

    strength: float
    form: Form


_FIGURE_LEFT_OPEN = re.compile(r"\d\?\?|\?\?\d")
# A question mark behind a full stop or a comma is what damaged characters leave.
_QUESTION_END = re.compile(r"(?:[\w)\]\"'”’»%$€-]|\.{3}|…)[ ]?\?[?!]*[\"'”’»)\]]*$")

# Closing phrases that offer an ear and ask for nothing: "call me if you need anything", "if you have comments, write".
_REACH = (
    r"(?:call|contact|ring|phone|see me|let (?:me|us) know|e-?mail|reach|ask|advise|give (?:me|"
    r"us) a (?:call|ring|shout)|"
    r"get in touch|write)"
)
_SHORT_OF = (
    r"(?:(?:would|['’]d|might|may|should) )?(?:still )?(?:need|require|have|wish|run into|encounter|discover|notice|"
    r"disagree|prefer|find|see any|"
    r"(?:like|want) (?:any|more|additional|further|details|to (?:discuss|talk|see|know|go over|review)|me|"
    r"us|this|it|the))\b"
)
_POLITE = re.compile(
    rf"\b{_REACH}\b[^?]{{0,50}}\b(?:if|when|whenever|should) (?:you|there|anyone|anybody|anything|any|i can|"
    rf"we can)\b(?: {_SHORT_OF}|['’]d like|[^?]{{0,40}}\b(?:questions?|"
    r"comments?|concerns?|problems?|issues?|help|assistance|change)\b)"
    rf"|^(?:\W*\w+,? )?(?:if|should) (?:you|there|anyone|anybody|anything|any)\b (?:are |"
    rf"is )?(?:{_SHORT_OF}|['’]d like|any|interested)[^?]{{0,120}}\b{_REACH}\b"
    r"|\b(?:any|with|further|additional|have|are|other|your) (?:other |further |additional |"
    r"and all )?(?:questions?|comments?|concerns?|problems?|queries)\b[^?]{0,60}"
    r"(?:call|contact|let (?:me|us) know|feel free|hesitate|give (?:me|us)|e-?mail|reach|\?$|please)"
    r"|(?:call|contact|let (?:me|us) know|e-?mail|reach|give (?:me|us) a (?:call|ring|"
    r"shout))\b[^?]{0,120}\b(?:questions?|comments|concerns|problems|"
    r"anything else|any(?:thing)? (?:further|more)|help|assistance|interested)"
    r"|^for (?:more |further |additional |any )*(?:information|details|questions|inquiries|help|assistance)\b"
    r"|\bif there (?:is|['’]s) any(?:thing|one| way)? ?(?:else )?(?:that )?(?:i|we) can\b"
    r"|feel free|(?:don['’]?t|do not) hesitate|let me know if (?:i|we) can|let (?:me|"
    r"us) know if you (?:can['’]t|cannot)"
    r"|(?:bei|falls|sollten|wenn)\b[^?]{0,40}\b(?:rück)?fragen\b|zögern sie nicht|steh(?:e|"
    r"en)\b[^?]{0,40}verfügung|melde dich (?:gerne|einfach)"
    r"|n['’]hésite[zs]?|(?:si|pour) (?:vous|tu|toute)\b[^?]{0,40}\b(?:questions?|renseignement|"
    r"information)|(?:reste|restons) à (?:votre|ta) disposition"
    r"|no dude[ns]?|si (?:tiene|tienes|tenéis|hay)\b[^?]{0,40}\b(?:pregunta|duda|consulta)|(?:quedo|"
    r"quedamos|estoy) a (?:su|tu|vuestra) disposición",
    re.IGNORECASE,
)

# "Let me know if this works": a nod is welcome, but nobody waits for it, unless the reader has to choose or to say.
_NOD = re.compile(
    r"\b(?:let (?:me|us) know|advise|tell (?:me|us)|call|contact|e-?mail|give (?:me|us) a (?:call|ring|"
    r"shout))\b[^?]{0,60}?\bif\b"
    r"(?! you are ever)(?! you(?:['’]re|['’]ll|['’]d be| (?:can|could|are|will|would be|agree|plan|intend|want to|"
    r"have (?:time|received|got|an?\b)|know|still|"
    r"do|did|approve|accept|wish to))\b)|\blet (?:me|us) know,? (?:what else|of any|otherwise)\b|"
    r"^(?:\W*\w+,? )?if\b(?! you (?:can|could|are|will|agree|plan|approve|"
    r"know)\b)[^?]{0,120}\b(?:let (?:me|us) know|advise|call|tell me|send|"
    r"e-?mail|contact|get back)\b",
    re.IGNORECASE,
)

# Questions that want no answer.
_RHETORICAL = re.compile(
    r"^(?:(?:and|but|so|well|oh|hey) )?(?:who (?:knows|cares|would have|says)|what (?:else is new|"
    r"the (?:hell|heck)|a\b)|why (?:bother|me)\b|guess what|"
    r"how (?:about that|cool|great|funny|bad|nice|weird|sad|ironic)\b|can you (?:believe|imagine)|"
    r"would you believe|you know what|"
    r"is(?:n['’]t| it not) (?:it|that|this|he|she)\b|are(?:n['’]t| we not| you kidding)|"
    r"don['’]t (?:you (?:love|hate|just)|we all)|"
    r"wouldn['’]t (?:it|that|you)\b|what(?:['’]s| is) (?:the point|not to|new|up|in a name|wrong with)|"
    r"what more can|who would|"
    r"need i say|do i (?:look|sound|care)|was that (?:so|too)|did (?:you|i) (?:miss|say|mention)|got it|"
    r"get it|see what i mean|know what i mean|"
    r"sound(?:s)? (?:good|familiar|ok)|remember me|ready|really|seriously|what\?|huh|eh|kidding|right|ok|"
    r"okay|no|yes|oops)\b[^?]{0,30}\?"
    r"|\b(?:joking|kidding|just kidding|lol|ha ha)\b|^warum nur\b|^wer weiß\b|^qui sait\b|^quién sabe\b|^¿quién sabe",
    re.IGNORECASE,
)

_OFFERS_AN_EAR = re.compile(
    r"\bdo you have (?:any|other|further|more)[^?]{0,40}(?:questions|concerns)\b|\bany (?:other |further |"
    r"more )?(?:questions|concerns)\b|"
    r"\b(?:do|would) you (?:still )?need any(?:thing|\b)[^?]{0,20}\b(?:else|more|help)\b|\b(?:anything|"
    r"something) (?:else |more )?(?:i|we) (?:can|could) (?:do|help)\b|\bhow can (?:i|"
    r"we) help\b|\bhaben sie (?:noch )?fragen\b|"
    r"\bdes questions\b|\balguna (?:pregunta|duda)\b",
    re.IGNORECASE,
)

_SOCIAL = re.compile(
    r"\b(?:did|were|have) (?:you|ya|u|y['’]all|you (?:all|guys))\b[^?]{0,20}\b(?:see the|watch|catch the|"
    r"hear about|enjoy|have (?:fun|a)|up all|survive|miss me)\b|"
    r"\bhow (?:are|r) (?:you|u|things|ya|the (?:kids|family))\b|\bhow(?:['’]s| is| was| have| has| did|"
    r" are)\b[^?]{0,25}\b(?:it going|you been|life|everything|things|"
    r"family|weekend|vacation|holiday|trip|kids|baby|wife|husband|christmas|thanksgiving|summer|"
    r"the new job|going)\b|\bhow goes\b|\bhow do you do\b|"
    r"what(?:['’]s| is) (?:up|new|happening|going on)\b|\bwhat are you up to\b|did you have a (?:good|"
    r"nice|great)|hope (?:you|all|everything)|"
    r"wie geht(?:['’]?s| es)|was macht die|alles (?:klar|gut)|comment (?:vas|allez|ça va|va)|ça va|"
    r"qué tal|cómo (?:estás|está|están|te va|le va|van)",
    re.IGNORECASE,
)

_TAG = re.compile(
    r",? (?:right|huh|eh|no|yes|ok|okay|correct|isn['’]t it|don['’]t you think|wouldn['’]t you|oder|"
    r"nicht wahr|gell|non|n['’]est-ce pas|verdad|no)[ ]?\?+$",
    re.I,
)

_TO_YOU = re.compile(
    r"\b(?:can|could|would|will|do|did|are|were|have|had|should|may|might|must|won['’]t|couldn['’]t|"
    r"don['’]t|didn['’]t|haven['’]t|aren['’]t) (?:you|u|ya)\b"
    r"|\b(?:you|your|yours)\b"
    r"|\b(?:sie|ihnen|ihr(?:e[nmrs]?)?|du|dir|dich|dein(?:e[nmrs]?)?|euch|euer|eure)\b"
    r"|\b(?:vous|votre|vos|tu|te|toi|ton|ta|tes)\b|-(?:vous|tu|moi)\b"
    r"|\b(?:usted(?:es)?|tú|tu|te|su|puede[sn]?|podría[sn]?|podéis|tiene[sn]?|quiere[sn]?|sabe[sn]?|"
    r"cree[sn]?|has|han|ha)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^[\W\d]*(?:(?:and|but|so|also|then|ok|well|if so|finally|und|aber|et|mais|y|pero|first|second|"
    r"one more thing)[ ,:-]+)*"
    r"(?:what|when|where|which|who|whom|whose|why|how|is|are|was|were|does|do|did|has|have|had|can|could|"
    r"should|shall|will|would|may|am|"
    r"any|anything|anyone|thoughts?|comments?|"
    r"was|wann|wo|wer|wen|wem|wie|warum|wieso|weshalb|welche[rsnm]?|ist|sind|hat|haben|habt|hast|kann|"
    r"kannst|können|könnte[nst]*|soll(?:en|te)?|gibt|wird|werden|darf|dürfen|"
    r"quoi|quand|où|qui|quel(?:le)?s?|pourquoi|comment|combien|est-ce|est|sont|avez|as|peux|pouvez|"
    r"pourr(?:iez|ais)|faut|a-t|y a-t|"
    r"qué|cuándo|cuál(?:es)?|dónde|quién(?:es)?|cómo|cuánto[sa]?|por qué|es|son|hay|hemos|podemos|se puede)\b",
    re.IGNORECASE,
)

_VERB = (
    r"(?:advise|confirm|send|call|reply|respond|answer|tell|provide|forward|review|comment|check|look|get|"
    r"give|fax|e-?mail|mail|let (?:me|us|him|her|them)|"
    r"find out|ask|make|approve|sign|explain|clarify|help|add|remove|update|schedule|set up|arrange|talk|"
    r"speak|meet|come|stop|see (?:me|if)|bring|"
    r"fill|complete|return|resend|verify|follow|work|take|put|try|include|change|prepare|print|book|order|"
    r"pay|contact|coordinate|discuss|draft|"
    r"indicate|ensure|keep (?:me|us)|consider|write|copy|cc|drop|pass|share|decide|choose|pick|phone|ring|"
    r"ping|have|do|be sure|proceed|submit|handle|authori[sz]e)"
)
_PLEASE = re.compile(
    rf"(?:^|[,;:.–-] ?|\b(?:and|so|could you|can you|would you|then|but|also|"
    rf"if [^,]{{2,60}},?) )(?:please|pls|plz),? (?:also |just |kindly |could you |can you )?{_VERB}\b|"
    rf"\b{_VERB}\b[^.?!]{{2,60}},? please[.!]?$"
    r"|\bplease (?:advise|confirm|respond|reply|let (?:me|us) know)\b",
    re.IGNORECASE,
)
_NOT_A_REQUEST = re.compile(
    r"\b(?:told|tells|telling|informed) (?:them|him|her|us|everybody)\b|"
    r"\bplease,? (?:do not|don['’]?t|never)\b|"
    r"\bplease (?:note|find|see (?:the )?(?:attached|below|enclosed)|be (?:advised|aware|informed|"
    r"reminded)|accept|disregard|ignore|join (?:me|us)|remember|welcome|"
    r"excuse|forgive|do not reply|visit|click|register|rsvp|refer to)\b|\b(?:he|she|they|it) (?:said|asked|says)\b",
    re.IGNORECASE,
)
# "Please send all feedback to this address", "please call:": directions for whoever reads, not a question to one.
_CONTACT_AT_THE_END = re.compile(
    r"\S@\S+\.\w|https?://|www\.|:$|\b\d{3}[-. )]+\d{3}[-. ]\d{4}|\b1-800\b", re.IGNORECASE
)
_TELL_ME = re.compile(
    r"(?<!will )(?<!to )(?<!['’]ll )(?<!would )(?<!not )(?<!can )(?<!must )\b(?:let|tell) (?:me|"
    r"us) know (?:if|whether|what|when|how|your|which|who|where|by|asap|as soon|the|"
    r"about|on|either|soon|something|today|tomorrow)\b"
    r"|\blet me know(?: (?:ok|please|thanks))?[.!,]*$|\btell me (?:if|whether|what|when|how|your|which|"
    r"who|where|why|more)\b|\bgive me (?:a|your|the|some) (?:call|ring|shout|thoughts|opinion|idea|update|"
    r"input)\b"
    r"|\b(?:get|come) back to (?:me|us)\b|\bkeep me (?:posted|informed|updated)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?<!may )(?<!might )\b(?:i|we)(?: (?:would|do|will|really|just|also|still|urgently)|['’](?:d|"
    r"ll))* (?:need|like|want|love|require) "
    r"(?:you to\b(?! (?:remember|be part|join|know|understand|be aware|see))|your (?:\w+ )?(?:approval|input|help|"
    r"comments|response|decision|answer|thoughts|ok|"
    r"advice|feedback|guidance|reply|opinion|"
    r"view|signature|assistance)\b|to (?:know|hear (?:from you|your|what|if|whether)|have you|get your)\b|"
    r"an answer|a (?:response|reply|decision))"
    r"|(?:^\W*|\b(?:i|we) )(?:would|['’]d) (?:really |greatly |very much |also )?appreciate (?:your|you|"
    r"it if|any|a|some|"
    r"an)\b|\bwould be (?:grateful|helpful|great|good|nice) if you\b"
    r"|\b(?:was|am|were) (?:just |also )?wondering (?:if|whether|what|when|how|about)\b|\b(?:wonder|"
    r"curious) (?:if|whether) you\b"
    r"|(?<!may )(?<!might )\b(?:need|awaiting|waiting for|await) your (?:approval|input|help|comments|"
    r"response|decision|answer|thoughts|ok|advice|feedback|guidance|reply)\b"
    r"|\bwould you (?:please |mind |be )|\b(?:your|any) (?:thoughts|comments|input|help|advice|guidance|"
    r"feedback|views?) (?:is|are|would|will|on)\b[^.]*\b(?:appreciated|welcome|helpful|useful)",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"^[\W\d]*(?:(?:and|so|also|then|ok|but)[ ,]+)*(?:can|could|would|will|won['’]t|do|did|are|have) (?:you|u)\b",
    re.IGNORECASE,
)
_UNMARKED = re.compile(
    r"^[\W\d]*(?:what|when|where|who|why|how|which) (?:\w+ )?(?:is|are|was|were|do|does|did|can|could|"
    r"should|would|will|have|has)\b(?! (?:i|we) (?:said|meant|think|need|want|have|am|are)\b)",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"^[\W\d]*(?:(?:and|so|also|then|ok|just)[ ,]+)*(?:call me|send me|e-?mail me|tell me|let me know|"
    r"give me|get me|find out|ring me|fax me|forward me|show me|remind me)\b",
    re.IGNORECASE,
)
_OTHER_LANGUAGES = re.compile(
    r"\ble? agradecer(?:ía|emos|íamos)\b|\bserais? (?:très )?reconnaissante?s?\b|\bsaur(?:ais|"
    r"ions) gré de\b|\b(?:würde mich|wäre) [^.!?]{0,20}(?:freuen|schön|nett|gut|super)[, ]+wenn (?:du|sie|"
    r"ihr)\b|"
    r"\b(?:bitte)\b[^.!?]{0,60}\b(?:um (?:rückmeldung|antwort|bestätigung|info)|melde[nt]?|schick\w*|"
    r"send\w*|sag\w*|gib|geben|teile?\w*|bestätig\w*|ruf\w*|prüf\w*|antwort\w*|lass\w*)\b"
    r"|\b(?:könn(?:t|te)[ens]*|würde[ns]?t?|kannst|können) (?:sie|du|ihr)\b|\bgib(?:t|st)? (?:mir|"
    r"uns)\b[^.?!]{0,30}bescheid\b|\b(?:sag|schreib|schick|ruf) (?:mir|mich|uns)\b|\blass(?:en sie|"
    r"t)? (?:mich|uns) (?:bitte )?wissen\b"
    r"|\bmerci de (?:me|nous|bien|vouloir|confirmer|répondre|transmettre|envoyer|vérifier)\b|"
    r"\bveuillez (?:me|nous|confirmer|répondre|envoyer|vérifier)\b|\b(?:pourr(?:iez|ais)|peux|"
    r"pouvez)-(?:vous|tu)\b"
    r"|\b(?:dites|dis|envoie|envoyez|tiens|tenez|confirme|confirmez|rappelle|rappelez|fais|faites)-(?:moi|nous)\b"
    r"|\bpor favor\b[^.!?]{0,50}\b(?:env[ií]\w*|conf[ií]rm\w*|d[ií]\w*|av[ií]s\w*|ll[aá]m\w*|"
    r"resp[oó]nd\w*|mánda\w*|revis\w*|cont[eé]st\w*)\b|\bdime (?:si|qué|cuándo|cuándo|cómo|algo)\b|"
    r"\b(?:av[ií]sa|env[ií]a|manda|confirma|"
    r"llama)(?:me|nos)\b|\bnecesito (?:que|saber)\b|\bme (?:gustaría saber|pregunto si)\b|\b(?:podrías?|"
    r"puedes?|podría usted)\b",
    re.IGNORECASE,
)
_ANSWERED_AT_ONCE = re.compile(
    r"^(?:because|the answer|answer|no[,.!]|yes[,.!]|well,|simple|easy|not really|nope|yep|of course|"
    r"absolutely|i (?:doubt|guess|suppose|don['’]?t think)|weil|nein[,.]|ja[,.]|parce que|porque)\b",
    re.IGNORECASE,
)
_QUOTED_WORDS = re.compile(r"^[\"“„«'‘].*[\"”“»'’]$|^(?:q|question|frage|a|answer)[ ]?\d{0,2}[.:)]", re.IGNORECASE)
_SPEAKS_OF_SOMEBODY = re.compile(
    r"\b(?:asked|asking|asks|wonder(?:s|ed)|question (?:is|was)|wants to know|said|says)\b[^?]*\?[\"”’»]*$",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S*\?\S*$|\bwww\.\S*\?\S*$", re.IGNORECASE)


# No request is made without one of these; looking for them first spares the slower rules.
_REQUEST_HINTS = (
    *(
        "pls",
        "plz",
        "agradec",
        "reconnaiss",
        "gré de",
        "freuen",
        "schön",
        "please",
        " me ",
        " us ",
        "me.",
        "you",
        "need",
        "appreciate",
        "wonder",
        "your",
        "advise",
        "confirm",
        "reply",
        "respond",
    ),
    *(
        "bitte",
        "könn",
        "kannst",
        "würde",
        "gib",
        "sag",
        "schreib",
        "schick",
        "ruf",
        "lass",
        "merci",
        "veuillez",
        "pourr",
    ),
    *("peux", "pouvez", "-moi", "-nous", "por favor", "avisa", "avísa", "envía", "envia", "manda", "confirma", "llama"),
    *(
        "dime",
        "necesito",
        "gustaría",
        "pregunto",
        "podría",
        "puede",
        "what",
        "when",
        "where",
        "who",
        "why",
        "how",
        "which",
    ),
    *("thoughts", "comments", "input", "feedback", "call", "send", "get", "find", "show", "tell", "let me", "let us"),
)


def asking(words: str, following: str = "") -> Asked | None:
    """How surely one sentence asks for something; None when it does not.

    words: the sentence, white space folded. following: the next one, which may answer it at once.
    """
    if len(words) < 2 or len(words) > 700:
        return None
    if _QUESTION_END.search(words) and not _LINK.search(words) and not _FIGURE_LEFT_OPEN.search(words):
        return _question(words, following)
    lower = words.lower()
    if not any(hint in lower for hint in _REQUEST_HINTS) or _POLITE.search(words):
        return None
    return _request(words)


def _question(words: str, following: str) -> Asked | None:
    if _OFFERS_AN_EAR.search(words) or (_POLITE.search(words) and not _DIRECT.match(words)):
        return None
    if _RHETORICAL.search(words) or _QUOTED_WORDS.match(words):
        return Asked(0.15, "question")
    if _SOCIAL.search(words):
        return Asked(0.4, "question")
    if _ANSWERED_AT_ONCE.match(following):
        return Asked(0.3, "question")
    if _TAG.search(words):
        return Asked(0.45, "question")
    if _SPEAKS_OF_SOMEBODY.search(words):
        return Asked(0.4, "question")
    if _TO_YOU.search(words):
        return Asked(0.92 if _OPENING.match(words) or _DIRECT.match(words) else 0.85, "question")
    if _OPENING.match(words):
        return Asked(0.85, "question")
    return Asked(0.7 if len(words.split()) >= 3 else 0.6, "question")


def _request(words: str) -> Asked | None:
    if _NOT_A_REQUEST.search(words) or _CONTACT_AT_THE_END.search(words):
        return None
    if _NOD.search(words):
        return Asked(0.6, "request")
    if _PLEASE.search(words) or _DIRECT.match(words):
        return Asked(0.85, "request")
    if _WISH.search(words) or _TELL_ME.search(words) or _OTHER_LANGUAGES.search(words):
        return Asked(0.8, "request")
    if _COMMAND.match(words):
        return Asked(0.8, "request")
    if _UNMARKED.match(words) and len(words.split()) <= 25:
        return Asked(0.6, "question")
    return None

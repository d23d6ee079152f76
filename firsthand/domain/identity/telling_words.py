"""Words and shapes by which lists, offices and machines give themselves away."""

import re

NOBODYS = frozenset(
    {
        "no.address",
        "noaddress",
        "undisclosed-recipients",
        "undisclosed",
        "unknown",
        "none",
        "nobody",
        "unlisted-recipients",
        "recipients",
    }
)
"""Local parts that stand for any person whose address was not known."""

ROBOT_WORDS = frozenset(
    """
    build builds ci rooms room tickets ticketing jenkins jira gitlab sentry monitor monitoring backup deploy scanner
    printer copier fax voicemail
    invoice invoices transcript transcripts statement statements estatement ebill
    noreply donotreply no-reply do-not-reply noreplies notreply mailer-daemon mailerdaemon postmaster bounce bounces
    notification notifications notify notifier notice notices alert alerts newsletter newsletters news enews digest
    daemon robot bot autoreply auto automated automatic mailer mailbot updates update subscriptions subscribe
    unsubscribe subscriber promo promotions promotion offers specials deals marketing mailing mailings emailing
    bulletin nobody system sysadmin root cron scheduler reminder reminders invitation invitations confirm
    confirmation confirmations receipt receipts invoice-noreply tracking shipment delivery feedback survey surveys
    webmaster listserv majordomo mailman listmaster owner-nolist registration orders order-update autoconfirm
    """.split()
)
ROLE_WORDS = frozenset(
    """
    info information support help helpdesk service services service-desk servicedesk customerservice customercare
    custserv contact contactus sales admin administrator administration office hr humanresources human-resources
    recruiting recruitment recruiter jobs careers career billing accounts accounting accountspayable payable
    receivable payroll finance press media pr publicrelations enquiries inquiries enquiry inquiry reception
    frontdesk legal compliance security abuse privacy hostmaster orders reservations booking bookings events event
    conference membership members editor editors letters webteam team hello mail email feedback benefits travel
    library research-desk training facilities operations ops secretary secretariat registrar admissions alumni
    community public general welcome postroom mailroom itsupport it-support resolutioncenter kontakt buero
    verwaltung vertrieb bewerbung empfang sekretariat contacto ventas soporte informacion comercial accueil
    commercial contatto segreteria informazioni vendite biuro
    """.split()
)
LIST_WORDS = frozenset(
    """
    all everyone everybody list lists users user-list devel dev-list announce announcements announcement discuss
    discussion staff employees distribution dl group groups mailing-list subscribers talk participants committee
    attendees members-list
    """.split()
)
LIST_LOCAL = re.compile(
    r"(?:^|[._-])(?:l|list|lists|users|devel|announce|discuss|dl|distribution|all|everyone|group)$"
    r"|^(?:all|dl|dl_|list|grp|group|everyone|everybody)[._-]"
    r"|^all(?:staff|employees|users|hands|company)|^dl-|-bounces$|-request$|^owner-"
)
ROBOT_LOCAL = re.compile(
    r"no[._-]?repl(?:y|ies)|do[._-]?not[._-]?repl|^(?:bounces?|return|reply|errors?|unsub|delivery|prvs|msprvs|srs0)[-_=+.0-9]"
    r"|mailer[._-]?daemon"
    r"|notifications?(?:$|[._-])|newsletter|^auto[._-]?(?:confirm|mail|reply|response)|[._-](?:bounces?|mailer|robot|bot|daemon)$"
    r"|^(?:e?news|alerts?|updates?)[._-]"
    r"|\w{3}(?:support|services?|newsletter|notify|alerts|mailer|helpdesk|webmaster|admin|updates|marketing|billing|direct)$"
    r"|[._-](?:news|alerts?|updates?|newsletters?|digest)$|^[0-9a-f]{16,}$|[0-9a-f]{24,}|^confirm[._-]|-[a-z]{0,6}\d{6,}$|^[0-9a-f-]{32,}$"
)
ROBOT_DOMAIN = re.compile(
    r"(?:^|\.)(?:bounces?|e?mailer|mailing|newsletters?|notifications?|notify|enews"
    r"|promo|em\d*|mkt|mktg|marketing|reply|lists?|listserv|emailing)\."
)
LIST_NAME = re.compile(
    r"^(?:all|every)\s+\w.*|^dl[-_ ]|^#|\b(?:distribution|mailing) list\b"
    r"|\blist$|\b(?:employees|everyone|e-?mail users|all staff|committee|members|participants|analysts|associates"
    r"|directors|managers|traders|assistants|vps|mds|interns|floor|group|groups|team|staff|dept|department|division|desk|crew"
    r"|club|alumni|class of \d+|board|council|users)$"
    r"|^(?:team|group|dept|department|committee)\b|\b(?:group|team)\s*-",
    re.IGNORECASE,
)
ROBOT_NAME = re.compile(
    r"^(?:the|your|our|my|this|new|today'?s)\s"
    r"|\b(?:no-?\s?reply|do not reply|mailer-daemon|postmaster|mail delivery|notifications?"
    r"|newsletter|alerts?|digest|automated|auto-?mail|"
    r"system administrator|administrator|announcements?|bulletin|news|updates?|daily|weekly|monthly|offers?|deals?|specials?|"
    r"subscriptions?|rewards?|webmaster|mailing|listserv|free|save|sale|win|confirmation|reminder)\b|(?<!@)\b\w+\.(?:com|net|org)$|!|\$|%|®|™",
    re.IGNORECASE,
)
ROLE_NAME = re.compile(
    r"\b(?:support|help\s?desk|service|services|customer|office|center|centre|human resources|hr|relations|benefits|payroll|"
    r"resource|resources|resolution|reception|information|info|sales|marketing|communications?|department|dept|editor|editorial|"
    r"administration|registration|operations|accounts?|billing|security|travel|training|recruiting|recruitment|careers|jobs|"
    r"chairman|corporate|global|management|university|institute|association|foundation|company|corporation|"
    r"inc|llc|ltd|llp|corp|gmbh|plc|bank|club|conference|events?|library|school|magazine|journal|commerce|network|bot|bookings?|rail|railways?|airlines?|airways|hotels?|tickets|insurance|mortgage|hospital|museum|theatre|theater|gallery|server|calendar|press|pool|project|direct|technology|"
    r"technologies|programs?|process|system|systems|solutions"
    r"|consulting|partners|group|team|research|energy|council|committee|mailbox|mail|email|web|online|store|shop)\b",
    re.IGNORECASE,
)

NAME_WORDS = frozenset(
    """
    bot booking bookings rail railway railways airline airlines airways hotel hotels tickets insurance mortgage hospital
    museum theatre theater gallery server calendar commerce network
    account accounts administration administrator alert alerts all alumni analysts announcement announcements
    assistants associates association automated bank benefits billing board bulletin careers center centre
    chairman class club commerce committee communication communications company conference confirmation
    consulting corp corporate corporation council crew customer daemon daily deal deals delivery department
    dept desk digest direct directors distribution division dl editor editorial email employees energy event
    events every everyone floor foundation free global gmbh group groups help helpdesk hr human inc info
    information institute interns jobs journal library list listserv llc llp ltd magazine mail mailbox mailer
    mailing management managers marketing mds members monthly my network new news newsletter noreply
    notification notifications offer offers office online operations our participants partners payroll plc
    pool postmaster press process program programs project reception recruiting recruitment registration
    relations reminder reply research resolution resource resources reward rewards sale sales save school
    security service services shop solutions special specials staff store subscription subscriptions support
    system systems team technologies technology the this today todays traders training travel university
    update updates users vps web webmaster weekly win your
    """.split()
)
"""The single words of the three patterns above: a short name without any of them needs no closer look."""

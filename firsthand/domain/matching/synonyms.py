"""Words that stand for one another when needs and offers are put: an English list written for this project.

Each line is a group. A word may stand in several; two words are related when any group holds both. Groups are kept small
and concrete: "money" and "time" in one group would match everything with everything.
"""

from firsthand.domain.matching.terms import stem

_GROUPS = """
    accountant accounting bookkeeper bookkeeping accounts ledger auditor
    audit auditor auditing assurance
    tax vat taxation fiscal levy
    lawyer attorney solicitor counsel barrister legal law
    contract agreement terms clause
    patent trademark copyright ip licensing
    privacy gdpr confidentiality
    compliance regulation regulatory regulator rules
    lobbying government ministry authority council
    permit licence approval planning
    insurance insurer cover underwriter broker
    loan credit lending borrowing lender bank
    investor investment funding finance capital venture fundraising backer
    grant subsidy foundation philanthropy
    budget budgeting costs spending expenditure
    forecast forecasting projection outlook prediction
    price pricing tariff rate quote
    invoice billing payment receivables
    payroll wages salaries
    pension retirement
    salary pay compensation remuneration
    purchase procurement buying sourcing purchasing tender
    supplier vendor subcontractor
    sales selling seller deals
    customer client buyer account
    negotiation bargaining negotiating haggling
    marketing promotion advertising campaign branding
    brand branding logo identity
    publicity press journalist media pr reporter newspaper
    social twitter linkedin instagram
    website site homepage webpage web
    search seo
    design designer graphics illustrator layout
    photograph photographer photo pictures camera
    video film filming footage
    editing editor proofreading copywriting
    writing author draft text
    translation translator interpreter translating language
    german germany
    french france
    spanish spain
    chinese china mandarin
    english native
    presentation slides deck keynote pitch talk
    speaker keynote speech lecture panel
    event conference meetup summit workshop
    workshop seminar course training class
    training coaching trainer instruction lessons
    mentor mentoring coach coaching adviser sponsor
    facilitator facilitation moderation moderator
    hire hiring recruit recruiting recruitment candidate vacancy headhunter
    recruiter headhunter
    interview interviewing
    job position role vacancy opening
    intern internship apprentice trainee
    graduate student university
    university college academic professor research
    research study science researcher scientist
    survey questionnaire poll
    statistics statistical statistician regression
    data dataset figures numbers
    analysis analyst analytics evaluate
    spreadsheet excel workbook
    dashboard report reporting chart
    database sql
    software developer programmer coding code engineer programming
    app mobile ios android
    python programming
    computer laptop pc hardware
    cloud hosting server aws
    security cybersecurity hacking breach
    backup recovery restore
    network wifi router
    ai machine model
    automation automate robot
    prototype mockup pilot
    test testing qa trial
    bug defect fault
    crm salesforce
    erp sap
    migrate migration move transition
    warehouse storage depot stock
    inventory stock
    logistics freight shipping haulage transport carrier
    ship vessel boat
    truck lorry van vehicle
    car vehicle
    driver chauffeur
    import customs export duty
    factory plant production manufacturing
    machine machinery equipment tool
    maintenance repair upkeep fix servicing
    quality inspection
    safety accident hazard
    fire evacuation
    risk hedging exposure
    emergency crisis incident continuity
    energy electricity power grid
    gas pipeline lng
    oil petroleum crude
    solar photovoltaic renewable wind
    carbon emission climate sustainability footprint
    waste recycling
    water sewage
    construction builder building contractor
    architect architecture
    office workspace desk premises room
    lease rent tenancy rental landlord
    property estate
    house flat apartment home accommodation housing
    move relocation relocating
    visa immigration residence
    travel trip flight journey
    hotel lodging accommodation
    restaurant catering caterer food
    doctor physician medical gp
    hospital clinic
    nurse nursing care carer
    therapist counselling psychologist
    physiotherapist physio back
    health wellbeing medical
    dentist teeth
    school teacher classroom
    child kids childcare nursery
    babysitter childcare nanny
    tutor tutoring lessons
    dog puppy
    cat kitten
    garden gardening gardener
    bicycle bike cycling
    run running marathon
    football soccer
    music musician band
    choir singing
    piano keyboard
    art artist painting gallery
    book reading novel
    publisher publishing
    board director trustee nonexecutive
    charity nonprofit volunteer volunteering
    strategy strategic
    plan roadmap planning
    project programme
    reorganization restructure restructuring reorganize
    merger acquisition takeover merge
    valuation appraisal worth
    diligence
    startup founder entrepreneur
    partner partnership alliance
    introduction introduce contact connection intro
    reference testimonial referee
    review feedback comments critique
    boss manager supervisor
    leadership leader leading
    change transformation
    culture values
    conflict dispute mediation mediator quarrel
    diversity inclusion
    woman female
    union works
    delegation delegate
    minutes protocol notes
    template sample example form
    checklist list
    handbook manual guide guideline documentation
    archive records
    letter correspondence
    print printing printer
    furniture chair desk
    projector screen beamer
    microphone audio sound
    podcast recording audio
    game gaming
    retail shop store
    ecommerce webshop
    fashion clothing clothes
    farm farming agriculture agricultural
    pharma drug pharmaceutical
    chemistry chemical
    biology biotech
    bank banking
    trade trading trader
    metal steel copper
    weather meteorology
    map gis
    survey surveyor
    accident claim
    divorce family
    mortgage loan
    will inheritance probate
    speech rhetoric
    stress burnout overload
    parking garage
    ticket seat
    timetable schedule calendar scheduling
    holiday leave
    sketch drawing
    blueprint drawing
    onboarding induction newcomer
    appraisal review
    benchmark comparison
    metric kpi indicator
    outsourcing offshore
    freelancer contractor consultant
    consultant consulting advisory
""".strip().splitlines()  # fmt: skip


def _numbered() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


_NUMBERS = _numbered()
_IN_NONE: frozenset[int] = frozenset()


def groups_of(form: str) -> frozenset[int]:
    """The groups in which a word form stands."""
    return _NUMBERS.get(form, _IN_NONE)


def related(first: str, second: str) -> bool:
    """Whether some group holds both forms."""
    return not groups_of(first).isdisjoint(groups_of(second))

"""Words of titles in English, German, French and Spanish, without accents, by what they say of somebody's work.

Each entry is the beginning of a word or more (`.` stands for a space, `$` for the end of a word); words that German puts together
are looked for inside of others as well.
"""

import re

GENERAL = "General management"
"""Of those who lead all of it; whoever leads one function is of that."""

FUNCTIONS: dict[str, str] = {
    "Finance": """financ accounts$ accounting accountant controller controlling treasur tax$ audit cfo$ buchhalt finanz
        steuer comptab contab tesorer tresor""",
    "Legal": "legal counsel$ lawyer attorney solicitor compliance data.protection regulatory recht juri avocat abogad",
    "People": """human.resources hr$ people$ recruit talent learning reward personalleit personalabteil personalwesen
        personalentwick personalreferent ressources.humaines rh$ recursos.humanos""",
    "Technology": """technolog it$ software developer engineer infrastructure architect informati entwickler systems$ data$
        cto$ cio$ release test$ tester testing service.desk ingenieur ingenier developpe desarroll technik numeri
        security""",
    "Operations": """operation operating coo$ settlement scheduling controls confirmations back.office month-end
        documentation betrieb exploitation operacion""",
    "Sales": """sales account.manager business.development commercial$ origination client customer vertrieb verkauf kunden
        vente commerciale$ clientele ventas comercial""",
    "Marketing": "marketing brand markenf mercadotecnia",
    "Communications": """communication press$ public.relations media.relations editor journalist kommunikation presse
        comunicacion prensa""",
    "Product": "product$ produktman produktleit produit producto",
    "Procurement": "procurement purchas buyer sourcing einkauf beschaff achat approvision compras",
    "Logistics": "logisti freight shipping supply.chain transport storage lager$ spedition",
    "Production": "production manufactur plant$ produktion fertigung usine fabrica",
    "Research": "research scien professor lecturer forschung wissenschaft recherche chercheu investigacion profesor",
    "Risk": "risk risiko risque riesgo credit$ credito",
    "Strategy": "strateg corporate.development transformation estrateg",
    "Trading": "trader trading portfolio desk$ negoci handel$",
    "Quality": "quality qualitat qualite calidad",
    "Consulting": "consult berater beratung conseil$ asesor",
    GENERAL: """ceo$ chief.executive president$ managing.director general.manager founder geschaftsfuhr
        vorstand inhaber directeur.general directrice.generale pdg$ director.general directora.general presidente
        gerente.general""",
}
"""The first of two functions that a title names at the same place is the one with the longer word."""

COMPOUNDS = (
    "anwalt leitung buchhalt finanz recht entwickler betrieb vertrieb beschaff einkauf fertigung forschung leiter"
)
"""Words that stand at the end of others too: 'Energiebeschaffung', 'Softwareentwickler'."""

SECOND_IN_RANK = "vice.president vice-president vp$ vicepresident deputy"
"""Their titles hold the words of the first in rank."""

LEVELS: dict[str, str] = {
    "Executive": """chief.executive ceo$ cfo$ coo$ cto$ cio$ president$ presidente presidenta managing.director founder co-
        founder chair general.counsel geschaftsfuhr vorstand inhaber directeur.general directrice.generale pdg$
        director.general directora.general gerente.general""",
    "Director": """director head.of leitung general.manager treasurer professor leiter bereichsleit abteilungsleit
        directeur directrice chef.de.service chef.de.departement responsable jefe.de jefa.de""",
    "Manager": """manager lead$ supervisor teamleit gruppenleit gerant chef.d.equipe encargad gerente coordinat koordinat
        coordinad""",
    "Specialist": """anwalt lawyer attorney solicitor analy engineer developer counsel specialist trader architect
        consultant associate officer research buyer scheduler accountant editor recruit partner$ sachbearbeit ingenieur
        ingenier berater referent entwickler charge tecnic assistant journalist lecturer""",
}

PARTS = re.compile(r"[,;/|–]| - | bei | chez | at ")
"""What parts a title of several parts, "Vice President, Technology"."""

CHIEF = re.compile(r"\bchief\b.*\bofficer\b")
ASSISTING = re.compile(
    r"\bassistant (?:to|der|des|du|de)\b|\b(?:executive|personal) assistant|\bsecreta|\bsekretar|\bassistenz"
)


def any_of(words: str) -> re.Pattern[str]:
    """A pattern that finds any of these entries at the beginning of a word, or of a part of a German one."""
    compounds = set(COMPOUNDS.split())
    return re.compile("|".join(("" if word in compounds else r"\b") + _pattern(word) for word in words.split()))


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\.", r"[ ’']").replace(r"\$", r"\b")

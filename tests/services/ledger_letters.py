"""An invented correspondence with every kind of exchange in it, as real mail."""

from tests.connectors.letters import letter
from tests.services.mailboxes import BEN, CY, DORA, JANE, ME, on


def ledger_letters() -> list[bytes]:
    """Ben asks, is promised and gets; Cy offers; the owner asks Dora; Jane introduces and is thanked."""

    def one(name: str, day: int, sender: str, to: str, subject: str, text: str, *references: str) -> bytes:
        headers = [f"Message-ID: <{name}@ledger.test>"]
        if references:
            headers.append("References: " + " ".join(f"<{reference}@ledger.test>" for reference in references))
        return letter(*headers, sender=sender, to=to, subject=subject, date=on(day), text=text)

    return [
        one("b1", 0, BEN, ME, "Harbour building",
            "Dear Ida,\n\nCould you send me the list of tenants for the harbour building?\n\nBen\n"),
        one("b2", 1, ME, BEN, "Re: Harbour building",
            "Dear Ben,\n\nI will send you the list of tenants on Friday.\n\nIda\n", "b1"),
        one("b3", 4, ME, BEN, "Re: Harbour building",
            "Dear Ben,\n\nAttached is the list of tenants for the harbour building.\n\nIda\n", "b1", "b2"),
        one("b4", 5, BEN, ME, "Re: Harbour building", "Dear Ida,\n\nThank you for the list of tenants.\n\nBen\n", "b1", "b3"),
        one("c1", 2, CY, ME, "Surveyor",
            "Dear Ida,\n\nWould you like me to send you the name of our surveyor for the north quay?\n\nCy\n"),
        one("d1", 3, ME, DORA, "Rope prices",
            "Dear Dora,\n\nCould you please send me the rope prices of last year?\n\nIda\n"),
        one("j1", 6, JANE, ME, "Somebody in tax",
            "Dear Ida,\n\nYou should talk to Jo Marsh in tax; I have copied her.\n\nJane\n"),
        one("j2", 7, ME, JANE, "Re: Somebody in tax", "Dear Jane,\n\nThank you for the introduction to Jo Marsh.\n\nIda\n", "j1"),
        one("b5", 8, BEN, ME, "Crane hours",
            "Dear Ida,\n\nCould you please send me the crane hours of the south quay by 20 March?\n\nBen\n"),
    ]  # fmt: skip

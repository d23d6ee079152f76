"""The words of the trade that slots draw from."""

WORDS: dict[str, tuple[str, ...]] = {
    "product": (
        "day-ahead power", "within-day gas", "Nordic base load", "copper forwards", "aluminium swaps", "winter gas",
        "spring power", "weather swaps", "coal freight", "zinc options", "peak-hour blocks", "the Benelux strips",
        "quarter-ahead gas", "storage spreads", "tin forwards", "half-hourly power", "summer base load",
        "the interconnector auction", "nickel swaps", "year-ahead power",
    ),
    "desk": (
        "the Nordic desk", "the gas desk", "the metals desk", "the power desk", "the oil desk", "the continental desk",
        "the freight desk", "the weather desk", "the coal desk", "the London desk", "the evening desk",
    ),
    "system": (
        "the credit screens", "the matching engine", "the confirmation screens", "the ticker", "the deal-entry page",
        "the price feed", "the reference tables", "the client portal", "the audit log", "the settlement export",
        "the limit monitor", "the order book", "the login service", "the report builder", "the stack manager",
    ),
    "client": (
        "Norrvik", "Tarnmoor", "Carrow", "Estuary", "Ebersfeld", "Vaubrun", "Minamori", "Kurrabeen", "Hexley Paper",
        "Drumlin Foods", "Ostrava Mill", "Pennard Water", "Wrayburn Steel", "Coldstone Cement", "Malling Dairies",
        "Thornby Rail", "Ilsworth Glass", "Selby Marine", "Garrowby Chemicals", "Quernmore Foundry",
    ),
    "paper": (
        "the board paper", "the launch note", "the pricing paper", "the product list", "the half-year note",
        "the terms summary", "the staffing plan", "the client letter", "the risk paper", "the opening-hours memo",
        "the one-page summary", "the training plan", "the fee schedule", "the test report", "the business case",
        "the acceptance list", "the rulebook draft", "the incident report", "the desk survey", "the road map",
    ),
    "meeting": (
        "the launch review", "the release review", "the Monday operations call", "the product council",
        "the client forum", "the pricing meeting", "the risk committee", "the quarterly review", "the desk round",
        "the budget meeting", "the two o'clock", "the steering group", "the metals working group",
    ),
    "place": (
        "the canteen", "the mill café", "the third-floor corner room", "the bench by the canal", "the Corn Exchange",
        "your office", "my office", "the little Italian place on Water Lane", "the noodle bar by the station",
        "the quiet end of the second floor", "the coffee cart in the lobby", "the tea room at the gallery",
    ),
    "time": (
        "nine", "half past nine", "ten", "half past ten", "eleven", "noon", "half past twelve", "two", "half past two",
        "three", "half past three", "four", "a quarter past four", "five",
    ),
    "minutes": (
        "ten minutes", "a quarter of an hour", "twenty minutes", "half an hour", "five minutes", "three quarters of an hour",
    ),
    "room": ("Wharfe", "Aire", "Nidd", "Ure", "Swale", "Calder", "Ribble", "Derwent", "the glass room", "4.12", "2.07"),
    "town": (
        "Calgary", "Tokyo", "Sydney", "Stockholm", "Rotterdam", "Madrid", "Zurich", "Oslo", "Milan", "Edinburgh", "Vienna",
    ),
    "fault": (
        "the totals on the second page do not add up", "the time stamps are an hour out", "the search forgets the filter",
        "two clients see each other's short names", "the limit shows as zero above fifty million",
        "the export drops the last row", "the price flickers when the market is thin", "a cancelled order stays on screen",
        "the password page times out after lunch", "the bank holiday in June is missing", "the units switch to therms",
        "the confirmation goes out twice", "the counterparty list is in no order at all", "the print view cuts off the fee",
        "the end date is shown as the start date", "decimal commas are read as thousands", "the page hangs on a slow line",
    ),
    "virtue": (
        "clear", "short", "honest about the gaps", "easy to follow", "better than the last one", "ready for the committee",
        "the first version I have read to the end", "careful with the numbers", "kind to the reader",
    ),
    "flaw": (
        "the second page says the same as the first", "the ask comes too late", "nobody outside the floor will know the terms",
        "the cost line needs a source", "the risk section reads as if we were not worried", "the table hides the point",
        "it never says who decides", "the dates are hopes rather than dates", "it thanks everyone and asks nobody",
        "the client's view is missing", "the numbers are last quarter's", "the summary promises more than the paper holds",
    ),
    "skill": (
        "chairing a difficult room", "reading a balance sheet", "writing for the board", "handling the press",
        "saying no to a client", "running a test team", "explaining credit to traders", "negotiating terms",
        "planning a release", "presenting to a committee",
    ),
    "job": (
        "product manager for power", "test lead", "client service manager", "market analyst", "release coordinator",
        "pricing analyst", "developer on the matching engine", "desk support lead", "head of onboarding",
    ),
    "candidate": (
        "the candidate from the shipping exchange", "the woman from the water company", "the physicist",
        "the internal candidate", "the man who ran the auction house", "the returner from maternity leave",
        "the second graduate", "the candidate we saw by video", "the one with the rail background",
    ),
    "topic": (
        "how small clients meet a market for the first time", "what an outage costs", "confidence in thin markets",
        "who sets the price when nobody trades", "screens and trust", "opening hours in a market that never sleeps",
        "credit as a service", "what traders want from a screen", "settlement without paper",
    ),
    "figure": (
        "deals per day", "active clients", "cancelled orders", "time to first deal", "unmatched confirmations",
        "the share of volume on screen", "calls to the client desk", "failed logins", "the median spread", "repeat clients",
    ),
    "snag": (
        "the year-end freeze", "the audit", "the office move", "two people on leave", "the vendor's release",
        "the missing test data", "the fee discussion", "the Brightbeck integration", "the regulator's letter",
        "the new counterparty rules", "the bank holiday", "the storage outage last week",
    ),
    "weekend": (
        "walking above Malham", "at my sister's in Whitby", "painting the back bedroom", "watching my son lose 6-0",
        "in the garden, mostly in the rain", "at a wedding in Harrogate", "asleep, largely", "fixing a bicycle",
        "on the allotment", "at the seaside with three small children", "choir practice and soup", "moving my mother",
    ),
    "gift": (
        "two tickets for the gallery opening", "a jar of damson jam", "the book about the canal builders",
        "a decent bottle of red", "my old copy of the settlement handbook", "a tin of shortbread",
    ),
    "sach": (
        "den Rahmenvertrag", "die Preisformel", "den Zugang zum Portal", "die Abrechnung", "die neuen Handelszeiten",
        "das Kreditlimit", "die Bestätigungen", "den Testzugang",
    ),
    "sujet": (
        "le contrat-cadre", "la grille tarifaire", "l'accès au portail", "les confirmations", "la limite de crédit",
        "les horaires d'ouverture", "le règlement du mois", "les essais",
    ),
}

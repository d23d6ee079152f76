"""What machines, newsletters and mailing lists send: kind, name, address, days between issues, subject and body."""

# kind | name | address | every (days) | subject
SENDERS = """
newsletter | Gridmoor Weekly | editor@news.gridmoor.test | 7 | Gridmoor Weekly: {headline}
newsletter | The Copper Post | post@copperpost.test | 14 | The Copper Post, {month} {year}: {headline}
newsletter | Fellgate Forum | programme@fellgate-forum.test | 26 | [Programme news|Speakers announced|Early places|What we heard]: {headline}
newsletter | Ambleforth Systems | news@ambleforth.test | 30 | What is new in Ambleforth, {month} {year}
newsletter | Wharfedale Rail Offers | offers@wharfedale-rail.test | 16 | [Two for one|A quieter carriage|Book by Sunday|Weekend fares] [this {month}|to the coast|across the Pennines|from Leeds]
newsletter | Canal Street Books | hello@canalstreetbooks.test | 21 | [New on the shelf|Staff choices|An evening with an author|Signed copies] in {month}
newsletter | University of Aldbeck Alumni | alumni@aldbeck.test | 45 | Aldbeck [alumni letter|notes|news], {month} {year}
newsletter | Minster Management Review | briefing@minster-review.test | 10 | [Briefing|The short read|This week's idea]: {headline}
bulletin | Larkfield This Week | internal.communications@larkfield.test | 7 | Larkfield this week: {bulletin}
bulletin | Larkfield People Team | people.team@larkfield.test | 31 | [Reminder|Please read|For all staff]: {bulletin}
robot | Service Desk | noreply@servicedesk.larkfield.test | 5 | [[SD-{id1:20100-48900}\\]] [Received|Updated|Resolved|Waiting for you]: {fault}
robot | Larkfield Expenses | no-reply@expenses.larkfield.test | 13 | Expense claim {id1:3100-9800} [submitted|approved|returned: receipt missing|paid]
robot | Room Booking | rooms@booking.larkfield.test | 6 | [Booking confirmed|Booking changed|Room released]: {room1}, {date:2}
robot | Limit Monitor | alerts@limits.larkfield.test | 6 | Overnight limit report, {date:0}
robot | Release Bot | build@ci.larkfield.test | 7 | [[release\\]] {system} {n:2-6}.{n:0-24} [deployed to test|deployed|rolled back|waiting for approval]
robot | Market Data | donotreply@ticker.larkfield.test | 5 | Marketplace volumes for {date:-1}
robot | Wharfedale Rail | tickets@wharfedale-rail.test | 19 | Your tickets to {station}, reference {id1:100000-999999}
robot | Learning Hub | no-reply@learning.larkfield.test | 34 | [Overdue|Assigned to you|Completed|Due in ten days]: {course}
list | Screen Markets | screen-markets@lists.aldbeck.test | 4 | {topic}
list | Marketplace Team | marketplace-team@lists.larkfield.test | 6 | {teamtopic}
list | Women in Energy Trading | wet-north@lists.settlebeck.test | 6 | {wettopic}
list | Release Notes | release-notes@lists.larkfield.test | 8 | Release notes {n:4-7}.{n:0-30}: {system}
"""

BODIES = {
    "Gridmoor Weekly": "In this issue\n\n{item}\n\n{item}\n\n{item}\n\n{item}\n\nYou receive Gridmoor Weekly because you subscribed with this address.",
    "The Copper Post": "{item}\n\n{item}\n\nStocks and premiums: [little moved|premiums firmed|a quiet fortnight|the spread narrowed] in {month}, with {n:12-96} thousand tonnes [reported|on warrant|in the sheds].",
    "Fellgate Forum": "[Places are going|The programme is nearly full|We have listened to last year's comments|Thank you for coming]. {Item}\n\nThe Fellgate Forum takes place in Harrogate. [Early places close on {date:12}.|Hotels near the hall are filling.|Members bring a colleague free of charge.]",
    "Ambleforth Systems": "[Three|Four|Two] things are new this month.\n\n{item}\n\n[Customers on release {n:7-9} need do nothing.|Ask your account manager for a preview.|The old report builder retires at the end of {month:2}.]",
    "Wharfedale Rail Offers": "[Leave the car at home.|The moor is at its best.|There is always room in coach F.] Advance fares from £{n:6-29} when you book by {day:3}. [Dogs travel free.|Bring a bicycle.|Tea is on us after four.]",
    "Canal Street Books": "[This month our window belongs to the essayists.|We have been reading about rivers.|The poets have taken over the back room.] [Come and hear|Come and meet|We are pouring wine for] the author on {date:8} at seven. Members save {n:5-20} per cent.",
    "University of Aldbeck Alumni": "{item}\n\n[The summer school still has places.|The library appeal has reached its first goal.|Your year meets in {month:3}.]",
    "Minster Management Review": "{idea}\n\n{item}\n\nRead on with your member's card. To leave this list, use the link below.",
    "Larkfield This Week": "{bulletinitem}\n\n{bulletinitem}\n\n{bulletinitem}\n\nSend your news to the communications team by noon on Wednesday.",
    "Larkfield People Team": "{bulletinitem}\n\nQuestions go to the People team, not to this address.",
    "Service Desk": "Ticket SD-{id1:20100-48900}\nSummary: {fault}\nSystem: {system}\nPriority: [low|normal|high]\n\n[The next note follows within one working day.|An engineer has changed this ticket. Log in to see the note.|The ticket will close in three days unless you tell us otherwise.]\n\nPlease do not reply to this message.",
    "Larkfield Expenses": "Claim {id1:3100-9800} for £{n:12-840}.{n:10-99} ([train to {station}|dinner with {client}|hotel, two nights|taxi|books]).\n\nThis is an automatic message.",
    "Room Booking": "{Room1} on {date:2} at {time}, {n:4-14} people. [Coffee has been ordered.|The projector has been reported as faulty.|Someone else asked for this room; please release it if plans change.]",
    "Limit Monitor": "Counterparties above 80 per cent of limit: {n:0-14}\nAbove 100 per cent: {n:0-2}\nLargest move: {client}, {n:2-38} million\nReport built at 05:{n:10-59}.",
    "Release Bot": "Component: {system}\nChange set: {id:10000-99999}\nTests: {n:820-1640} run, {n:0-6} failed\nRequested by: release management\n\nApprove or stop in the release console.",
    "Market Data": "Deals: {n:310-2100}\nActive clients: {n:60-240}\nShare of volume on screen: {n:41-78} per cent\nBusiest product: {product}\nQuietest: {product2}\nIncidents: {n:0-1}",
    "Wharfedale Rail": "Thank you for your booking. Leeds to {station}, {date:5}, departs {n:6-9}.{n:10-58}. Coach {n:2-9}, seat {n:10-68}. Show this message on board.",
    "Learning Hub": "Course: {course}\nLength: {n:20-90} minutes\n\n[You completed this course. Your certificate is in your profile.|Please complete the course by {date:10}.|Your manager will be told when the course is overdue.]",
    "Release Notes": "Fixed: {fault1}.\nFixed: {fault2}.\nChanged: {system} [loads faster|now keeps your last filter|shows times in your own zone|asks before it cancels].\nKnown: {fault3}.",
}

WORDS: dict[str, tuple[str, ...]] = {
    "topic": (
        "Measuring depth when quotes flicker :: {listopening} if orders are cancelled within a second, the displayed depth says more about software than about willingness to trade. // We tried a delay of fifty milliseconds on old data: it removed most of the flicker and none of the volume. // {listclose}",
        "Outage data, anyone? :: {listopening} our outage record begins only with the second platform, and anything before that rests on press cuttings. // Does a venue on this list keep minutes, and would it share them by quarter? // {listclose}",
        "Small clients and first trades :: {listopening} half of the new members of one venue never traded in their first year, and the survey doesn't ask them why. // My guess is the login. // {listclose}",
        "Tick size once more :: {listopening} the fee change and the change of tick came in the same week, and I see no clean way of telling them apart. // {listclose}",
        "Who owns an order that was cancelled? :: {listopening} the two legal opinions I've seen differ, and both are by the same firm. // In practice everybody waits for the venue's acknowledgement. // {listclose}",
        "Reading list on settlement risk :: {listopening} my list has eleven papers and only one was written by somebody who has settled anything. // {listclose}",
        "Call for papers: Aldbeck workshop :: We invite short papers on thin markets, closing auctions and the design of rulebooks. // Abstracts of one page by {date:20}. Practitioners are more than welcome; we'll help with the footnotes.",
        "Circuit breakers in thin markets :: {listopening} a breaker that trips on the third trade of the day protects nobody. // We found {n:4-30} such trips in a year, none of them useful. // {listclose}",
        "Replication of the fee study :: {listopening} we've tried to reproduce the fee study and get half of the effect. // The difference seems to be August. // {listclose}",
        "Half-hourly data set :: A data set of half-hourly prices for {n:4-11} hubs is now on the department's pages, with the gaps marked as gaps. // Please report errors to the list; the last one was found by a schoolteacher.",
        "Time stamps and honesty :: {listopening} one venue stamps at the gateway and the other at the book, and the gap can be a third of a second under load. // I'd publish both. // {listclose}",
        "Closing auctions in gas :: {listopening} a closing auction gathers what little there is into one minute, which helps the small and bores the large. // {listclose}",
        "A question on netting :: {listopening} netting reduces the exposure on paper; has anyone seen it tested? // {listclose}",
        "Seminar on {day:4} :: The seminar meets on {day:4} at four in the old library. This week: who sets the price when nobody trades. // Tea afterwards, as ever the best part.",
    ),
    "listopening": (
        "A question that came up in class:",
        "Following last week's thread,",
        "Slightly off topic, but",
        "From the operations side:",
        "To sharpen the earlier point:",
        "I side with the last poster, with one reservation:",
        "We ran into this with a client:",
        "For what it's worth,",
    ),
    "listclose": (
        "Grateful for pointers.",
        "Happy to be wrong.",
        "References off list, please; I'll summarise.",
        "Has anyone tried this with real orders?",
        "I'd ask the traders: they are usually right about what happened and wrong about why.",
        "Thanks for the many replies to my last.",
    ),
    "teamtopic": (
        "This week on the marketplace :: Client calls on {day:1} start with {client}; whoever is free, listen in. // {Client2} asked for {product} again. That makes {n:3-9}; Clara keeps the list.",
        "Cover for {day:3} :: Pavel covers the client desk on {day:3}, Gwen on {day:4}. // If you swap, tell Desmond and not me.",
        "What we learnt from the outage :: Twelve minutes, no deals lost, and three clients who heard it from us first. // What we'd do better: one person rings, one person writes, nobody does both.",
        "Product council notes :: {Product} goes ahead, {product2} waits. // The question about fees comes back on {day:5}, with numbers this time.",
        "Release weekend rota :: Saturday: Pavel and Farah. Sunday: Tobias, with Samir looking over his shoulder. // Pizza is on Owen.",
        "Cake :: There's cake by the window. It's somebody's birthday and they'd rather not say whose.",
        "Numbers for {month:-1} :: {n:1200-4800} deals, {n:80-190} active clients, {n:2-9} complaints. // The complaints are worth reading; two of them are right.",
        "Training slots :: The new order book: {day:2} at {time}, {day:4} at {time2}. // Twenty minutes each. Bring a deal that went wrong.",
        "Wording on the front page :: The wording on the front page changes tonight. If a client asks, it's clearer and nothing else.",
        "Stand-up moves :: Stand-up is at {time} from {day:1}, in {room}. // Still standing, still ten minutes.",
        "Open actions :: We have {n:3-9} open actions from the forum and one of them is from last year. Let us close that one. // If you see that {fault}, don't work round it, report it.",
        "Desk visits :: Please write up your desk visits by {day:2}; three lines are plenty. // Best sentence of last week: 'I only use the top left corner.'",
    ),
    "wettopic": (
        "Supper in York :: We have a table for twelve at the river place on {date:9}. // Last time the talk about salaries went on until the chairs went up. Names to me by {day:5}.",
        "A speaker for {month:1}? :: Would anybody speak for twenty minutes on running a night desk with small children at home? // Honest is better than polished.",
        "Mentors for the next round :: The next round pairs eighteen of us with eighteen newcomers, and we're {n:2-6} mentors short. // An hour a month. You'll get more than you give.",
        "Book swap :: The book swap goes on: I have the one about the bridge builders and want the one about the tea auctions.",
        "Job going in Hull :: A small utility in Hull looks for a head of scheduling. Four days a week is possible. // I know the boss and would work for her.",
        "Breakfast on the river :: Breakfast by the river, half past seven, {date:6}. Porridge and no slides. // Bring a friend.",
        "Negotiating: what worked :: Thank you for last week. Three of us asked for what we wanted, and two got it. // The third has asked again.",
        "Returners' afternoon :: There were {n:9-20} of us at the returners' afternoon, two with babies and all with questions. // Next one on {date:18}.",
        "Photographs from the walk :: Photographs from the walk are on the shared page. Nobody fell in, whatever you hear.",
    ),
    "headline": (
        "who pays for a thin market?",
        "the quiet return of the broker",
        "a cold spring and what it did to spreads",
        "six exchanges, six rulebooks",
        "the interconnector that changed its mind",
        "credit is the new membership",
        "why the small mills stopped hedging",
        "a fee war nobody wanted",
        "the Nordic puzzle",
        "metals learn to wait",
        "the last telephone desk",
        "storage, the dull miracle",
        "what the auction taught us",
        "paper cuts in settlement",
        "how to close a market politely",
        "a tale of two gas hubs",
        "the night shift",
        "who watches the order book?",
        "power traders take up weather",
        "the long tail of the balancing market",
        "clearing without tears",
        "the price nobody believed",
        "when the screens went dark",
        "the cost of half an hour",
        "freight finds its level",
        "a rulebook you can read on a train",
        "the mid-size utility strikes back",
        "tin, the forgotten signal",
    ),
    "item": (
        "The regulator has put out for comment a rule that would make venues publish their outage minutes each quarter. Two venues have said they already do; the rest are reading carefully.",
        "A group of northern utilities is said to be pooling its balancing orders. Nobody would speak for the record, though three people wished the sums were better.",
        "Volumes on screen passed those by telephone for the fourth month in a row. Older hands note that the telephone still wins on Fridays after four.",
        "Winter contracts opened firm and closed soft, as they have every week since the clocks changed.",
        "A paper mill in the Borders has stopped buying its power a year ahead. The finance director calls it thrift; the bank has another word for it.",
        "Our reader's survey is in: settlement is still what keeps operations people late, ahead of credit and a long way ahead of the weather.",
        "A new freight index will be published daily from next month. Its makers promise to show the working.",
        "The storage site on the coast was out for nine days. Prices inland hardly moved, which tells you how much gas had nowhere to go.",
        "Two clearing houses have agreed on one form for collateral. It took them eleven years and runs to four pages.",
        "The metals premium has become a story about lorries. There is metal enough; there are not drivers enough.",
        "An academic study of order books finds that most small clients look for a week before they trade for the first time.",
        "The auction calendar for next year is out. The long weekend in May has been left alone after all.",
        "Profile: a woman who has run the same night desk for nineteen years, and what she hears in the first call after midnight.",
        "The interconnector will be tested at full load for a week. Expect the peak to look odd and the commentators to look clever.",
        "Letters: a reader reminds us that the first screen in this market was green, slow and loved.",
        "A consultation on position limits closes at the end of the month. Early answers run long and agree on little.",
        "An evening discussion will ask what a fair fee looks like when half the members trade once a week.",
        "A utility in the east has built its own forecast of wind and gives it away. Asked why, its chief meteorologist said it was cheaper than being asked.",
        "The bank holiday trial went without incident. Twenty-three deals were done, eleven of them by one client in slippers.",
        "Aluminium stocks fell for the seventh week. As ever, nobody agrees whether that is demand or housekeeping.",
        "The transparency portal will be moved over a weekend; read-only access is promised throughout.",
        "A workshop on writing rules that traders can remember had forty people and a waiting list.",
    ),
    "idea": (
        "Meetings end late because they begin without a question. Write the question first, and half of the invitations lapse.",
        "People who are thanked for a particular thing do it again; people who are thanked in general look up to see who is meant.",
        "New leaders speak to their teams and old leaders to their neighbours. The best of both start with the neighbours.",
        "A decision that nobody wrote down was a conversation. Keep a page; date it; read it in March.",
        "Delegation fails most often at the second question. Decide before you hand over which questions you still want to hear.",
        "The best time to ask for advice is when you could still take it.",
        "Most reorganisations solve last year's problem neatly. Ask what the new lines will make harder.",
        "A good handover takes an hour, and costs a week when it is skipped.",
        "If a report has no reader, it has no author either. Stop one this month and see who notices.",
    ),
    "bulletin": (
        "lift works, quiz night and a record Tuesday",
        "the canteen survey",
        "welcome to our new colleagues",
        "car park closure",
        "fire drill on {day:3}",
        "a note from Henrik",
        "new expenses policy",
        "the walking group",
        "results at a glance",
        "holiday carry-over",
        "charity bake",
        "security badges",
        "volunteering day",
        "pension window",
        "flu clinic",
        "bicycles in the basement",
        "the Brightbeck welcome",
        "year of the safe screen",
    ),
    "bulletinitem": (
        "The lifts on the canal side are out of use until {day:4}. Use the stairs or the goods lift, and let visitors know.",
        "Volumes on the marketplace reached {n:1100-2400} deals on {day:-2}, the best {day:-2} yet. Well done to everybody who kept it running.",
        "The canteen will try a soup week. Answers to the survey were frank about the fish.",
        "We welcome {n:3-9} new colleagues in {month}, most of them in Technology and Operations. Say hello.",
        "The walking group meets at the lock at half past twelve on Thursdays. No special shoes are needed.",
        "A fire drill will take place on {day:3}. Leave the building when you hear the bell, even in the middle of a deal.",
        "The expenses form has a new field for the client's name. Claims without it will be sent back.",
        "The Settlebeck mentoring evening needs six more mentors. An hour a month for a year; the young people do the rest.",
        "The car park closes at noon on {date:4} for resurfacing.",
        "Holiday that is not booked by the end of {month:1} cannot all be carried over. Talk to your manager early.",
        "The quiz was won by Settlements for the third time. There will be an inquiry.",
        "The Calgary office has moved to the ninth floor and can now see the mountains on a good day.",
        "Security badges that were issued before {month:-6} stop working on {date:8}.",
        "The flu clinic is on the first floor on {day:2}; no appointment is needed.",
        "A collection of {n:180-960} pounds from the bake went to the river trust.",
    ),
    "course": (
        "Handling client information",
        "Safe lifting",
        "Market conduct, refresher",
        "Writing plain English",
        "Gifts and hospitality",
        "Phishing: spot the hook",
        "Interviewing fairly",
        "Fire warden basics",
        "Records and how long we keep them",
    ),
}

LIST_WRITERS = (
    ("Orson Pell", "o.pell@dunmere.test"), ("Ingrid Faulk", "ingrid.faulk@kappelmark.test"), ("T. Abernethy", "tabernethy@aldbeck.test"),
    ("Mirabel Soames", "mirabel@soames-research.test"), ("Quentin Drew", "qdrew@dunmere.test"), ("Yaw Darko", "yaw.darko@kappelmark.test"),
    ("Philippa Stearn", "pstearn@wolds-energy.test"), ("Lubna Qasim", "lubna.qasim@aldbeck.test"), ("Bertil Strom", "bertil@vastervind.test"),
    ("Carys Bevan", "carys.bevan@wolds-energy.test"), ("Noel Antrobus", "noel@antrobus.test"), ("Delphine Carr", "dcarr@harbourdata.test"),
)  # fmt: skip

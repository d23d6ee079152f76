"""The invented people, a line each: key, name, title, function, organisation, tier, then what is special about them.

Tiers: i inner, c close, r regular, o occasional, s seldom. Special: quiet=DAYS of silence before the end, rhythm=DAYS,
dormant=DAYS, new=DAYS since the first letter, revived=FROM-TO days of silence in between, cooling, was=ADDRESS (an
earlier address, until day=…), also=ADDRESS (a second one now and then), form=last (writes the name "Last, First"),
client=…, sign=…, greet=…
"""

ORGANISATIONS = """
larkfield | Larkfield | larkfield.test | Leeds | 0
london | Larkfield London | larkfield.test | London | 0
north | Larkfield North | north.larkfield.test | Calgary | -420
brightbeck | Brightbeck Exchange | brightbeck.test | Manchester | 0
norrvik | Norrvik Kraft | norrvik-kraft.test | Bodvik | 60
ebersfeld | Stadtwerke Ebersfeld | stadtwerke-ebersfeld.test | Ebersfeld | 60
vaubrun | Banque Vaubrun | banque-vaubrun.test | Vaubrun | 60
tarnmoor | Tarnmoor Metals | tarnmoor.test | Sheffield | 0
minamori | Minamori Energy | minamori.test | Tokyo | 540
kurrabeen | Kurrabeen Power | kurrabeen.test | Sydney | 600
hollin | Hollin Pike | hollinpike.test | London | 0
creditarn | Creditarn | creditarn.test | London | 0
ambleforth | Ambleforth Systems | ambleforth.test | York | 0
marrick | Marrick Search | marrick.test | London | 0
fellgate | Fellgate Forum | fellgate-forum.test | Harrogate | 0
gridmoor | Gridmoor Weekly | gridmoor.test | London | 0
aldbeck | University of Aldbeck | aldbeck.test | Aldbeck | 0
settlebeck | Settlebeck Trust | settlebeck.test | Leeds | 0
carrow | Carrow Gas | carrowgas.test | Norwich | 0
estuary | Estuary Grid | estuarygrid.test | Hull | 0
home | | homepost.test | Leeds | 0
"""

PEOPLE = """
rosa | Rosa Marin | Vice President, Energy Operations | ops | larkfield | i | rhythm=7 greet=name sign=first client=outlook
henrik | Henrik Dahl | President | exec | larkfield | i | rhythm=9 greet=none sign=initial client=outlook
tomas | Tomas Herrera | Managing Director, Technology | tech | larkfield | i | rhythm=8 greet=hi sign=first client=outlook form=last
daniel | Daniel Osei | Chief Operating Officer, Trading | trading | larkfield | i | rhythm=9 greet=name sign=first client=phone
edith | Edith Crane | Senior Counsel | legal | larkfield | c | rhythm=12 greet=dear sign=best client=notes
amara | Amara Nwosu | President, North America | north | north | c | rhythm=16 greet=hi sign=first client=outlook
colm | Colm Brady | Managing Director, Logistics | logistics | larkfield | i | rhythm=9 greet=name sign=first client=plain
priya | Priya Raman | Vice President, Marketplace | market | larkfield | i | rhythm=6 greet=hi sign=first client=outlook
ines | Ines Duarte | Director, Technology | tech | larkfield | i | rhythm=6 greet=hi sign=first client=web
victor | Victor Lang | President, Leeds | exec | larkfield | r | rhythm=26 greet=name sign=first client=notes
leon | Leon Petrov | Managing Director, Research | risk | larkfield | c | rhythm=13 greet=none sign=initial client=plain
grete | Grete Holm | Chief Risk Officer | risk | larkfield | c | rhythm=12 quiet=47 greet=name sign=first client=outlook
alistair | Alistair Reid | President, Europe | london | london | c | rhythm=9 quiet=61 greet=none sign=first client=outlook
nadia | Nadia Farouk | Counsel | london | london | c | rhythm=13 quiet=76 greet=hi sign=best client=outlook form=last
owen | Owen Clarke | Vice President, Marketplace | market | larkfield | i | rhythm=7 greet=hi sign=cheers client=outlook
yuki | Yuki Tanabe | Vice President, Marketplace | market | larkfield | c | rhythm=10 greet=hi sign=first client=web
lena | Lena Fischer | Director, Marketplace | market | larkfield | c | rhythm=12 greet=hi sign=best client=outlook
marta | Marta Silva | Vice President, Technology | tech | larkfield | c | rhythm=14 greet=hi sign=first client=web
jonas | Jonas Weber | Managing Director, Logistics | logistics | larkfield | c | rhythm=15 greet=name sign=first client=notes
helen | Helen Baptiste | Chief Executive, Logistics | logistics | larkfield | r | rhythm=22 greet=dear sign=first client=outlook
karim | Karim Haddad | President, Global Markets | exec | london | s | greet=name sign=first client=phone
sofia | Sofia Conti | Senior Specialist, Legal | legal | larkfield | c | rhythm=13 greet=hi sign=best client=outlook
noor | Noor Aziz | Director, Communications | comms | larkfield | c | new=58 rhythm=10 greet=hi sign=first client=web
pavel | Pavel Novak | Manager, Marketplace | market | larkfield | c | rhythm=9 greet=hi sign=first client=web
bruno | Bruno Keller | Vice President, Operations | ops | larkfield | c | rhythm=9 quiet=84 greet=name sign=first client=notes
anne | Anne Moreau | Vice President, People | people | larkfield | c | rhythm=16 greet=dear sign=first client=outlook
isak | Isak Berg | Head of Nordic Power | trading | larkfield | r | rhythm=24 greet=none sign=initial client=phone
mei | Mei Chen | Head of Gas Trading | trading | larkfield | r | rhythm=26 greet=hi sign=first client=phone
ruth | Ruth Adler | Head of Metals | trading | larkfield | r | rhythm=22 greet=name sign=first client=outlook
tobias | Tobias Lindner | Product Manager, Power | market | larkfield | c | rhythm=14 client=web
farah | Farah Siddiqui | Product Manager, Gas | market | larkfield | c | rhythm=15 client=outlook
gwen | Gwen Pritchard | Client Services Manager | market | larkfield | c | rhythm=13 client=outlook
samir | Samir Khatri | Analyst, Marketplace | market | larkfield | r | client=web
freya | Freya Nilsen | Analyst, Marketplace | market | larkfield | r | new=75 rhythm=14 client=web
desmond | Desmond Achebe | Head of Client Desk | market | larkfield | c | rhythm=15 client=outlook form=last
clara | Clara Whitcombe | Product Manager, Metals | market | larkfield | r | client=outlook
rhys | Rhys Maddox | Developer, Marketplace | tech | larkfield | r | client=plain
hanna | Hanna Kivela | Test Manager | tech | larkfield | c | rhythm=16 client=web
vikram | Vikram Sethi | Head of Infrastructure | tech | larkfield | r | client=plain
oskar | Oskar Brandt | Architect | tech | larkfield | r | client=plain sign=initial
leila | Leïla Haddou | Release Manager | tech | larkfield | c | rhythm=17 client=web
patrick | Patrick Quill | Head of Service Desk | tech | larkfield | o | client=outlook
joan | Joan Esterhazy | Head of Settlements | ops | larkfield | r | client=notes
dermot | Dermot Kealy | Confirmations Manager | ops | larkfield | r | client=outlook
lucia | Lucía Ferrán | Controls Manager | ops | larkfield | r | client=outlook
wendell | Wendell Okafor | Scheduling Lead | ops | larkfield | o | client=outlook form=last
mags | Margaret Thwaite | Month-End Lead | ops | larkfield | o | also=mags.thwaite@larkfield.test client=notes
ian | Ian Holroyd | Documentation Lead | ops | larkfield | o | client=notes
beatriz | Beatriz Novais | Operations Analyst | ops | larkfield | s | client=web
philip | Philip Ashdown | General Counsel | legal | larkfield | r | client=notes
tamsin | Tamsin Roe | Counsel, Contracts | legal | larkfield | r | client=outlook
ravi | Ravi Menon | Data Protection Officer | legal | larkfield | o | client=outlook
eleni | Eleni Markou | Compliance Manager | legal | larkfield | r | client=outlook
stuart | Stuart Penhale | Regulatory Affairs | legal | larkfield | o | client=notes
callum | Callum Strand | Power Trader | trading | larkfield | r | client=phone
zofia | Zofia Mazur | Gas Trader | trading | larkfield | o | client=phone
hugo | Hugo Tremlett | Oil Desk | trading | larkfield | o | client=phone
nina | Nina Vasquez | Origination | trading | larkfield | r | client=phone
kwame | Kwame Boateng | Trading Analytics | trading | larkfield | r | client=outlook
jamesl | James Whitlow | Power Trader | trading | larkfield | o | client=phone
astrid | Astrid Solheim | Market Risk | risk | larkfield | r | client=outlook
benedict | Benedict Shaw | Credit Risk | risk | larkfield | c | rhythm=15 client=outlook
mirela | Mirela Popa | Credit Analyst | risk | larkfield | r | client=web
gordon | Gordon Leith | Research Analyst | risk | larkfield | o | client=plain
aiko | Aiko Mori | Weather Research | risk | larkfield | o | client=web
charles | Charles Everard | Chief Financial Officer | finance | larkfield | r | greet=none sign=initial client=phone
dilys | Dilys Morgan | Finance Business Partner | finance | larkfield | c | rhythm=17 client=outlook
tariq | Tariq Rahman | Management Accounts | finance | larkfield | r | client=outlook
bridget | Bridget Nolan | Procurement | finance | larkfield | o | client=outlook
gareth | Gareth Pugh | Internal Audit | finance | larkfield | r | client=notes
sunita | Sunita Rao | Recruitment Lead | people | larkfield | r | client=outlook
marcus | Marcus Bell | Learning and Development | people | larkfield | o | client=outlook
annal | Anna Lind | Reward Manager | people | larkfield | s | client=outlook
joel | Joel Carrick | Press Officer | comms | larkfield | r | client=web
petra | Petra Vance | Internal Communications | comms | larkfield | o | client=web
sean | Sean Garrity | Freight and Storage | logistics | larkfield | o | client=outlook
agnes | Ágnes Bodnár | Pipeline Scheduling | logistics | larkfield | o | client=outlook
rupert | Rupert Vane | Commercial Director, London | london | london | r | client=outlook
imogen | Imogen Sharpe | Head of Continental Power | london | london | r | client=phone
dev | Dev Chaudhry | London Client Desk | london | london | r | client=outlook
saskia | Saskia de Wit | Origination, Benelux | london | london | o | client=outlook
fergus | Fergus Mallory | London Finance | london | london | s | client=outlook
trish | Trish Donnelly | Vice President, Calgary Office | north | north | r | client=outlook
wade | Wade Kowalski | Head of Gas, Calgary | north | north | o | client=phone
monique | Monique Lavoie | Operations, Calgary | north | north | o | client=outlook
brent | Brent Halloway | Technology, Calgary | north | north | s | client=plain
june | June Okimaw | Client Desk, Calgary | north | north | o | client=web
keith | Keith Barraclough | Head of Matching | brightbeck | brightbeck | r | client=outlook was=keith.barraclough@brightbeck.test day=300
sylvie | Sylvie Arnault | Product Lead, Brightbeck | brightbeck | brightbeck | r | was=sylvie.arnault@brightbeck.test day=280 client=outlook
moira | Moira Tennant | Operations Lead, Brightbeck | brightbeck | brightbeck | o | was=moira@brightbeck.test day=300 client=notes
dominic | Dominic Lacey | Founder, Brightbeck Exchange | brightbeck | brightbeck | r | cooling also=dominic.lacey@homepost.test client=phone
stellan | Stellan Åkerlund | Head of Trading | client | norrvik | r | client=outlook
annab | Anna Lind | Portfolio Manager | client | norrvik | o | client=outlook
birgit | Birgit Hovland | Treasurer | client | norrvik | o | client=notes
gideon | Gideon Frayne | Commercial Director | client | tarnmoor | c | rhythm=14 quiet=70 client=outlook
lorna | Lorna Kettle | Metals Buyer | client | tarnmoor | r | client=outlook
piers | Piers Hallam | Head of Portfolio | client | carrow | r | client=outlook
yvette | Yvette Amory | Gas Scheduler | client | carrow | o | client=web
nathan | Nathan Oakes | Trading Systems Manager | client | carrow | o | client=plain
sheila | Sheila Drummond | Managing Director | client | estuary | r | client=outlook
ahmed | Ahmed Farsi | Power Portfolio | client | estuary | o | client=phone
tegan | Tegan Moyle | Contracts Manager | client | estuary | s | client=outlook
juergen | Jürgen Kappel | Leiter Energiebeschaffung | german | ebersfeld | r | client=outlook
ulrike | Ulrike Sommerfeld | Portfoliomanagement | german | ebersfeld | o | client=outlook
helene | Hélène Marchais | Directrice, Matières premières | french | vaubrun | r | client=outlook
etienne | Étienne Roussel | Chargé d'affaires | french | vaubrun | o | client=web
kenji | Kenji Morishita | General Manager, Trading | tokyo | minamori | r | rhythm=24 client=outlook
haruka | Haruka Ono | Business Development | tokyo | minamori | r | client=outlook
bronwyn | Bronwyn Tate | Head of Wholesale | tokyo | kurrabeen | o | client=outlook
lachlan | Lachlan Reeve | Market Operations | tokyo | kurrabeen | o | client=phone
miles | Miles Hathersage | Partner | law | hollin | r | client=outlook form=last
priscilla | Priscilla Ngata | Associate | law | hollin | r | client=outlook
jamesh | James Whitlow | Associate | law | hollin | s | client=outlook
rowan | Rowan Tice | Client Director | vendor | creditarn | r | client=outlook
odette | Odette Laurier | Product Specialist | vendor | creditarn | o | client=web
hamish | Hamish Corrie | Account Manager | vendor | ambleforth | r | client=outlook
dariusz | Dariusz Wolny | Lead Engineer | vendor | ambleforth | o | client=plain
cecily | Cecily Marsh | Partner | search | marrick | r | client=outlook
oliver | Oliver Frith | Consultant | search | marrick | o | client=outlook
lydia | Lydia Garside | Programme Director | forum | fellgate | r | client=web
tim | Tim Rushworth | Speaker Liaison | forum | fellgate | o | client=web
martha | Martha Quayle | Reporter | press | gridmoor | o | client=web
jed | Jed Loxley | Editor | press | gridmoor | s | client=plain
sigrid | Sigrid Aalto | Professor of Market Design | uni | aldbeck | c | rhythm=20 quiet=110 client=plain
ibrahim | Ibrahim Sesay | Doctoral Researcher | uni | aldbeck | o | client=plain
noreen | Noreen Haslam | Director | trust | settlebeck | r | client=web
caleb | Caleb Stott | Mentoring Coordinator | trust | settlebeck | o | client=web
jasmine | Jasmine Fell | Student | trust | settlebeck | r | rhythm=28 client=phone
walter | Walter Prentice | Non-Executive Director | exec | larkfield | s | also=walter.prentice@homepost.test client=notes
evelyn | Evelyn Sykes | Company Secretary | exec | larkfield | r | client=notes
mortimer | Mortimer Gale | Chief Executive (to last year) | exec | larkfield | o | dormant=330 client=notes
elsa | Elsa Lindqvist | | family | home | c | rhythm=14 client=phone
bjorn | Björn Lindqvist | | family | home | o | client=phone
joss | Joss Whittaker | | friend | home | r | rhythm=24 client=phone
kit | Kit Marlowe-Hayes | | friend | home | o | client=web
naomi | Naomi Feld | | friend | home | r | revived=430-150 client=web
raj | Raj Bhandari | Independent Adviser | alum | home | r | revived=420-120 client=web
connie | Connie Maitland | Chief Operating Officer | alum | estuary | o | dormant=250 client=outlook
pieter | Pieter van Roon | Adviser | alum | home | o | dormant=290 client=plain
viola | Viola Sandys | Head of Markets | alum | carrow | o | dormant=380 client=outlook
teddy | Edward Garland | Consultant | alum | home | o | also=teddy.garland@homepost.test dormant=210 client=web
hester | Hester Blackwood | Product Director | alum | ambleforth | o | dormant=310 client=outlook
alba | Alba Ruiz | Project Manager | tech | larkfield | r | dormant=240 client=web
conrad | Conrad Steele | Head of Strategy | exec | larkfield | r | quiet=95 rhythm=15 client=outlook
mabel | Mabel Osgood | Training Lead, Operations | ops | larkfield | r | dormant=270 client=outlook
simone | Simone Abadi | Trading Desk Manager | trading | larkfield | c | rhythm=13 quiet=66 client=outlook
luca | Luca Ferrante | Product Designer | market | larkfield | r | new=48 rhythm=9 client=web
orla | Orla Finnegan | Graduate, Marketplace | market | larkfield | r | new=66 rhythm=12 client=web
thora | Thora Eklund | Head of Nordic Clients | client | norrvik | r | new=70 rhythm=14 client=outlook
ed | Edwin Bassett | Property Manager | vendor | ambleforth | s | client=outlook
"""

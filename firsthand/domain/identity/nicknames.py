"""Given names that one person goes by: one line a family of forms, several languages.

A form may stand on several lines ('chris', 'alex', 'sam'): it is then compatible with each, and what it means is left open.
"""

_FAMILIES = """
abigail abby abbie gail
abraham abe bram
adam adi
adelaide addie adele
adrian ade
agnes aggie
albert al bert bertie albrecht alberto
alejandro alex ale
alessandro alex ale sandro
alexander alex al alec sandy sasha xander lex aleksandr aleksander alexandre alexandros sascha
alexandra alex sandra sandy sasha lexi aleksandra
alfred al alf fred freddie alfredo
alice ali allie alicia
alison allison ali allie
amanda mandy
amelia amy millie
ana anja anya
andre
andrea andie
andreas andy andi
andrew andy drew andie
andrzej andrei andrej andrey
angela angie angelina
ann anne anna annie nan nancy
anthony tony ant
antoine tony
anton toni tony
antonia toni tonya
antonio tony toni antonino
arnold arnie arne
arthur art artie arturo
augustus gus august
barbara barb barbie babs bar basia
bartholomew bart
beatrice bea trixie
benedict ben
benjamin ben benny benji
bernard bernie barney
bernhard bernd berni
beth elizabeth
bradford brad
bradley brad
bridget biddy bridie brigitte
calvin cal
cameron cam
carl karl
carlos carlito
carolyn caroline carol carrie lynn karoline carolina
catalina cata
catherine katherine kathryn katheryn cathy kathy kate katie kat kitty kit kay cath cathryn katharine katharina kathrin
cecilia cissy celia
charles charlie chuck chas chip chaz charley chad
charlotte charlie lottie lotte
chester chet
christian chris kristian cristian
christina christine chris chrissy tina christy kristina kristine cristina christa kristin kristi kris christie kristen
kirsten kirstin krista
christopher chris topher kit cristopher kris christophe christoph
clarence clare
clifford cliff
clifton cliff
clinton clint
constance connie
cornelius neil cor kees
cristobal cris
curtis curt kurt
cynthia cindy cyndi
daniel dan danny daniele
danielle dani daniela danni
david dave davey davy
deborah debbie deb debra debby
dennis denny denis
diana diane di dianne
dmitri dima dmitry dmitriy
dominic dom nick dominik dominique
donald don donnie donny
dorothy dot dottie dolly dorothea
douglas doug
dwight ike
edgar ed eddie
edmund ed eddie ned
eduardo edu eddie lalo
edward ed eddie eddy ned ted teddy
edwin ed eddie
eleanor ellie nell nora ellen elena lena eleonora
elizabeth liz lizzie beth betsy betty eliza elise lisa libby bess bettina elisabeth liza lisbeth ellie
elisabetta betta
emanuel emmanuel manny
emily em emmy
enrique kike quique
eric erik rick erich
ernest ernie ernesto ernst
eugene gene eugenio evgeny yevgeny
evelyn evie eve
ezekiel zeke
federico fede
florence flo flora
frances fran francie frankie francesca franziska
francesco franco francy
francis frank fran francie frankie
francisco paco pancho frank cisco
franklin frank
franz frank
frederick fred freddy freddie rick frederic frederik fredrick fredric
friedrich fritz fred
gabriel gabe
gabriele gabi gaby gabriela gabriella gabrielle
gareth gary
gary garry
geoffrey geoff jeff jeffrey
georg schorsch
george georgie geo
gerald gerry jerry
gerard gerry gerhard jerry gerardo
gertrude trudy gertie
gilbert gil bert
giovanni gianni gio
giuseppe beppe joe pino
giuseppe beppe pino
gregory greg gregg gregor grigori
guillermo memo
gustavo gus
gwendolyn gwen wendy
hannah hanna
harold harry hal harald
harriet hattie
harrison harry
heinrich heinz heiner
helen helene ellen elena lena nell eleni
henry harry hank hal henri
herbert herb bert
herman hermann
hiroshi hiro
howard howie
hubert hugh bert
hugh hughie huey
ian iain
ignacio nacho
ingrid inga
irene rene irina
isaac ike zak
isabel isabella belle bella izzy isabelle ysabel
ivan vanya
jacob jake jakob
jacqueline jackie jacqui
james jim jimmy jamie jem jimmie
jane janie janet
janet jan
janice jan
jason jay
jean jeanne jeannie gene
jeanjacques jj
jeffrey jeff jeffery geoff geoffrey
jennifer jen jenny jenn jennie
jeremiah jerry jeremy
jeremy jerry
jerome jerry
jerzy jurek
jessica jess jessie
jesus chuy chucho
joachim jochen achim joaquin
joan joanie
joanna jo joanne johanna hanna joann
johann johannes hans jo hannes johan
john jack johnny jon jonny jock johnnie
jonathan jon jonny johnathan jonathon
jose pepe
joseph joe joey josef
josephine jo josie josefine
joshua josh
josip jozef
joyce joy
juan juanito
judith judy jude judi
juergen jurgen jorgen
julia julie jules giulia
julian jules julien
juliette julie
justin jus
karen kari caren
katarina katja katya ekaterina katrin
kathleen kathy kate katie kay kath
kenneth ken kenny
kevin kev
kimberly kim kimberley kimmy
konstantin kostya costas kostas constantine
lawrence larry laurie lars laurence lawrie
leonard len lenny leo leonardo leonid
leopold leo
leslie les lesley lesli
lillian lily lil lilian
linda lindy lynn
lindsay linz lindsey
lorenzo enzo
louis lou louie lewis
louise lou luisa louisa
lucy lu lucia lucille
ludwig lutz
luigi gigi
luis lucho
luke lucas lukas
lynn lynne lyn
madeline maddie madeleine maddy
malcolm mal
manuel manolo manny
marc mark
marcia marcie
marco marcos
marcus markus marc
margaret maggie meg peg peggy marge margie greta rita margot daisy madge margret marguerite
margarete gretchen grete margaretha
margarita rita
maria mia masha mitzi
marianne marian mary
marion marian
martha marty mattie marta
martin marty
marvin marv
mary molly polly mae mamie
maryann mary
matteo teo
matthew matt matty mathew
matthias mathias matt matze matti
matthieu mathieu mat
matthijs thijs
maureen mo reenie
maurice morrie moe
maximilian max maxim maxime massimo
maxwell max
megan meg meghan
melanie mel
melissa mel missy lisa
melvin mel
meredith merry
michael mike mick mickey micky mikey micheal mikael mitch
michel mike
michele mike
michelle shelly shelley michele micki
miguel mike
mikhail misha mischa mike
mildred millie
miriam mimi
mitchell mitch
mohammed mohammad muhammad mohamed mo mehmet mohamad
monica mona monika monique
montgomery monty
moritz mo
morris mo moe
moses moe moshe
nancy nan
natalie nat natalia natasha nathalie natalya natalija
nathan nate nat
nathaniel nate nat nathan
nicholas nick nicky nico nicolas nic niko nik
nicola nico nicky
nicole nicky nikki nic
nikolai kolya nick
nikolaus klaus niklas nick
norman norm
oliver ollie olivier oli
olivia liv livvy
oscar oskar
pamela pam
patricia pat patty tricia trish patti patsy
patrick pat paddy patricio rick padraig
paul pauly
paula polly pauline
pawel paul
penelope penny
peter pete
petr pieter petros
philip phillip phil pip philipp philippe
philomena phil
phyllis phyl
prescott scott
priscilla cilla
rachel rach rachael raquel
ralph rafe
randall randy randal
randolph randy
raphael rafael rafa raffaele
raymond ray raimund ramon raymundo
rebecca becky becca beck rebekah
reginald reg reggie
renate rena
reynold ray
ricardo rick ricky ric
richard rick dick rich richie ricky ritchie dickie
robert bob rob bobby robbie bert robin bobbie
roberta bobbie
roberto rob beto
roderick rod rick
rodney rod
roger rog rodger rudiger
roland rolly
rolf ralf
ronald ron ronnie ronny
rosalind roz ros
rosemary rose rosie romy
rudolf rudi rudy rodolfo rudolph
russell russ rusty russel
salvatore sal salvador tore
samantha sam sammy
samuel sam sammy
sandra sandy sandi sondra
sarah sara sally sadie
sebastian seb bastian basti bas
sergey sergei serge sergio serhii
shannon shan
sharon shari sherry
shelley shelly shelli
shirley shirl
sidney sid sydney
simon sim simone
solomon sol
sophia sophie sofia sonja sofie
stanley stan stanislav stanislaw
stefan steffen stephan stefano
stephanie steph stefanie stephie stefania
stephen steven steve stevie stephan stefan ste
stewart stuart stu stew
susan sue susie suzanne susanna suzie susanne suzy suzan zuzana
sylvia silvia sylvie
tamara tammy
tatiana tanya tania tatyana
terence terry terrence terrance
teresa theresa terry tess tessa terri therese
thaddeus tad ted thad
theodore ted teddy theo theodor fyodor
theresa terry tess terri tracy
thomas tom tommy tomas
tiffany tiff
timothy tim timmy timo
tobias toby tobi
tomasz tomek
tracy tracey
ursula uschi
valentine val
valerie val valeria
vanessa nessa
veronica ronnie roni vera veronika
victor vic viktor
victoria vicky vicki tori vikki vickie
vincent vince vinny vinnie
vincenzo enzo
violet vi
virginia ginny ginger gina
vladimir vova volodya vlad volodymyr
wallace wally
walter walt wally walther
warren ren
wayne way
wendell wendy
wilfred will fred wilf
wilhelm willi willy
william bill will billy willie willy liam
winston win
xavier javier javi
yolanda yoli
yvonne yvette
zachary zach zack zak zachariah
"""

_OTHERS = """
    lori bo maya ida ingeborg sigrun solveig astri liv mats britta gunilla lotta svenja kjell leif stellan marit hedda frida alma
    akira attila balazs bence chao chen cheng chun dong fang feng ferenc gabor gyorgy hai hao hiroki hong hua hui hung huy istvan
    jian jie jin jing jozsef jun kazuo kenji kenta koji lan laszlo lei li lin ling long mei miklos min ming naoki ning nam pal
    peng ping qiang qing quang rui sandor seung shan sheng shu song soo takeshi tamas tao thanh
    tibor tuan wei wen xia xiao xin xue yan
    yang yi ying yong young yu yuan yun zhen zoltan zsolt zsuzsanna
    aaron adele agnieszka ahmed aisha akiko alan alana albena alberta aldo aleida alfonso alice alicia alina allan
    allen alma alvaro alvin amelie amir amit amos anders andreea angelo angus anil anita anjali ankur annette annika
    antje anton arjun arlene armando arnaud arthur arun asha ashish ashley astrid audrey aurelia aurora austin axel
    ayesha barry basil beatriz becky belinda benoit berta beth bettina beverly bharat birgit bjorn blake bonnie
    boris brad brandon brandy brenda brendan brent brett brian brianna bruce bruno bryan bryce camille candice carla
    carlton carmen carole cecil cedric celeste celine chandra charlene chelsea cheryl chiara chitra christel claire
    clara clark claude claudia claudio clay clayton clemens clyde cody colette colin colleen connor corey corinne
    cory courtney craig cristian crystal cyril daisy dale dana daphne darlene darren daren darrell daryl dawn dean
    deepak deirdre delia denise derek derrick desmond dieter diego dimitri dolores domenico don donna dora doreen
    doris dorothee duane duncan dustin dylan earl edith eduard edwin eileen ekkehard elaine elias elke ella elmar
    emma enrico enzo erica erika erin erwin esther ethan etienne eva evan fabian fabio fatima felicia felix fernanda
    fernando fiona floyd frieda gavin genevieve georgia gerda gina giorgio giulio gisela glen glenn gloria goran
    gordon grace graham grant greta guido gunnar gunter gunther guy gwen hamid hanna hans harish harvey hassan
    haruki hector heidi heike heinz helga helmut henning herve hilary hilda hilde holger holly hope horst hussein
    ibrahim igor ilona ilse imran ines inge ingo ingrid ira irma irving isabelle ivonne jacques jackson jaclyn jan
    jana janet janine jared jasmine jasper jay jean jeanette jeannie jeff jenna jens jesper jesse jill joao joaquin
    jodi jody jolene jordan jordi jorge josh joy joyce juana juanita judith julio juliet june jutta kai karim karin
    karl katrina kathrin kaspar kay keith kelly kelvin kent kerry kieran kim kiran kirk kirsten krish krishna
    kristen kumiko kurt kyle kyoko lakshmi lana lance lara laura lauren laurent lea leah lee leif leila lena leroy
    leticia liam lila lina lionel lisa livia lois lola loren loretta lorraine louisa lucas lucia lucie lucy luc
    lydia mabel magda magnus mahmoud maja manfred marcel marcela marcelo margit marianna mariko marina mario marisa
    marisol marjorie marlene marta mathilde maya mayumi mehdi mei melinda mercedes merle michiko mika milan milena
    milos minh mirjam mirko mohan mona morgan muriel murray myra myrna nadia nadine naomi naveen neal neil nelson
    nicolette niels nigel nikhil nils nina nisha noah noel nora norbert norma olaf ole olga olivia olof omar orlando
    osman otto owen pablo pamela paola pascal patrice paula pauline pearl pedro penny perry petra phoebe pierre
    pilar pradeep prakash preston priya quentin rachid rafael rahul rainer raj rajesh rajiv ramesh ramona ravi
    regina rene renee rhonda rita roberta robin rocio roger rohan rolando romeo ronan rosa rosalie rosanna roy ruben
    ruby ruth ryan sabine sabrina sachin sally salma samira sandeep sandrine sanjay santiago sara saskia satoshi
    saul scott sean selma serena seth shane shannon sharon shaun shawn sheila shelby sheldon sherri sherman shinji
    sigrid silke silvio sina sigurd sofia sonia sonya soren spencer stacey stacy stella stig sudhir sunil suresh
    suzette svetlana sven sybille takashi tanja tara tariq tatjana taylor ted teresa thierry thea thorsten tiffany
    tina todd tonya torsten travis trevor tristan troy tyler tyrone udo ulf ulrich ulrike umar ursula ute uwe
    valentina vanessa vera vernon vicente vijay vikram vinod viola vivek vivian volker wade wanda ward wayne wendy
    werner wesley whitney wilbur wilma wolfgang xavier yasmin yves yuki yusuf yvette yvonne zainab zoe zoltan
    """
# Known, so that nobody need guess whether a word is a given name.

FAMILIES_OF: dict[str, frozenset[int]] = {}
"""Each form and the numbers of the lines it stands on."""

for _number, _line in enumerate(_FAMILIES.strip().splitlines()):
    for _form in _line.split():
        FAMILIES_OF[_form] = FAMILIES_OF.get(_form, frozenset()) | {_number}

for _form in _OTHERS.split():
    if _form not in FAMILIES_OF:
        FAMILIES_OF[_form] = frozenset({-1 - len(FAMILIES_OF)})

_HEADS = frozenset(line.split()[0] for line in _FAMILIES.strip().splitlines())
_OPEN_FORMS = frozenset(
    "alex chris kris sam pat terry terri jo jan jean nat lou val robin ronnie toni sandy gene jess les mel vic ray al bert "
    "charlie frankie max nicky kit lee kim andie jerry rick willie".split()
)


def leaves_doubt(a: str, b: str) -> bool:
    """Whether two different forms are near only by one that several names share: Chris for Christine or Christopher."""
    return a != b and not _OPEN_FORMS.isdisjoint((a, b))


def is_plain_short_form(a: str, b: str) -> bool:
    """Whether one is the full name and the other a short form that leaves no doubt: Bill and William, not Chris."""
    if a == b:
        return True
    return same_given_name(a, b) and (a in _HEADS or b in _HEADS) and not leaves_doubt(a, b)


def same_given_name(a: str, b: str) -> bool:
    """Whether two folded given names may be forms of one."""
    if a == b:
        return True
    ours = FAMILIES_OF.get(a)
    theirs = FAMILIES_OF.get(b)
    return bool(ours and theirs and ours & theirs)

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
alexander alex al alec sandy sasha xander lex alejandro alessandro alexandre aleksandr aleksander alexandros sascha
alexandra alex sandra sandy sasha lexi alessandra aleksandra
alfred al alf fred freddie alfredo
alice ali allie alicia
alison allison ali allie
amanda mandy
amelia amy millie
andrew andy drew andre andreas andres andrea anders andrej andrei andrzej andras
andrea andie
angela angie angelina
ann anne anna annie nan nancy anne hannah ana anja anya
anthony tony ant antonio antoine anton toni antony
antonia toni tonya
arnold arnie arne
arthur art artie arturo
augustus gus august
barbara barb barbie babs bar basia
bartholomew bart
beatrice bea trixie
benedict ben
benjamin ben benny benji
bernard bernie bernd bernardo bernhard
beth elizabeth
bradford brad
bradley brad
bridget biddy bridie brigitte
calvin cal
cameron cam
carl karl carlos charles
carolyn caroline carol carrie lynn karoline carolina
catherine katherine kathryn cathy kathy kate katie kat kitty kit kay cath cathryn katharine katarina katrin kathleen karin katja katya ekaterina caterina catalina
cecilia cissy celia
charles charlie chuck chas chip chaz carlos carlo charley
charlotte charlie lottie lotte
christian chris kristian cristian
christina christine chris chrissy tina christy kristina kristine kirsten cristina christa kristin kirstin krista kris kristi christie kristen
christopher chris topher kit cristobal christoph christophe cristopher kris christof
clarence clare
clifford cliff
clifton cliff
clinton clint
constance connie
cornelius neil cor kees
curtis curt kurt
cynthia cindy cyndi
daniel dan danny daniele
danielle dani daniela danni
david dave davey davy davide
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
edward ed eddie eddy ned ted teddy eduardo edouard eduard
edwin ed eddie
eleanor ellie nell nora ellen elena lena eleonora
elizabeth liz lizzie beth betsy betty eliza elise lisa libby bess bettina elisabeth elisabetta elspeth liza lisbeth isabel ellie
emily em emmy
emanuel manny manuel manolo emmanuel
eric erik rick erich
ernest ernie ernesto ernst
eugene gene eugenio evgeny yevgeny
evelyn evie eve
ezekiel zeke
florence flo flora
frances fran francie frankie francesca franziska
francis frank fran francisco francesco francois franz paco pancho frankie
franklin frank
frederick fred freddy freddie rick fritz friedrich federico frederic frederik fredrick fredric
gabriel gabe
gabriele gabi gaby gabriela gabriella gabrielle
gareth gary
gary garry
geoffrey geoff jeff jeffrey
george georg jorge georges jerzy yuri juergen jurgen georgie giorgio
gerald gerry jerry
gerard gerry gerhard jerry gerardo
gertrude trudy gertie
gilbert gil bert
giovanni gianni john
giuseppe beppe joe pino
gregory greg gregg gregor grigori
guillermo william memo
gustavo gus
gwendolyn gwen wendy
harold harry hal harald
harriet hattie
harrison harry
heinrich heinz heiner henry
helen helene ellen elena lena nell eleni
henry harry hank hal henri enrique enrico henrik
herbert herb bert
herman hermann
hiroshi hiro
howard howie
hubert hugh bert
hugh hugo hughie huey
ian iain john
ignacio nacho
ingrid inga
irene rene irina
isaac ike zak
isabel isabella belle bella izzy isabelle ysabel
ivan vanya john
jacob jake jack jakob jacobo
jacqueline jackie jacqui
jaime james
james jim jimmy jamie jem jacques jaime jimmie
jane janie janet jan janice
janet jan
jason jay
jean jeanne jeannie gene
jeffrey jeff jeffery geoff geoffrey
jennifer jen jenny jenn jennie
jeremiah jerry jeremy
jeremy jerry
jerome jerry
jessica jess jessie
jesus chuy chucho
joan joanie jo
joachim jochen achim joaquin
joanna jo joanne johanna hanna joann
john jack johnny jon jonny johann johannes jan jean juan johan hans giovanni ivan sean ian jens ioannis yannis jock johnnie
jonathan jon john jonny johnathan jonathon
jose pepe joseph
joseph joe joey jos josef jose giuseppe josip jozef
josephine jo josie josefine
joshua josh
joyce joy
juan john juanito
judith judy jude judi
julia julie jules giulia
julian jules julien
juliette julie
justin jus
karen kari caren
kathleen kathy kate katie kay kath
kenneth ken kenny
kevin kev
kimberly kim kimberley kimmy
konstantin kostya costas kostas constantine
lawrence larry laurie lars laurence lorenzo lorenz laurent lawrie
leonard len lenny leo leonardo leonid
leopold leo
leslie les lesley lesli
lillian lily lil lilian
linda lindy lynn
lindsay linz lindsey
louis lou louie luis luigi ludwig lewis lutz
louise lou luisa louisa
lucy lu lucia lucille
luke lucas lukas
lynn lynne lyn
madeline maddie madeleine maddy
malcolm mal
marc mark marco marcus markus marcos marek
marcia marcie
margaret maggie meg peg peggy marge margie greta rita margot daisy margarita marguerite margarete gretchen madge margaretha margret
maria mary mia marie marija mariya masha mitzi
marianne mary ann marian
marion marian
martha marty mattie marta
martin marty martino martijn martinus
marvin marv
mary molly polly mae marie maria mamie
matthew matt matty matthias mathew mateo mathias matteo mathieu mats matthieu matthijs
maureen mo reenie
maurice morrie moe maurizio mauricio moritz
maximilian max maxim maxime massimo
maxwell max
megan meg meghan
melanie mel
melissa mel missy lisa
melvin mel
meredith merry
michael mike mick mickey micky mikey michel miguel michele mikhail mischa misha michal micheal mikael mihai mitch
michelle shelly shelley michele micki
mildred millie
mitchell mitch
miriam mimi
mohammed mohammad muhammad mohamed mo mehmet mohamad
monica mona monika monique
montgomery monty
morris mo moe
moses moe moshe
nancy nan
natalie nat natalia natasha nathalie natalya natalija
nathan nate nat
nathaniel nate nat nathan
nicholas nick nicky nico nicolas niklas klaus nikolai nikos nicola nikolaus nicolaas claus kolya colin nic niko
nicole nicky nikki nic
norman norm
oliver ollie olivier oli
olivia liv livvy
oscar oskar
pamela pam
patricia pat patty tricia trish patti patsy
patrick pat paddy patricio rick padraig
paul pablo paolo pavel pauly pawel
paula polly pauline
penelope penny
peter pete pedro pietro pierre petr piotr petra petros pieter
philip phillip phil pip philipp philippe felipe filippo
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
richard rick dick rich richie ricky ricardo riccardo ritchie dickie
robert bob rob bobby robbie bert robin roberto rupert bobbie
roberta bobbie
roderick rod rick
rodney rod
roger rog rodger rudiger
roland rolf orlando
ronald ron ronnie ronny
rosemary rose rosie romy
rosalind roz ros
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
shirley shirl
sidney sid sydney
simon sim simone
solomon sol
sophia sophie sofia sonja sofie
stanley stan stanislav stanislaw
stephanie steph stefanie stephie stefania
stephen steven steve stevie stefan stephan steffen esteban stephane stefano ste stepan istvan
stewart stuart stu stew
susan sue susie suzanne susanna suzie susanne suzy suzan zuzana
sylvia silvia sylvie
tamara tammy
tatiana tanya tania tatyana
teresa theresa terry tess tessa terri therese
terence terry terrence terrance
thaddeus tad ted thad
theodore ted teddy theo theodor fyodor
theresa terry tess terri tracy
thomas tom tommy tomas tomasz tommaso
tiffany tiff
timothy tim timmy timo
tobias toby tobi
tracy tracey
ursula uschi
valentine val
valerie val valeria
vanessa nessa
veronica ronnie roni vera veronika
victor vic viktor vittorio
victoria vicky vicki tori vikki vickie
vincent vince vinny vinnie vincenzo vicente wincenty
violet vi
virginia ginny ginger gina
vladimir vova volodya vlad volodymyr
wallace wally
walter walt wally walther
warren ren
wayne way
wendell wendy
wilfred will fred wilf
wilhelm willi willy william
william bill will billy willie liam willy wilhelm guillermo guillaume
winston win
xavier javier javi
yolanda yoli
yvonne yvette
zachary zach zack zak zachariah
"""

FAMILIES_OF: dict[str, frozenset[int]] = {}
"""Each form and the numbers of the lines it stands on."""

for _number, _line in enumerate(_FAMILIES.strip().splitlines()):
    for _form in _line.split():
        FAMILIES_OF[_form] = FAMILIES_OF.get(_form, frozenset()) | {_number}


def same_given_name(a: str, b: str) -> bool:
    """Whether two folded given names may be forms of one."""
    if a == b:
        return True
    ours = FAMILIES_OF.get(a)
    theirs = FAMILIES_OF.get(b)
    return bool(ours and theirs and ours & theirs)

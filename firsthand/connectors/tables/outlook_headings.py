"""What Outlook calls its columns in English, German, French and Spanish, and what each of them means.

Headings stand folded, as `table_format.folded` does; fields as `contact_rows.contact_reader` wants them.
"""

_FIELDS = {
    "given": "first name | vorname | prenom | nombre",
    "additional": "middle name | weitere vornamen | 2 vorname | deuxieme prenom | segundo nombre",
    "family": "last name | nachname | nom | apellidos | apellido",
    "prefix": "title | anrede | titre de civilite | tratamiento",
    "suffix": "suffix | suffixe | sufijo",
    "nickname": "nickname | spitzname | rufname | surnom | apodo",
    "organisation": "company | firma | societe | organizacion | compania",
    "unit": "department | abteilung | service | departamento",
    "title": "job title | position | titre | puesto | cargo",
    "address": (
        "e mail address | e mail 2 address | e mail 3 address | e mail adresse | e mail 2 adresse | e mail 3 adresse"
        " | adresse de messagerie | adresse de messagerie 2 | adresse de messagerie 3"
        " | direccion de correo electronico | direccion de correo electronico 2 | direccion de correo electronico 3"
        " | direccion del correo electronico 3"
    ),
    "": (
        "e mail type | e mail 2 type | e mail 3 type | e mail typ | e mail 2 typ | e mail 3 typ | type de messagerie"
        " | type de messagerie 2 | type de messagerie 3 | tipo de correo electronico | tipo de correo electronico 2"
        " | tipo de correo electronico 3 | e mail display name | e mail 2 display name | e mail 3 display name"
        " | e mail angezeigter name | e mail 2 angezeigter name | e mail 3 angezeigter name"
        " | nom complet de l adresse de messagerie | nom complet de l adresse de messagerie 2"
        " | nom complet de l adresse de messagerie 3 | nombre de pantalla de correo electronico"
        " | nombre de pantalla de correo electronico 2 | nombre de pantalla de correo electronico 3"
        " | initials | initialen | initiales | iniciales | priority | prioritat | priorite | prioridad | private | privat"
        " | prive | privado | sensitivity | vertraulichkeit | critere de diffusion | confidencialidad"
        " | internet free busy | internet frei gebucht | disponibilite internet | directory server | verzeichnisserver"
        " | serveur d annuaire | servidor de directorio"
    ),
    "phone:work": (
        "business phone | business phone 2 | telefon geschaftlich | telefon geschaftlich 2 | telephone bureau"
        " | telephone 2 bureau | telefono del trabajo | telefono del trabajo 2"
    ),
    "phone:home": (
        "home phone | home phone 2 | telefon privat | telefon privat 2 | telephone domicile | telephone 2 domicile"
        " | particular | particular 2 | telefono particular | telefono particular 2"
    ),
    "phone:mobile": "mobile phone | mobiltelefon | tel mobile | telefono movil | movil",
    "phone:other": "other phone | weiteres telefon | telephone autre | otro telefono",
    "phone:main": "primary phone | haupttelefon | telephone principal | telefono principal",
    "phone:company": (
        "company main phone | telefon firma | telephone societe | numero de centralita de la organizacion"
    ),
    "phone:assistant": ("assistant s phone | telefon assistent | telephone de l assistant e | telefono del ayudante"),
    "phone:car": "car phone | autotelefon | telephone voiture | telefono del automovil",
    "phone:radio": "radio phone | mobiltelefon 2 | radio telephone | radiotelefono",
    "phone:callback": "callback | ruckmeldung | rappel | devolucion de llamada",
    "phone:pager": "pager | recepteur de radiomessagerie | localizador",
    "phone:isdn": "isdn | rnis | rdsi",
    "phone:telex": "telex",
    "phone:tty": "tty tdd phone | telefon fur horbehinderte | telephone tdd tty | numero de teletipo",
    "phone:work fax": "business fax | fax geschaftlich | telecopie bureau | fax del trabajo",
    "phone:home fax": "home fax | fax privat | telecopie domicile | fax particular",
    "phone:other fax": "other fax | weiteres fax | telecopie autre | otro fax",
    "place:work:street": "business street | strasse geschaftlich | rue bureau | calle del trabajo",
    "place:work:street 2": "business street 2 | strasse geschaftlich 2 | rue bureau 2 | calle del trabajo 2",
    "place:work:street 3": "business street 3 | strasse geschaftlich 3 | rue bureau 3 | calle del trabajo 3",
    "place:work:city": "business city | ort geschaftlich | ville bureau | ciudad de trabajo | ciudad del trabajo",
    "place:work:state": (
        "business state | region geschaftlich | dep region bureau | provincia o estado de trabajo"
        " | provincia o estado del trabajo"
    ),
    "place:work:code": (
        "business postal code | postleitzahl geschaftlich | code postal bureau | codigo postal del trabajo"
    ),
    "place:work:country": (
        "business country region | business country | land region geschaftlich | pays region bureau"
        " | pais o region del trabajo"
    ),
    "place:work:box": (
        "business address po box | postfach geschaftlich | b p professionnelle"
        " | apartado postal de la direccion del trabajo"
    ),
    "place:home:street": "home street | strasse privat | rue domicile | calle del domicilio | calle particular",
    "place:home:street 2": "home street 2 | strasse privat 2 | rue domicile 2 | calle del domicilio 2",
    "place:home:street 3": "home street 3 | strasse privat 3 | rue domicile 3 | calle del domicilio 3",
    "place:home:city": "home city | ort privat | ville domicile | ciudad del domicilio | ciudad",
    "place:home:state": (
        "home state | bundesland kanton privat | dep region domicile | provincia o estado del domicilio"
    ),
    "place:home:code": ("home postal code | postleitzahl privat | code postal domicile | codigo postal del domicilio"),
    "place:home:country": (
        "home country region | home country | land region privat | pays region domicile | pais o region del domicilio"
    ),
    "place:home:box": (
        "home address po box | postfach privat | boite postale du domicile | apartado postal de la direccion personal"
    ),
    "place:other:street": "other street | weitere strasse | rue autre | otra calle",
    "place:other:street 2": "other street 2 | weitere strasse 2 | rue autre 2 | otra calle 2",
    "place:other:street 3": "other street 3 | weitere strasse 3 | rue autre 3 | otra calle 3",
    "place:other:city": "other city | weiterer ort | ville autre | otra ciudad",
    "place:other:state": ("other state | weiteres r bundesland kanton | dep region autre | otra provincia o estado"),
    "place:other:code": "other postal code | weitere postleitzahl | code postal autre | otro codigo postal",
    "place:other:country": (
        "other country region | other country | weiteres e land region | pays region autre | otro pais o region"
    ),
    "place:other:box": "other address po box | weiteres postfach | autre boite postale | otro apartado postal",
    "related:manager": (
        "manager s name | name des der vorgesetzten | responsable | nombre del director | nombre del jefe"
    ),
    "related:assistant": (
        "assistant s name | name assistent | nom de l assistant e | nombre del ayudante | nombre del asistente"
    ),
    "related:spouse": "spouse | partner | conjoint e | conyuge",
    "related:child": "children | kinder | enfants | hijos",
    "related:referred by": "referred by | empfohlen von | recommande par | recomendado por",
    "date:birthday": "birthday | geburtstag | anniversaire | cumpleanos",
    "date:anniversary": "anniversary | jahrestag | anniversaire de mariage ou fete | aniversario",
    "link": "web page | webseite | page web | pagina web",
    "link:personal": "personal web page | private webseite | page web personnelle | pagina web personal",
    "link:im": "imaddress | im address",
    "group": "categories | kategorien | categories | categorias",
    "note": "notes | notizen | notas",
}

OUTLOOK = {heading: field for field, headings in _FIELDS.items() for heading in headings.split(" | ")}
"""What each heading means."""

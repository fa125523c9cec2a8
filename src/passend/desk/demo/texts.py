"""What invented people write: short, in their own words, about what they run into.

Nothing here names an illness: the demo keeps to the rule that the product asks of others
(a test looks). Every list is by need area, with the codes of `cases/content/questions.yaml`.
"""

from __future__ import annotations

from typing import Final

STORIES: Final[dict[str, tuple[str, ...]]] = {
    "lessen": (
        "Ik raak de draad kwijt als de uitleg lang duurt.",
        "In een druk lokaal hoor ik de docent niet goed.",
        "Lezen kost mij veel tijd. Ik ben vaak als laatste klaar.",
        "Ik snap het beter als ik het zie en ook mag doen.",
        "Opletten lukt een half uur. Daarna zit mijn hoofd vol.",
    ),
    "toetsen": (
        "Bij een toets heb ik te weinig tijd om alles te lezen.",
        "Ik weet het wel, maar in een volle zaal klap ik dicht.",
        "Twee toetsen op een dag lukt mij niet.",
        "Schrijven met de hand gaat langzaam. Typen gaat goed.",
    ),
    "praktijk": (
        "Een hele dag staan op stage houd ik niet vol.",
        "Bij een nieuw bedrijf weet ik niet wat ze van mij willen.",
        "Ik vind het lastig om een stage te bellen.",
        "Op mijn vorige stage was er niemand om iets aan te vragen.",
    ),
    "plannen": (
        "Ik begin te laat en dan wordt alles te veel.",
        "Een groot project zie ik als één berg.",
        "Ik vergeet wat er af moet, ook als ik het opschrijf.",
        "Als het rooster verandert, ben ik de hele dag in de war.",
    ),
    "groep": (
        "In een groep zeg ik weinig. Ik werk liever met twee of drie.",
        "Een nieuwe klas kost mij weken om te wennen.",
        "Ik schrik van harde geluiden en veel mensen door elkaar.",
    ),
    "energie": (
        "Na twee lessen ben ik op. Een pauze helpt mij echt.",
        "De ene dag kan ik veel, de andere dag bijna niets.",
        "Ik heb elke week een afspraak buiten school.",
        "'s Morgens kom ik moeilijk op gang. Na tienen gaat het goed.",
    ),
    "reizen": (
        "Ik kan geen trappen lopen. De lift doet het niet altijd.",
        "Ik reis anderhalf uur met twee keer overstappen.",
        "In een volle bus word ik onrustig. Later reizen helpt.",
    ),
    "thuis_geld": (
        "Ik zorg thuis voor mijn moeder en breng mijn broertje weg.",
        "Ik heb een dochter van één. De opvang begint om acht uur.",
        "De boeken en het gereedschap zijn voor mij te duur.",
        "Ik woon sinds kort op mezelf en moet veel regelen.",
    ),
    "taal": (
        "Ik woon drie jaar in Nederland. Vakwoorden zijn moeilijk.",
        "Praten gaat goed. Schrijven in het Nederlands is lastig.",
        "Ik lees een vraag soms verkeerd en schrijf dan iets anders op.",
    ),
}
STRENGTHS: Final = (
    "Ik werk netjes en kom op tijd.",
    "Met mensen omgaan gaat mij makkelijk af.",
    "Ik maak af waar ik aan begin.",
    "Ik leer snel als ik iets zelf mag doen.",
    "Ik blijf rustig als het druk wordt op de werkvloer.",
    "Computers en techniek snap ik vanzelf.",
    "Ik help graag anderen in de klas.",
    "Tekenen en ontwerpen kan ik goed.",
)
HELPS: Final = (
    "Rustig uitleggen, stap voor stap.",
    "Eén persoon die ik altijd iets kan vragen.",
    "Weten wat er morgen komt.",
    "Even naar buiten lopen en dan weer verder.",
    "Eerst een voorbeeld zien.",
    "Meer tijd, dan lukt het meestal wel.",
)
PREVIOUS: Final = (
    "Extra tijd bij toetsen en een vaste begeleider.",
    "Een plek om even alleen te werken.",
    "Elke vrijdag een gesprek over de planning.",
    "Voorleessoftware op de laptop.",
    "Niet alles van de vorige school is nodig. De pauzekaart wel.",
)
WISHES: Final = (
    ("Een eigen lokaal om te werken", "too_much", "Een vaste stille plek in het leercentrum."),
    ("Geen stage in het eerste jaar", "qualification", "Stage met minder uren per week."),
    ("Een laptop van school", "other_body", "Hulp bij een aanvraag bij het studentenfonds."),
    ("Alle lessen online volgen", "qualification", "Online als komen een dag niet lukt."),
    ("Een eigen begeleider in elke les", "too_much", "Twee keer per week een vast gesprek."),
    ("Geen presentaties geven", "qualification", "Presenteren voor een kleine groep."),
)
TALKS: Final = (
    "Het gaat beter dan vorige maand. De planning werkt.",
    "Drukke weken achter de rug. We houden het rooster in de gaten.",
    "Blij met de vaste plek. Wil graag ook rust bij toetsen.",
    "Twee docenten vergeten de afspraak nog. Ik spreek hen aan.",
    "Stage is begonnen. Reizen valt mee, de dagen zijn lang.",
    "Goed gesprek. Volgende keer kijken we naar de stage.",
    "",
    "",
)
KEPT_NO: Final = (
    "Bij rekenen gebeurt het niet.",
    "De invaldocent wist van niets.",
    "De ruimte was al twee keer bezet.",
    "Ik moet er elke keer zelf om vragen.",
)
KEPT_ANSWERS: Final = (
    "Ik heb de docent gesproken. Vanaf maandag gebeurt het.",
    "De ruimte is nu vast gereserveerd voor jou.",
    "We zetten het op de kaart voor invallers.",
    "We passen de afspraak aan. Je krijgt een nieuw voorstel.",
)
OPINIONS: Final = (
    "Het helpt mij. Ik durf nu meer te vragen.",
    "De meeste docenten doen het. Dat scheelt veel.",
    "De extra tijd gebruik ik elke keer. De kaart bijna nooit.",
    "Fijn dat ik maar één persoon hoef te bellen.",
    "Het is beter dan eerst, maar stage was zwaar.",
)
NEXT_STEP: Final = (
    "Bij mijn eerste baan wil ik rustig beginnen en vragen mogen stellen.",
    "Op het hbo heb ik ook extra tijd nodig bij toetsen.",
    "Ik wil een werkgever die weet dat ik pauzes nodig heb.",
)
TEACHER_CANNOT: Final = (
    "In de werkplaats is geen stille plek.",
    "Ik krijg de lesstof zelf pas op de dag.",
    "Met 28 studenten kom ik er niet altijd aan toe.",
    "Ik weet niet hoe ik de software aanzet.",
)
CANNOT_ANSWERS: Final = (
    "We spraken af: op dinsdag mag het lokaal ernaast.",
    "De stof komt nu op vrijdag in de map van het team.",
    "Ik kom een keer meekijken in de les.",
    "De helpdesk zet het voor je aan.",
)
DISAGREE: Final = (
    "Ik wil graag meer tijd dan dit.",
    "Dit hoeft voor mij niet. Ik red het zonder.",
    "Ik wil niet dat dit in de klas opvalt.",
)
TALK_WISH: Final = (
    "Ik wil eerst weten wat docenten precies te zien krijgen.",
    "Kunnen we het samen met mijn moeder bespreken?",
    "Ik snap de tweede afspraak niet helemaal.",
)

COMPANY: Final = "Zorghuis De Linde"
COMPANY_SAYS: Final = "Dat lukt hier goed. Noor krijgt elke maandag haar eigen lijstje."
CANNOT_WAIT: Final = "Noor belde dat ze overstuur was. Haar begeleider was die dag ziek."
WHY_LOOKED: Final = "Ik ken deze persoon niet. Waarom las die mijn dossier?"

EXAM: Final = "Rekenen, deel 1"
EXAM_YES: Final = "Dit gebruik je in de les al, en het helpt. Het geldt bij elk examen van school."
EXAM_WHICH: Final = "Bij welk examen loop je hier tegenaan? En helpt een rustige ruimte?"
HOURS: Final = "Op dinsdag moet mijn moeder naar het ziekenhuis. Dan kan ik niet op school zijn."
HOURS_AWAY: Final = "Elke dinsdag."
HOURS_FOLLOWS: Final = "Alle lessen op de andere dagen."
HOURS_INSTEAD: Final = "Opdrachten van dinsdag, thuis, met inleveren op vrijdag."
HOURS_REACH: Final = "Op dinsdag zijn er geen examens, en de stage begint pas in februari."
HOURS_TEACHER: Final = "Is op dinsdag vrij. Zet de opdracht klaar."
HOURS_YES: Final = "We kijken over zes weken samen of dit werkt."
HOURS_ENERGY: Final = "Na 2 uur is mijn energie op. Ik wil graag halve dagen."
QUESTION: Final = "Mag ik een week later starten met mijn stage? Mijn stageplek verhuist."
QUESTION_ANSWER: Final = "Ja. Spreek de nieuwe dag af met je bpv-begeleider. Die past je plan aan."
COMPLAINT: Final = "Ik mocht de les niet in met mijn pauzekaart. De hele klas hoorde het."
TO_COMMITTEE: Final = "Dit is een klacht. De klachtencommissie nodigt je uit voor een gesprek."
OBJECTION: Final = "School zegt dat ik geen vrij krijg voor mijn inburgering. Dat klopt niet."
FUND_GROUP: Final = "Studenten van 18 jaar en ouder"
FUND_FOR_WHOM: Final = "ik ben 18 of ouder en heb te weinig geld voor school"
FUND_NO: Final = "We zien niet waarvoor het geld is. Stuur een foto van de bon. Dan kijken we weer."
FUND_MORE: Final = "Wil je een foto sturen van de brief over je inkomen?"
FUND_WORDS: Final = {
    "means": "Ik heb een laptop nodig voor mijn lessen. Thuis is daar geen geld voor.",
    "activities": "Ik help mee met de open dagen van school.",
    "council": "Ik zit dit jaar in de studentenraad.",
    "hardship": "Ik val net buiten de regels. Zonder werkkleding kan ik niet op stage.",
}

"""The rules that the demo school published: short, whole, and its own."""

from __future__ import annotations

from typing import Any, Final

from passend.core import clock
from passend.statute import actions
from passend.statute.asked_by_law import ITEMS
from passend.statute.models import Kind, Location, Rules

from .personas import COORDINATOR

STATUTE_IN_SHORT: Final = (
    "Hier lees je wat jij mag en wat wij moeten.\n"
    "Ben je het niet eens met ons? Ga naar het loket. Daar is altijd iemand.\n"
    "Krijg je een kind, ben je ziek, of kost school te veel? Ook dat staat hier."
)
STATUTE: Final = """\
Dit statuut geldt voor iedere student van het Rivierstad College.

# Klacht of ruzie met school
Je brengt het naar het loket. Dat kan online, met een brief of aan de balie. Het loket stuurt \
het naar de goede commissie. Over een klacht of bezwaar hoor je binnen tien weken iets.

# Ruzie over de studentenraad
Gaat het over meepraten in school? Dan kijkt de landelijke geschillencommissie ernaar. De \
studentenraad kan het daar brengen.

# In beroep gaan
Tegen een besluit over een examen ga je binnen twee weken in beroep. Tegen andere besluiten \
maak je binnen zes weken bezwaar. Daarna kun je naar de rechter.

# Wat wij nog meer doen
Er is een vertrouwenspersoon. Wie klaagt, krijgt daar nooit last van.

# Je studieadvies
In je eerste jaar krijg je een advies. Moet je stoppen, dan waarschuwen wij je eerst. We \
kijken altijd naar wat er in je leven speelt.

# Wat school kost
We vragen alleen wat echt nodig is. Vooraf weet je hoeveel. Kun je iets niet betalen? Vraag \
het studentenfonds.

# Geld dat je voorschoot
Betaalde je iets voor school? Dan krijg je het binnen vier weken terug.

# Cursusgeld terug
Stop je eerder omdat je ziek bent, een kind krijgt of door iets thuis? Dan krijg je het geld \
van de maanden daarna terug.

# Toelating, verzuim, schorsen en weg moeten
Meld je je voor 1 april aan, dan word je toegelaten. Ben je ziek? Meld het dezelfde dag. \
Schorsen duurt hooguit twee weken. Moet je weg, dan hoor je eerst waarom.

# Zwanger en bevallen
Je krijgt zestien weken vrij. Bij een tweeling twintig. We maken samen een plan, ook voor je \
stage en je examens. Er is een ruimte om te kolven.

# Studentenfonds
Het fonds helpt bij ziekte, zorg, een kind, een functie in de raad, en als je familie te \
weinig heeft. Je vraagt het aan bij het loket.

# Hulp bij je loopbaan
Ieder jaar praat je met je slb'er over wat je wilt. Na je diploma kun je nog een jaar bij ons \
terecht.
"""
SUPPORT_IN_SHORT: Final = (
    "Loop je ergens tegenaan? Vertel het. Je hoeft niet te zeggen wat je hebt.\n"
    "We maken samen afspraken, op papier. Elk jaar kijken we of ze helpen."
)
SUPPORT: Final = """\
# Voor wie
Voor iedere student die iets extra's nodig heeft, een tijdje of de hele opleiding.

# Zo gaat het
Je vertelt het voor je start, of later aan je slb'er. Wij bellen je. Daarna krijg je een \
voorstel. Pas als jij ja zegt, geldt het.

# Als het niet gebeurt
Zeg het in Passend. Je slb'er moet dan iets doen. Lukt het niet? Ga naar het loket.
"""

LOCATIONS: Final = {"De Kade": [], "De Werf": ["gebouw-rustruimte"]}


def publish(by: Any) -> None:
    """On the first day of the story: written, consented to, laid down; and where there is what."""
    _publish(Kind.STATUTE, STATUTE_IN_SHORT, STATUTE, by)
    _publish(Kind.SUPPORT, SUPPORT_IN_SHORT, SUPPORT, by)
    for name, absent in LOCATIONS.items():
        told = {"contact_name": str(COORDINATOR.name), "contact_email": COORDINATOR.email}
        actions.locations.add(Location(), by=by, name=name, absent=absent, **told)


def _publish(kind: Kind, summary: str, text: str, by: Any) -> None:
    items = [item.letter for item in ITEMS] if kind == Kind.STATUTE else []
    made = actions.start(Rules(kind=kind), by=by)
    told = {"summary": summary, "text": text, "items": items, "starts_on": clock.today()}
    actions.write(made, by=by, **told)
    actions.consent(made, by=by, council_on=clock.today())
    actions.publish(made, by=by, adopted_on=clock.today())

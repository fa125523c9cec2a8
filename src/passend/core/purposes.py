"""What the school uses personal data for: one fixed list, for the log and for the register.

Every look and every change in a dossier carries one of these purposes. The register of processing
activities (AVG 30) is written from the same list, so the two cannot disagree. A purpose follows
from the ground on which somebody sees a dossier; nobody is asked to choose one.
"""

from dataclasses import dataclass
from enum import StrEnum

from . import keep
from .keep import Keep


class Purpose(StrEnum):
    """The fixed list. The value is what lies in `Event.purpose`."""

    INTAKE = "intake"
    GUIDANCE = "begeleiding"
    EXAM = "examen"
    FUND = "fonds"
    PLACEMENT = "bpv"
    COMPLAINT = "klacht"
    RUNNING = "beheer"
    ACCESS = "inzage"


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One row of the register of processing activities (AVG 30 lid 1).

    `code` never changes: a log that left the school names it. `law` is what allows the processing,
    `people` whose data it is, `data` which, `seen_by` who gets them.
    """

    code: str
    purpose: Purpose
    title: str
    why: str
    law: tuple[str, ...]
    people: tuple[str, ...]
    data: tuple[str, ...]
    seen_by: tuple[str, ...]
    kept: Keep


ACTIVITIES = (
    Activity(
        code="intake",
        purpose=Purpose.INTAKE,
        title="Kennismaken en intake",
        why="School gaat voor de start na of een student extra steun nodig heeft.",
        law=("WEB 8.1.3a lid 1", "AVG 6 lid 1 onder c", "UAVG 30 lid 2 onder a"),
        people=("aanmelders", "studenten", "ouders van wie jonger is dan 16"),
        data=("naam en bereikbaarheid", "opleiding en start", "waar iemand tegenaan loopt"),
        seen_by=("intaker", "ondersteuningscoördinator", "slb’er"),
        kept=keep.DOSSIER,
    ),
    Activity(
        code="begeleiding",
        purpose=Purpose.GUIDANCE,
        title="Afspraken over extra steun",
        why="School maakt afspraken, voert ze uit en kijkt elk studiejaar terug.",
        law=(
            "WEB 8.1.3a lid 2, 3 en 4",
            "WEB 7.1.5 (ouders tot de student 18 is)",
            "AVG 6 lid 1 onder c",
            "UAVG 30 lid 2 onder a",
            "delen met wie de student kiest: AVG 6 lid 1 onder a en 9 lid 2 onder a",
        ),
        people=("studenten", "ouders", "wie van buiten school is uitgenodigd"),
        data=(
            "behoefte",
            "afspraken en akkoord",
            "gesprekken",
            "evaluaties",
            "kaarten voor de les",
        ),
        seen_by=(
            "slb’er",
            "ondersteuningscoördinator",
            "docent (alleen de kaart)",
            "ouder (tot 18 de voortgang; de afspraken onder 16, of als de student dat kiest)",
            "wie de student laat meekijken, ook van buiten school",
            "met noodtoegang: wie school dat recht gaf, een uur lang",
        ),
        kept=keep.DOSSIER,
    ),
    Activity(
        code="brieven",
        purpose=Purpose.GUIDANCE,
        title="Brieven over rechten",
        why="School vertelt studenten wat de wet en de school hun geven.",
        law=("WEB 7.4.8 lid 2 en 4", "AVG 6 lid 1 onder e", "AVG 21 (geen brieven meer)"),
        people=("studenten",),
        data=(
            "leeftijd, niveau, leerweg, inschrijving en gemeente; nooit gezondheid of een dossier",
            "of school een dossier nu alleen bewaart: dan gaat er geen brief",
            "welke brief wanneer ging, en wie geen brieven wil",
        ),
        seen_by=("ondersteuningscoördinator (aantallen van de eigen teams, geen namen)",),
        kept=keep.DOSSIER,
    ),
    Activity(
        code="examen",
        purpose=Purpose.EXAM,
        title="Besluiten over een aangepast examen",
        why="De examencommissie beslist over wat een student bij een examen nodig heeft.",
        law=("WGBH/CZ 2 en 5b", "AVG 6 lid 1 onder c", "UAVG 30 lid 2 onder a"),
        people=("studenten",),
        data=(
            "waar een student bij examens tegenaan loopt; nooit een diagnose",
            "afspraken waarover de commissie beslist",
            "het besluit en hoe lang het geldt",
            "van wie een verklaring is en van wanneer; nooit de verklaring zelf",
        ),
        seen_by=(
            "examencommissie van het team",
            "het systeem waarin school examens plant: wat geldt, nooit waarom; als de student het "
            "deelt met de examencommissie",
        ),
        kept=keep.DOSSIER,
    ),
    Activity(
        code="fonds",
        purpose=Purpose.FUND,
        title="Het studentenfonds",
        why="School geeft geld of spullen aan wie daar recht op heeft, en betaalt het uit.",
        law=(
            "WEB 8.1.5 tot en met 8.1.5e",
            "AVG 6 lid 1 onder c",
            "AVG 9 lid 2 onder g; UAVG 30 lid 2 onder a",
        ),
        people=("studenten", "op wiens naam de rekening staat"),
        data=(
            "waarvoor een student geld vraagt, en de bewijsstukken",
            "de rekening, versleuteld",
            "het besluit, de betalingen en wat terugkomt",
        ),
        seen_by=("studentenfonds; niet de slb’er", "de bank: naam, rekening en bedrag"),
        kept=keep.DOSSIER,
    ),
    Activity(
        code="bpv",
        purpose=Purpose.PLACEMENT,
        title="Steun op de stage",
        why="De begeleider van de stage weet wat een student daar nodig heeft.",
        law=("WEB 8.1.3a lid 2", "AVG 6 lid 1 onder c", "UAVG 30 lid 2 onder a"),
        people=("studenten",),
        data=("afspraken over de stage",),
        seen_by=("bpv-begeleider van school, zolang de student dat deelt",),
        kept=keep.DOSSIER,
    ),
    Activity(
        code="klacht",
        purpose=Purpose.COMPLAINT,
        title="Vragen over wie keek",
        why="De privacy officer zoekt uit waarom iemand in een dossier keek.",
        law=("AVG 12 lid 3 en 15", "AVG 5 lid 2"),
        people=("studenten", "medewerkers"),
        data=("de vraag en het antwoord", "wie keek en wanneer"),
        seen_by=("privacy officer",),
        kept=keep.DOSSIER,
    ),
    Activity(
        code="loket",
        purpose=Purpose.COMPLAINT,
        title="Vragen, klachten, bezwaren en beroepen",
        why="Het loket en de commissies behandelen wat iemand brengt, op tijd.",
        law=("WEB 7.5.1 tot en met 7.5.9", "Awb 9:12a", "AVG 6 lid 1 onder c"),
        people=("studenten", "wie een klacht brengt", "medewerkers over wie het gaat"),
        data=("wat iemand vertelt en wil", "stukken, advies en besluit", "wie het las"),
        seen_by=(
            "wie het bracht",
            "het loket",
            "de commissie die het behandelt",
            "na het advies wie namens het bestuur beslist",
        ),
        kept=keep.MATTER,
    ),
    Activity(
        code="inzage",
        purpose=Purpose.ACCESS,
        title="Rechten van studenten en ouders",
        why="Een student of ouder ziet de eigen gegevens, verbetert ze of laat ze wissen.",
        law=("AVG 12 en 15 tot en met 21", "AVG 6 lid 1 onder c"),
        people=("studenten", "ouders", "medewerkers"),
        data=("alle gegevens van die persoon", "het verzoek en het besluit"),
        seen_by=("de persoon zelf", "privacy officer"),
        kept=keep.REQUEST,
    ),
    Activity(
        code="beheer",
        purpose=Purpose.RUNNING,
        title="Register, accounts en beveiliging",
        why="School houdt bij wie student is, wie mag kijken en of het systeem veilig is.",
        law=("WEB 8.0.3", "AVG 6 lid 1 onder c en e", "AVG 32"),
        people=("studenten", "ouders", "medewerkers"),
        data=("inschrijving", "rollen", "inloggen", "wie wat deed", "berichten zonder inhoud"),
        seen_by=("functioneel beheerder (geen dossiers)", "privacy officer (het logboek)"),
        kept=keep.LOG,
    ),
)
"""What this release does. A room that adds a purpose adds its activity here."""


OLDER = {"coördinatie": Purpose.GUIDANCE, "les": Purpose.GUIDANCE, "ouder": Purpose.ACCESS}
"""Words that events of release 0.1.0 carry; such an event is never rewritten."""


def purpose_of(word: str) -> Purpose | None:
    """The purpose that stands in an event, of this release or an older one."""
    if word in OLDER:
        return OLDER[word]
    return Purpose(word) if word in set(Purpose) else None


def activity_of(word: str) -> Activity | None:
    """The processing that the purpose of an event belongs to."""
    return next((a for a in ACTIVITIES if a.purpose == purpose_of(word)), None)

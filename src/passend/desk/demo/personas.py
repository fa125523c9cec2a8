"""The people one can be in the demo, and what is waiting for each of them today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .names import MAIL, Name


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody with a name of the own in every demo school, found by the e-mail address."""

    code: str
    name: Name
    role: str | Promise
    today: str | Promise
    domain: str = MAIL

    @property
    def email(self) -> str:
        return f"{self.name.handle}@{self.domain}"


NOOR: Final = Persona(
    "student",
    Name("Noor", "", "Veenstra"),
    _("student"),
    _("Tweedejaars. Kijk wat school doet. Vertel of het werkt."),
    domain=f"student.{MAIL}",
)
SAMI: Final = Persona(
    "student-nieuw",
    Name("Sami", "", "Benali"),
    _("student, net begonnen"),
    _("Er ligt een voorstel. Zeg ja, nee of vraag een gesprek."),
    domain=f"student.{MAIL}",
)
LUUK: Final = Persona(
    "student-15",
    Name("Luuk", "van der", "Laan"),
    _("student van 15"),
    _("Luuk zei al ja. Nu zijn moeder nog."),
    domain=f"student.{MAIL}",
)
PARENT: Final = Persona(
    "ouder",
    Name("Ingrid", "van der", "Laan"),
    _("ouder van Luuk"),
    _("Luuk is 15. Jij zegt ook of je het goed vindt."),
    domain="post.example",
)
PARENT_OF_NOOR: Final = Persona(
    "ouder-17",
    Name("Erik", "", "Veenstra"),
    _("ouder van Noor"),
    _("Noor is 17. Ze laat je haar afspraken zien, op één na."),
    domain="post.example",
)
PARENT_OF_SAMI: Final = Persona(
    "ouder-18",
    Name("Fatima", "", "Benali"),
    _("ouder van Sami"),
    _("Sami is 18. Hij vindt het goed dat je meekijkt."),
    domain="post.example",
)
PARTNER: Final = Persona(
    "partner",
    Name("Karin", "", "Smeets"),
    _("praktijkopleider op de stage van Noor"),
    _("Je ziet twee afspraken van Noor. Vertel hoe het gaat."),
    domain="delinde.example",
)
COACH: Final = Persona(
    "slber",
    Name("Marieke", "de", "Boer"),
    _("slb’er"),
    _("Wie wacht er op je? Leg een gesprek vast in drie klikken."),
)
INTAKER: Final = Persona(
    "intaker",
    Name("Bram", "", "Postma"),
    _("intaker"),
    _("Nieuwe vragen bellen. Afspraken maken voor de start."),
)
TEACHER: Final = Persona(
    "docent",
    Name("Samira", "", "El Amrani"),
    _("docent"),
    _("Zie wat je doet voor je groepen. Meld wat niet lukt."),
)
COORDINATOR: Final = Persona(
    "coordinator",
    Name("Thea", "", "Willems"),
    _("ondersteuningscoördinator"),
    _("Wat is te laat of mist? Herinner iedereen in één keer."),
)
MANAGER: Final = Persona(
    "beheerder",
    Name("Kees", "", "Visser"),
    _("functioneel beheerder"),
    _("Lees het register in. Pas de maatregelen aan."),
)
OFFICER: Final = Persona(
    "privacy",
    Name("Wil", "van", "Beek"),
    _("privacy officer"),
    _("Noor vraagt waarom iemand keek. Kijk ook naar een noodtoegang."),
)
EXAM_BOARD: Final = Persona(
    "examencommissie",
    Name("Anneke", "", "Hofman"),
    _("lid van de examencommissie"),
    _("Sami vraagt iets voor zijn examens. En wat ligt er klaar op de examendag?"),
)
FRONT_DESK: Final = Persona(
    "loket",
    Name("Fleur", "", "Dijkman"),
    _("medewerker van het loket"),
    _("Er ligt een bezwaar. Stuur het door naar wie erover gaat."),
)
COMMITTEE: Final = Persona(
    "klachtencommissie",
    Name("Hugo", "", "Bakema"),
    _("lid van de klachtencommissie"),
    _("Een student klaagt. Hoor haar, en geef op tijd advies."),
)
FUND: Final = Persona(
    "fonds",
    Name("Anouk", "", "Hendriks"),
    _("medewerker van het studentenfonds"),
    _("Wie vraagt geld? Beslis, en maak de lijst voor de bank."),
)
PERSONAS: Final = (
    NOOR, SAMI, LUUK, PARENT, PARENT_OF_NOOR, PARENT_OF_SAMI, PARTNER,
    COACH, INTAKER, TEACHER, COORDINATOR,
    EXAM_BOARD, FRONT_DESK, COMMITTEE, FUND, OFFICER, MANAGER,
)  # fmt: skip
FORMER_COACH: Final = Name("Jeroen", "", "Kuipers")
FUND_COLLEAGUE: Final = Name("Bram", "van", "Dalen")


def persona(code: str) -> Persona | None:
    """The persona of this code, or None."""
    return next((p for p in PERSONAS if p.code == code), None)

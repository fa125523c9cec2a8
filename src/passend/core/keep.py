"""How long things are kept, as data: the night deletes by it, the privacy page tells it.

Every model names one of these in `Privacy.keep`. A school may choose another length within the
bounds that stand here (`School.keep_choices`); what the law fixes cannot be chosen.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from engines.deadlines import add_months

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, kw_only=True)
class Keep:
    """A length, from which moment it counts, and on what it rests.

    Exactly one of `days` and `months` is given, or none for what is kept as long as it is in use.
    `least` and `most` bound what a school may choose, in the same unit; without them it is fixed.
    `what` is the sentence of the privacy page, empty for what holds nothing of persons.
    """

    code: str
    since: Any
    law: str
    what: Any = ""
    days: int = 0
    months: int = 0
    least: int = 0
    most: int = 0

    def __str__(self) -> str:
        return f"{self.length_text()} {self.since} ({self.law})".strip()

    @property
    def is_open_ended(self) -> bool:
        return not self.days and not self.months

    @property
    def is_a_choice(self) -> bool:
        return self.most > 0

    def length(self, choices: dict[str, int] | None = None) -> int:
        """In days or months: what the school chose, kept inside the bounds of today."""
        default = self.days or self.months
        if not self.is_a_choice:
            return default
        chosen = (choices or {}).get(self.code, default)
        return min(max(chosen, self.least), self.most)

    def length_text(self, choices: dict[str, int] | None = None) -> str:
        """`2 jaar`, `30 dagen`; empty for what has no length."""
        number = self.length(choices)
        if self.is_open_ended:
            return ""
        if self.days:
            return ngettext("%d dag", "%d dagen", number) % number
        if number % 12 == 0:
            return _("%d jaar") % (number // 12)
        return ngettext("%d maand", "%d maanden", number) % number

    def cutoff(self, today: date, choices: dict[str, int] | None = None) -> date:
        """What began before this day is past its term. Never a day too early: the month-end of a
        shorter month makes it a day late at most."""
        number = self.length(choices)
        return today - timedelta(days=number) if self.days else add_months(today, -number)

    def cutoff_at(self, today: date, choices: dict[str, int] | None = None) -> datetime:
        """The same for what has a moment: the first midnight in Amsterdam of that day."""
        return datetime.combine(self.cutoff(today, choices), time(), AMSTERDAM)


NO_TERM = "geen wettelijke termijn; richtlijn van de sector, O-04"

DOSSIER = Keep(
    code="dossier",
    months=24,
    least=12,
    most=60,
    since=gettext_lazy("nadat de student van school is, of na het laatste contact"),
    law=NO_TERM,
    what=gettext_lazy("Je dossier: wat je vertelde, de afspraken, de gesprekken en de evaluaties."),
)
PARENT = Keep(
    code="parent",
    since=gettext_lazy("zo lang het dossier er is"),
    law=NO_TERM,
    what=gettext_lazy("Dat een ouder met je meekijkt, of meekeek."),
)
STAFF = Keep(
    code="staff",
    months=24,
    least=12,
    most=60,
    since=gettext_lazy("nadat de laatste rol is gestopt"),
    law="AVG 5 lid 1 onder e",
    what=gettext_lazy("Het account en de rollen van een medewerker."),
)
ACCOUNT = Keep(
    code="account",
    since=gettext_lazy("zo lang er een dossier of een rol bij hoort"),
    law="AVG 5 lid 1 onder e",
    what=gettext_lazy("Je account: je naam en je e-mailadres."),
)
DRAFT = Keep(
    code="draft",
    days=60,
    since=gettext_lazy("na het begin"),
    law="AVG 5 lid 1 onder e",
    what=gettext_lazy("Een vraag om hulp die je niet verstuurt."),
)
CODE = Keep(
    code="code",
    days=1,
    since=gettext_lazy("nadat de code niet meer werkt"),
    law="AVG 5 lid 1 onder e",
    what=gettext_lazy("Een code om in te loggen of akkoord te geven."),
)
MESSAGE = Keep(
    code="message",
    months=3,
    least=1,
    most=12,
    since=gettext_lazy("na het versturen"),
    law="AVG 5 lid 1 onder e",
    what=gettext_lazy("Een bericht dat we je stuurden. Er staat nooit inhoud in."),
)
JOB = Keep(
    code="job",
    days=30,
    since=gettext_lazy("na het einde"),
    law="AVG 5 lid 1 onder e",
    what=gettext_lazy("Een taak op de achtergrond. Het bestand ervan gaat na een dag weg."),
)
LOAD = Keep(
    code="load",
    months=60,
    since=gettext_lazy("na het laden; de rijen gaan na het verwerken weg, het bestand na een dag"),
    law="AVG 5 lid 2",
    what=gettext_lazy("Dat er een studentenlijst is geladen, en hoeveel rijen erin stonden."),
)
ROW = Keep(
    code="row",
    days=30,
    since=gettext_lazy("na het laden"),
    law="AVG 5 lid 1 onder e",
    what=gettext_lazy("Een rij uit een studentenlijst die nog niet is verwerkt."),
)
REQUEST = Keep(
    code="request",
    months=24,
    least=12,
    most=60,
    since=gettext_lazy("na het besluit"),
    law="AVG 5 lid 2; UAVG 35",
    what=gettext_lazy("Een verzoek over je gegevens, en ons besluit."),
)
MATTER = Keep(
    code="matter",
    months=24,
    least=12,
    most=60,
    since=gettext_lazy("nadat de zaak klaar is"),
    law=NO_TERM,
    what=gettext_lazy("Een vraag, klacht, bezwaar of beroep, en hoe het afliep."),
)
ALARM = Keep(
    code="alarm",
    months=12,
    since=gettext_lazy("nadat het is uitgezocht"),
    law="AVG 5 lid 1 onder e en 32",
    what=gettext_lazy("Een seintje dat een medewerker te vaak iets opende of probeerde."),
)
LOG = Keep(
    code="log",
    months=60,
    least=36,
    most=120,
    since=gettext_lazy("na de dag zelf; dan gaan hele verzegelde dagen weg"),
    law="AVG 5 lid 2 en 32",
    what=gettext_lazy("Wie wat deed en wie keek. Zonder inhoud."),
)
FILE = Keep(
    code="file",
    since=gettext_lazy("zo lang als het stuk waar het bij hoort"),
    law="AVG 5 lid 1 onder e",
)
IN_USE = Keep(
    code="in_use",
    since=gettext_lazy("zo lang de school het gebruikt"),
    law="bevat geen persoonsgegevens",
)
INSTALLATION = Keep(
    code="installation",
    since=gettext_lazy("zo lang de installatie bestaat"),
    law="bevat geen persoonsgegevens",
)
FIGURES = Keep(
    code="figures",
    since=gettext_lazy("zo lang de school ze gebruikt"),
    law="bevat geen persoonsgegevens; AVG 89",
)

KEEPS = (
    DOSSIER, PARENT, ACCOUNT, REQUEST, MATTER, MESSAGE, DRAFT, CODE, ALARM, LOG, STAFF, JOB, LOAD,
    ROW, FILE, IN_USE, INSTALLATION, FIGURES,
)  # fmt: skip
"""Every term there is, in the order of the privacy page."""

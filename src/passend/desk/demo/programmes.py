"""What the demo school teaches: real crebo codes, in national shares of level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme in one pathway. `weight` is its share of the students, in thousandths."""

    short: str
    crebo: str
    name: str
    level: int
    pathway: str
    years: int
    sector: str
    weight: int


CARE: Final = "Zorg en Welzijn"
TECH: Final = "Techniek en Bouw"
IT: Final = "ICT en Media"
TRADE: Final = "Economie en Retail"
FOOD: Final = "Horeca en Logistiek"
ENTRY: Final = "Entree"

PROGRAMMES: Final = (
    Programme("VP", "25655", "Mbo-verpleegkundige", 4, "BOL", 4, CARE, 120),
    Programme("PB", "25779", "Persoonlijk begeleider maatschappelijke zorg", 4, "BOL", 3, CARE, 80),
    Programme("OA", "25698", "Onderwijsassistent", 4, "BOL", 3, CARE, 70),
    Programme("PM", "25697", "Gespecialiseerd pedagogisch medewerker", 4, "BOL", 3, CARE, 60),
    Programme("VZ", "25656", "Verzorgende IG", 3, "BBL", 3, CARE, 70),
    Programme("KA", "25641", "Kapper", 2, "BOL", 2, CARE, 40),
    Programme("TI", "25118", "Allround timmerman", 3, "BBL", 3, TECH, 50),
    Programme("MT", "25128", "Timmerman", 2, "BBL", 2, TECH, 40),
    Programme("EL", "25263", "Technicus elektrotechnische installaties", 4, "BOL", 4, TECH, 60),
    Programme("SD", "25187", "Applicatie- en mediaontwikkelaar", 4, "BOL", 3, IT, 70),
    Programme("IB", "25189", "ICT-beheerder", 4, "BOL", 3, IT, 50),
    Programme("IM", "25192", "Medewerker ICT", 2, "BOL", 2, IT, 30),
    Programme("MC", "25148", "Medewerker marketing en communicatie", 4, "BOL", 3, TRADE, 60),
    Programme("VA", "25154", "Verkoopadviseur", 3, "BOL", 2, TRADE, 50),
    Programme("RM", "25162", "Manager retail", 4, "BOL", 3, TRADE, 40),
    Programme("ZK", "25182", "Zelfstandig werkend kok", 3, "BBL", 3, FOOD, 40),
    Programme("KO", "25180", "Kok", 2, "BBL", 2, FOOD, 30),
    Programme("LM", "25371", "Logistiek medewerker", 2, "BOL", 1, FOOD, 40),
    Programme("AZ", "25251", "Assistent dienstverlening en zorg", 1, "BOL", 1, ENTRY, 20),
    Programme("AB", "25250", "Assistent bouwen, wonen en onderhoud", 1, "BOL", 1, ENTRY, 15),
)

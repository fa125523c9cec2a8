"""What a reader could not use, and why. Codes for the database, sentences for people."""

from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: Final[dict[str, str | Promise]] = {
    # a line of the register
    "line_too_long": _("Deze regel is te lang."),
    "nul": _("In deze regel staat een onleesbaar teken (NUL)."),
    "unknown_record": _("Dit soort regel kennen we niet."),
    "no_identity": _("Er staat geen BSN of onderwijsnummer in deze regel."),
    "no_number": _("Het volgnummer van de inschrijving is leeg."),
    "bad_date": _("Deze datum kunnen we niet lezen."),
    "no_date": _("Deze datum is leeg."),
    "bad_birth": _("De geboortedatum kunnen we niet lezen. Die blijft onbekend."),
    "bad_crebo": _("De crebocode kunnen we niet lezen."),
    "bad_level": _("Het niveau kunnen we niet lezen. Het blijft onbekend."),
    "unknown_leaving": _("De reden van uitschrijving kennen we niet. Die blijft leeg."),
    "dates_swapped": _("De einddatum ligt voor de begindatum."),
    "twice": _("Deze regel staat er twee keer. De eerste telt."),
    "no_person": _("Bij deze regel hoort geen student (geen PER)."),
    "no_enrolment": _("Bij deze regel hoort geen inschrijving (geen ISG)."),
    # the register file as a whole
    "trailer": _("Het aantal in de sluitregel (SLR) klopt niet met het bestand."),
    "no_header": _("De voorlooprecord (VLP) ontbreekt."),
    "no_trailer": _("De sluitregel (SLR) ontbreekt."),
    "older": _("Dit bestand is ouder dan het vorige."),
    "other_school": _("Dit bestand is van een andere school (BRIN)."),
    "many_gone": _("Door dit bestand is een groot deel van de studenten weg. Klopt dat?"),
    # a row of a list
    "missing": _("Dit vak is leeg, maar verplicht."),
    "too_long": _("Deze tekst is te lang."),
    "unreadable": _("In dit vak staat een onleesbaar teken."),
    "bad_email": _("Dit e-mailadres klopt niet."),
    "bad_identity": _("Dit is geen BSN of onderwijsnummer."),
    "looks_like_bsn": _("Hier staat een BSN. Dat mag alleen in de kolom BSN."),
    "bad_municipality": _("Een gemeentecode heeft vier cijfers."),
    "unknown_crebo": _("Deze crebocode staat niet in de lijst van de school."),
    "bad_role": _("Deze rol kennen we niet."),
    "same_number": _("Dit nummer staat al in een eerdere rij."),
    "same_identity": _("Dit BSN of onderwijsnummer staat al in een eerdere rij."),
    "same_email": _("Dit e-mailadres is al van iemand anders."),
    "shared_email": _("Dit e-mailadres staat al in een eerdere rij. Er komt geen account."),
    "other_identity": _("Dit studentnummer hoort al bij een ander BSN of onderwijsnummer."),
    "unknown_coach": _("Niet alle coaches zijn bekend. Laad ook de medewerkerslijst."),
    "open_quote": _("Een aanhalingsteken is niet gesloten."),
    "too_many_cells": _("Deze rij heeft meer vakken dan de kopregel."),
    "two_dossiers": _("Deze student staat er twee keer in, met twee dossiers."),
    "conflict": _("Deze student is tegelijk gewijzigd. Laad het bestand nog een keer."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong on one line. `detail` names the field or code; never a person's data."""

    line: int
    code: str
    detail: str = ""
    refused: bool = True
    """True: the line was left out. False: a warning, the line was used."""
    who: str = field(default="", repr=False, compare=False)
    """Whose line it was (a raw number, in memory only), so that the rest is not seen as whole."""

    def __str__(self) -> str:
        sentence = str(REASONS[self.code])
        return f"{sentence} ({self.detail})" if self.detail else sentence


class Unreadable(Exception):
    """A value that cannot be read; the reader turns it into a `Problem`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class UnusableFile(Exception):
    """The file as a whole is not what was asked for. The message is for the person who sent it."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)

"""The words of this room: for what a student asks, and why the school says yes or no."""

from decimal import Decimal
from typing import Final

from django.db import models
from django.utils.formats import number_format


class Group(models.TextChoices):
    """The groups of the law (WEB 8.1.5 lid 2 and 3), the hardship clause and the school's own."""

    MEANS = "means", "ik heb te weinig geld voor schoolspullen"
    ILLNESS = "illness", "ik loop achter omdat ik ziek was"
    HANDICAP = "handicap", "ik loop achter door een beperking"
    PREGNANCY = "pregnancy", "ik loop achter door een zwangerschap of bevalling"
    FAMILY = "family", "ik loop achter door iets bijzonders in mijn familie"
    PROGRAMME = "programme", "ik loop achter door hoe mijn opleiding gaat"
    LISTED = "listed", "ik loop achter door iets anders"
    COUNCIL = "council", "ik zit in de studentenraad of in een bestuur"
    ACTIVITIES = "activities", "ik doe werk dat ook goed is voor school"
    OWN = "own", "een groep van de school zelf"
    HARDSHIP = "hardship", "ik pas nergens bij, en een nee is heel oneerlijk"


SHORT: Final = {
    Group.MEANS: "schoolspullen",
    Group.ILLNESS: "vertraging door ziekte",
    Group.HANDICAP: "vertraging door een beperking",
    Group.PREGNANCY: "vertraging door zwangerschap",
    Group.FAMILY: "vertraging door familie",
    Group.PROGRAMME: "vertraging door de opleiding",
    Group.LISTED: "vertraging, lijst van school",
    Group.COUNCIL: "studentenraad of bestuur",
    Group.ACTIVITIES: "werk voor school",
    Group.OWN: "eigen groep van school",
    Group.HARDSHIP: "hardheid",
}
"""For lists and figures of staff."""

BY_LAW: Final = {
    Group.MEANS, Group.ILLNESS, Group.HANDICAP, Group.PREGNANCY, Group.FAMILY, Group.PROGRAMME,
    Group.LISTED, Group.COUNCIL, Group.ACTIVITIES,
}  # fmt: skip
"""Support "is given" to these (WEB 8.1.5 lid 2): that the money is gone is no reason for a no."""


class Reason(models.TextChoices):
    """Why yes or no, in sentences that the student reads."""

    FITS = "fits", "Dit past bij de regels van het fonds."
    HARD = "hard", "Een nee zou in jouw geval heel oneerlijk zijn (WEB 8.1.5b)."
    MOST = "most", "Dit is het hoogste bedrag dat het fonds mag geven."
    NO_PROOF = "no_proof", "We zien nog niet op papier dat het zo is."
    TOO_OLD = "too_old", "De maand waarin je 18 werd, is voorbij (WEB 8.1.5a lid 2)."
    NOT_BOL = "not_bol", "De wet geeft dit alleen bij bol (WEB 8.1.5a)."
    GRANT = "grant", "Je hebt nog recht op de basisbeurs (WEB 8.1.5a lid 3)."
    NO_DELAY = "no_delay", "Je loopt geen achterstand op door deze reden."
    NOT_LISTED = "not_listed", "Deze reden staat niet op de lijst van school."
    NOT_NEEDED = "not_needed", "Je hebt dit niet nodig voor je opleiding."
    OTHER_HELP = "other_help", "Er is andere hulp die hiervoor is. Die staat in de uitleg."
    NO_MONEY = "no_money", "Het geld voor deze groep van school is op."
    LEFT = "left", "Je bent weg van school. Wat daarna betaald zou worden, stopt."


REFUSES: Final = {
    Reason.MOST, Reason.NO_PROOF, Reason.TOO_OLD, Reason.NOT_BOL, Reason.GRANT, Reason.NO_DELAY,
    Reason.NOT_LISTED, Reason.NOT_NEEDED, Reason.OTHER_HELP, Reason.NO_MONEY,
}  # fmt: skip
"""One of these belongs to a decision that is not a whole yes."""


TO_CHOOSE: Final = [one for one in Reason.choices if one[0] != Reason.LEFT]
"""In a decision of a person; that somebody left is seen by the night."""


def euros(amount: Decimal | int | None) -> str:
    """As people write it: € 1.250,00."""
    return f"€ {number_format(amount or Decimal(0), 2, use_l10n=True, force_grouping=True)}"

"""What each role comes to: on what ground somebody with it sees anything, and until when.

A role alone opens nothing (AVG 5 lid 1 c: no more than is needed). Its ground does: the own
caseload, the own team, the own group, a task, a decision that one has to take, or a consent. The
page "Wie mag wat in Passend" is written from here and from the policies of the actions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from passend.core.models import School

from .models import Outsider, Role
from .own_words import one_or_more
from .registry.columns import normal


class Ground(StrEnum):
    """Why somebody may see something: the first half of every right."""

    CASELOAD = "caseload"
    TEAM = "team"
    GROUP = "group"
    NAMED = "named"
    DECISION = "decision"
    SCHOOL = "school"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Right:
    """What a role opens: on which ground, what is seen, and when it ends. Sentences of A2."""

    ground: Ground
    sees: Any
    until: Any


NAMED_UNTIL: Final = _("Tot de dag die erbij staat. Eerder stoppen kan altijd, en meteen.")
ROLE_UNTIL: Final = _("Zolang de rol in de lijst van school staat.")
NOT_YET: Final = _("Ziet nog niets in Passend. Deze rol krijgt later een eigen plek.")

RIGHTS: Final[Mapping[str, Right]] = {
    Role.COACH: Right(
        ground=Ground.CASELOAD,
        sees=_("Het hele dossier van de eigen studenten."),
        until=_("Tot een ander het dossier krijgt."),
    ),
    Role.INTAKER: Right(
        ground=Ground.CASELOAD,
        sees=_("De dossiers van de eigen intakes."),
        until=_("Tot de dag van de inschrijving."),
    ),
    Role.COORDINATOR: Right(
        ground=Ground.TEAM,
        sees=_("De dossiers van de eigen teams, en vragen die nog geen team hebben."),
        until=ROLE_UNTIL,
    ),
    Role.TEACHER: Right(
        ground=Ground.GROUP,
        sees=_("Hooguit drie regels per student van de eigen groepen. Nooit de reden."),
        until=_("Zolang de docent les geeft aan de groep, en de student het deelt."),
    ),
    Role.MANAGER: Right(
        ground=Ground.SCHOOL,
        sees=_("De bestanden van het register en de keuzes van de school. Geen dossiers."),
        until=ROLE_UNTIL,
    ),
    **{
        role: Right(
            ground=Ground.NAMED,
            sees=_("Het dossier van een student die daar ja op zei. Van anderen niets."),
            until=NAMED_UNTIL,
        )
        for role in (Role.SUPPORTER, Role.EXPERT, Role.SOCIAL_WORKER, Role.SCHOOL_DOCTOR)
    },
    **{
        role: Right(
            ground=Ground.NAMED,
            sees=_("Afspraken die de student deelt voor de stage. Nooit de reden."),
            until=NAMED_UNTIL,
        )
        for role in (Role.PRACTICE_COACH, Role.PRACTICE_COORDINATOR)
    },
    Role.EXAM_BOARD: Right(
        ground=Ground.DECISION,
        sees=_(
            "Aanvragen voor examens en afspraken om over te beslissen, als de student ze deelt."
        ),
        until=_("Afspraken tot het besluit er is. Aanvragen zolang de student ze deelt."),
    ),
    Role.PRIVACY: Right(
        ground=Ground.SCHOOL,
        sees=_("Vragen over wie keek, en wie het logboek las. Geen dossiers."),
        until=ROLE_UNTIL,
    ),
    Role.FACILITY: Right(
        ground=Ground.SCHOOL,
        sees=_("Wat er bij het loket komt. Nooit iets waar het over henzelf gaat. Geen dossiers."),
        until=ROLE_UNTIL,
    ),
    **{
        role: Right(
            ground=Ground.SCHOOL,
            sees=_("Zaken van de eigen commissie, waar je zelf buiten staat. Geen dossiers."),
            until=ROLE_UNTIL,
        )
        for role in (Role.COMPLAINTS, Role.DISPUTES, Role.APPEALS)
    },
    Role.FUND: Right(
        ground=Ground.SCHOOL,
        sees=_("Aanvragen bij het studentenfonds, en wat er betaald is. Geen dossiers."),
        until=_("Zolang de aanvraag wordt bewaard. Nooit de eigen aanvraag."),
    ),
    Role.BOARD: Right(
        ground=Ground.SCHOOL,
        sees=_("Klachten, bezwaren en geschillen met een advies. Geen dossiers."),
        until=ROLE_UNTIL,
    ),
    **{
        role: Right(ground=Ground.NOTHING, sees=NOT_YET, until=ROLE_UNTIL)
        for role in (
            Role.ATTENDANCE,
            Role.TEAM_LEADER,
        )
    },
    **{
        role: Right(
            ground=Ground.NOTHING,
            sees=_("De regels van school, ook wat nog niet geldt. Geen dossiers."),
            until=ROLE_UNTIL,
        )
        for role in (Role.QUALITY, Role.COUNCIL)
    },
    **{
        role: Right(
            ground=Ground.NAMED,
            sees=_("Alleen de afspraken die de student kiest. Nooit de reden."),
            until=NAMED_UNTIL,
        )
        for role in Outsider
    },
}

READS_ALL: Final = (Role.SUPPORTER, Role.EXPERT, Role.SOCIAL_WORKER, Role.SCHOOL_DOCTOR)
"""Named to a dossier they help as the coach does, so they read it; only after the student's yes."""
READS_SHARED: Final = (Role.PRACTICE_COACH, Role.PRACTICE_COORDINATOR)
"""Named for a task: they see what the student shares for it, and nothing else."""


def label(role: str, school: School | None = None) -> str:
    """What this school calls a role; the usual word where it has none of its own."""
    own = (school or School.current()).role_labels.get(role)
    known = {**dict(Role.choices), **dict(Outsider.choices)}
    return one_or_more(own)[0] if own else str(known.get(role, role))


def labels(school: School | None = None) -> dict[str, str]:
    """All names at once, for a page that shows several."""
    school = school or School.current()
    return {str(role): label(role, school) for role in (*Role, *Outsider)}


def by_label(school: School | None = None) -> dict[str, str]:
    """What the school writes in its list of staff → our code: the own names, one and more."""
    own = (school or School.current()).role_labels
    return {normal(word): role for role, told in own.items() for word in one_or_more(told)}

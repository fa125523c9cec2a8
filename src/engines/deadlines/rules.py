"""The rules of WEB 8.1.3a and what surrounds them: the grounds every answer about support carries.

Three layers are kept apart: what the law says, what guidance says, and what the school promises.
A breach is only ever a breach of law.
"""

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """Where a rule comes from, from strongest to weakest."""

    LAW = "law"
    GUIDANCE = "guidance"
    SCHOOL = "school"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: its key in the catalogue of rights, its source, and what it says."""

    item: str
    law: str
    layer: Layer
    says: str


ASSESS_FIRST = Rule(
    item="A-01",
    law="WEB 8.1.3a lid 1",
    layer=Layer.LAW,
    says="The school assesses before enrolment whether extra support is needed in connection "
    "with a handicap or chronic illness. The student is free not to tell.",
)
AGREE_FIRST = Rule(
    item="A-02",
    law="WEB 8.1.3a lid 2",
    layer=Layer.LAW,
    says="Enrolment takes place only after written agreements on the support were made.",
)
CONTESTED_IS_HANDLED = Rule(
    item="A-08",
    law="WEB 7.5.1 lid 3, 7.5.7 lid 3",
    layer=Layer.LAW,
    says="A student who does not agree with a measure goes to the facility; the measure has "
    "been handled, and agreeing is never forced.",
)
PARENT_AGREES_TOO = Rule(
    item="A-03",
    law="Steunpunt Passend Onderwijs, 'Wat verandert er per 1 augustus 2023'; vgl. UAVG 5",
    layer=Layer.GUIDANCE,
    says="Under 16 a parent or guardian agrees as well, on the day the student agrees; from 16 "
    "the student agrees alone. The WEB itself names only the student.",
)
EVALUATE_YEARLY = Rule(
    item="A-04",
    law="WEB 8.1.3a lid 3; WEB 1.1.1 (begripsbepaling studiejaar)",
    layer=Layer.LAW,
    says="Agreements are evaluated with the student at least once per study year, 1 August up to "
    "and including 31 July; not twelve months after signing.",
)
SIGNED_LATE = Rule(
    item="A-04",
    law="beleid van de school",
    layer=Layer.SCHOOL,
    says="In the study year of signing an evaluation is a recommendation when the agreement was "
    "signed late; the law does not say whether so short a year counts.",
)
NEED_FOUND_LATER = Rule(
    item="A-05",
    law="WEB 8.1.3a lid 4",
    layer=Layer.LAW,
    says="A need that arises after enrolment gives the same duties; the law names no number of "
    "days. That a need found later counts the same is guidance.",
)
OWN_LEVEL = Rule(
    item="A-05",
    law="beleid van de school",
    layer=Layer.SCHOOL,
    says="The school's own service level: so many school days after the need was known.",
)
ONLY_HANDICAP_OR_ILLNESS = Rule(
    item="A-06",
    law="WEB 8.1.3a",
    layer=Layer.LAW,
    says="The duty covers only a handicap or chronic illness. The school may support everybody; "
    "other circumstances have other routes.",
)

SUPPORT_RULES = (
    ASSESS_FIRST,
    AGREE_FIRST,
    CONTESTED_IS_HANDLED,
    PARENT_AGREES_TOO,
    EVALUATE_YEARLY,
    SIGNED_LATE,
    NEED_FOUND_LATER,
    OWN_LEVEL,
    ONLY_HANDICAP_OR_ILLNESS,
)


class SupportGround(StrEnum):
    """Why somebody needs support, apart from what they need. Never a diagnosis."""

    HANDICAP = "handicap"
    CHRONIC = "chronic"
    PREGNANCY = "pregnancy"
    CARE = "care"
    SPORT = "sport"
    LANGUAGE = "language"
    CIRCUMSTANCES = "circumstances"


COVERED = frozenset({SupportGround.HANDICAP, SupportGround.CHRONIC})
"""The only grounds of WEB 8.1.3a (A-06)."""


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """Another route for somebody outside WEB 8.1.3a, and on what it depends."""

    item: str
    law: str
    says: str


ADAPTED_HOURS = Alternative(
    item="G-01", law="WEB 7.2.7", says="The school may agree fewer hours of presence."
)
BSA_CIRCUMSTANCES = Alternative(
    item="B-07a",
    law="WEB 8.1.7a lid 2 onder a",
    says="Personal circumstances count in the study advice.",
)
FUND_FAMILY = Alternative(
    item="F-06",
    law="WEB 8.1.5 lid 3 onder d",
    says="Student fund, with study delay by special family circumstances; bol, and no claim "
    "to basisbeurs.",
)
FUND_PREGNANCY = Alternative(
    item="F-07",
    law="WEB 8.1.5 lid 3 onder b",
    says="Student fund, with study delay by pregnancy or birth; bol, and no claim to basisbeurs.",
)
FUND_OTHER = Alternative(
    item="F-09",
    law="WEB 8.1.5 lid 3 onder f",
    says="Student fund, for other circumstances that the school has named.",
)
PREGNANCY_LEAVE = Alternative(
    item="E-01", law="WEB 8.1.7 lid 9 onder b", says="Leave around the birth: 16 or 20 weeks."
)
PREGNANCY_STATUTE = Alternative(
    item="C-02",
    law="WEB 7.4.8 lid 4 onder j",
    says="The student statute says what else applies on pregnancy and birth.",
)
FAMILY_ABSENCE = Alternative(
    item="E-02",
    law="WEB 8.1.7 lid 9 onder c",
    says="Special family circumstances are a valid reason for absence.",
)
MORE_EXAM_TIME = Alternative(
    item="G-05",
    law="Examenbesluit 12a",
    says="At most 30 minutes more at the central exam Dutch, for who is new to the language.",
)

ALTERNATIVES = {
    SupportGround.CARE: (ADAPTED_HOURS, FUND_FAMILY, BSA_CIRCUMSTANCES, FAMILY_ABSENCE),
    SupportGround.PREGNANCY: (
        PREGNANCY_LEAVE,
        PREGNANCY_STATUTE,
        ADAPTED_HOURS,
        FUND_PREGNANCY,
        BSA_CIRCUMSTANCES,
    ),
    SupportGround.SPORT: (ADAPTED_HOURS, FUND_OTHER),
    SupportGround.LANGUAGE: (MORE_EXAM_TIME,),
    SupportGround.CIRCUMSTANCES: (
        ADAPTED_HOURS,
        FUND_FAMILY,
        FUND_OTHER,
        BSA_CIRCUMSTANCES,
        FAMILY_ABSENCE,
    ),
}
"""Which other routes fit which ground (A-06). The order is the order in which to show them."""


def alternatives_for(grounds: frozenset[SupportGround]) -> tuple[Alternative, ...]:
    """The other routes for these grounds, each once."""
    routes = (
        route
        for ground in SupportGround
        if ground in grounds
        for route in ALTERNATIVES.get(ground, ())
    )
    return tuple(dict.fromkeys(routes))

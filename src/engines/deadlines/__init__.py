"""Terms, study years, days off, birthdays, legal protection, and the duties around support.

Values in, values out: `today` is always an argument, and every rule carries its `law`.
Sources: Algemene termijnenwet (Atw), Awb 6:8, WEB 1.1.1 and 8.1.3a.
"""

from . import catalogue
from .announcement import Running, running
from .birth import BirthLeave, birth_leave, earliest_leave
from .birthdays import MAJORITY, Age, BirthDate, DaySpan, parent_may_see
from .calendar import day_off_name, is_day_off
from .consent import CONSENT_AGE, ConsentNeeded, MeasureAnswer, WhoConsents, consent_needed
from .deciding import (
    Due,
    Matter,
    Pause,
    Why,
    court_by,
    decide_by,
    may_be_put_off,
    not_handled_by,
    pause_law,
    urgency_by,
)
from .evaluation import (
    EvaluationDuty,
    EvaluationSettings,
    EvaluationStatus,
    InForce,
    evaluation_duty,
)
from .protection import (
    DOORS,
    About,
    Body,
    Door,
    Kind,
    Rescue,
    Timely,
    file_by,
    rescues,
    timeliness,
)
from .rules import Alternative, Layer, Rule, SupportGround
from .school_days import add_school_days
from .study_year import StudyYear
from .support import (
    AgreementDuty,
    AgreementOutcome,
    SupportFacts,
    SupportSettings,
    agreement_duty,
)
from .term import Extension, FixedDay, Term, add_months

__all__ = [
    "CONSENT_AGE",
    "DOORS",
    "MAJORITY",
    "About",
    "Age",
    "AgreementDuty",
    "AgreementOutcome",
    "Alternative",
    "BirthDate",
    "BirthLeave",
    "Body",
    "ConsentNeeded",
    "DaySpan",
    "Door",
    "Due",
    "EvaluationDuty",
    "EvaluationSettings",
    "EvaluationStatus",
    "Extension",
    "FixedDay",
    "InForce",
    "Kind",
    "Layer",
    "Matter",
    "MeasureAnswer",
    "Pause",
    "Rescue",
    "Rule",
    "Running",
    "StudyYear",
    "SupportFacts",
    "SupportGround",
    "SupportSettings",
    "Term",
    "Timely",
    "WhoConsents",
    "Why",
    "add_months",
    "add_school_days",
    "agreement_duty",
    "birth_leave",
    "catalogue",
    "consent_needed",
    "court_by",
    "day_off_name",
    "decide_by",
    "earliest_leave",
    "evaluation_duty",
    "file_by",
    "is_day_off",
    "may_be_put_off",
    "not_handled_by",
    "parent_may_see",
    "pause_law",
    "rescues",
    "running",
    "timeliness",
    "urgency_by",
]

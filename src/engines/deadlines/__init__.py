"""Terms, study years, days off, birthdays, and the duties around support agreements.

Values in, values out: `today` is always an argument, and every rule carries its `law`.
Sources: Algemene termijnenwet (Atw), Awb 6:8, WEB 1.1.1 and 8.1.3a.
"""

from . import catalogue
from .announcement import Running, running
from .birthdays import MAJORITY, Age, BirthDate, DaySpan, parent_may_see
from .calendar import day_off_name, is_day_off
from .consent import CONSENT_AGE, ConsentNeeded, MeasureAnswer, WhoConsents, consent_needed
from .evaluation import (
    EvaluationDuty,
    EvaluationSettings,
    EvaluationStatus,
    InForce,
    evaluation_duty,
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
    "MAJORITY",
    "Age",
    "AgreementDuty",
    "AgreementOutcome",
    "Alternative",
    "BirthDate",
    "ConsentNeeded",
    "DaySpan",
    "EvaluationDuty",
    "EvaluationSettings",
    "EvaluationStatus",
    "Extension",
    "FixedDay",
    "InForce",
    "Layer",
    "MeasureAnswer",
    "Rule",
    "Running",
    "StudyYear",
    "SupportFacts",
    "SupportGround",
    "SupportSettings",
    "Term",
    "WhoConsents",
    "add_months",
    "add_school_days",
    "agreement_duty",
    "catalogue",
    "consent_needed",
    "day_off_name",
    "evaluation_duty",
    "is_day_off",
    "parent_may_see",
    "running",
]

"""What may be adapted at an exam: how many minutes, on whose word, and until when.

Values in, values out. Law: Examenbesluit 12a (Examen- en kwalificatiebesluit WEB, 2026-08-01) for
the second language; Regeling aangepaste wijze of vorm van examineren centrale examens mbo 3, 4 and
7 (CvTE, as read in 2017; G-04) for central exams; WGBH/CZ 2 and 5b for exams of the school, which
know no limit (G-03).
"""

from .language import LANGUAGE_YEARS, language_until
from .minutes import CENTRAL_MOST, Exam, Extra, Why, minutes_at
from .statement import Nature, statement_needed

__all__ = [
    "CENTRAL_MOST",
    "LANGUAGE_YEARS",
    "Exam",
    "Extra",
    "Nature",
    "Why",
    "language_until",
    "minutes_at",
    "statement_needed",
]

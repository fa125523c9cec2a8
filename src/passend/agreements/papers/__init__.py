"""The agreement on paper: one set of plain facts, shown as a web page and as a PDF.

Dutch: afspraken op papier. An `AgreementPaper` knows no database. `words.py` turns it into the
sentences a student reads; the PDF and the page print those same sentences, so they cannot differ.
Law: WEB 8.1.3a lid 2 (in writing, before enrolment); practice.md 5.2, fields C to M.
"""

from passend.core.shape import Card, Line, Section, Words

from .facts import AgreementPaper, Consent, Contact, NotGranted, Promise
from .of import paper_of
from .printing import agreement_pdf, summary_pdf
from .words import in_full, in_short

__all__ = [
    "AgreementPaper",
    "Card",
    "Consent",
    "Contact",
    "Line",
    "NotGranted",
    "Promise",
    "Section",
    "Words",
    "agreement_pdf",
    "in_full",
    "in_short",
    "paper_of",
    "summary_pdf",
]

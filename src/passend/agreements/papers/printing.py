"""From the words of an agreement to a PDF."""

from pathlib import Path

from passend.core.shape import WORDS, pdf_of

from .facts import AgreementPaper
from .words import in_full, in_short

SUMMARY = Path(__file__).resolve().parent / "summary.typ"


def agreement_pdf(paper: AgreementPaper) -> bytes:
    """The whole agreement as PDF/UA-1."""
    return pdf_of(in_full(paper), WORDS, lang=paper.lang)


def summary_pdf(paper: AgreementPaper) -> bytes:
    """One page for on the wall, as PDF/UA-1. Always one page: the letters shrink a little first,
    then the last agreements make room for a line that says there are more."""
    return pdf_of(in_short(paper), SUMMARY, lang=paper.lang)

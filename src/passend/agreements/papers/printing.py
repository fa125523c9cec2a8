"""From the words of an agreement to a PDF."""

from dataclasses import asdict
from pathlib import Path

from passend.core.documents import render_pdf

from .facts import AgreementPaper
from .shape import Words
from .words import in_full, in_short

HERE = Path(__file__).resolve().parent


def agreement_pdf(paper: AgreementPaper) -> bytes:
    """The whole agreement as PDF/UA-1."""
    return _pdf("agreement.typ", in_full(paper), paper)


def summary_pdf(paper: AgreementPaper) -> bytes:
    """One page for on the wall, as PDF/UA-1. Always one page: the letters shrink a little first,
    then the last agreements make room for a line that says there are more."""
    return _pdf("summary.typ", in_short(paper), paper)


def _pdf(template: str, words: Words, paper: AgreementPaper) -> bytes:
    title = f"{words.title}, {words.running}"
    data = {**asdict(words), "heading": words.title}
    return render_pdf(HERE / template, data, title=title, lang=paper.lang)

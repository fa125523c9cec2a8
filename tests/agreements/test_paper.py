"""The agreement to keep: the page and the PDF say the same, and both can be read."""

import io
import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements.models import Agreement
from passend.agreements.papers import (
    AgreementPaper,
    Consent,
    Contact,
    NotGranted,
    Promise,
    agreement_pdf,
    in_full,
    in_short,
    paper_of,
    summary_pdf,
)
from passend.core import clock
from passend.core.models import Event
from passend.core.readability import score
from tests import given

PROMISE = Promise(
    title="Meer tijd bij toetsen",
    school_does="Je krijgt 30 minuten extra bij elke toets.",
    student_does="Ik zeg het twee weken van tevoren.",
    need="Lezen kost mij meer tijd.",
    by_whom="je docenten",
    when="bij elke toets, in een rustig lokaal",
    starts_on=date(2026, 8, 1),
    until=date(2027, 7, 31),
    decision="besluit van de examencommissie (aangevraagd)",
    limits="De eisen van de toets blijven gelijk.",
    works_if="je de toets op tijd af hebt",
)
PAPER = AgreementPaper(
    school="ROC De Waal",
    student="Sam ’t Hart-Żółć",
    programme="Verzorgende IG, crebo 25491, bol, niveau 3",
    number="5F0C12AB",
    version=2,
    status="geldt nu",
    starts_on=date(2026, 4, 3),
    story=(("Wat gaat goed", "Ik werk netjes."), ("Wat helpt", "Rust.\nEn duidelijkheid.")),
    promises=(PROMISE, Promise(title="Pauze", school_does="Je mag even weg. #read(\"x\")")),
    contested=(
        Promise(title="Elke week praten", school_does="Je praat elke vrijdag met je slb’er.",
                objection="dit is niet genoeg. Ik wil twee keer."),
    ),
    not_granted=(
        NotGranted(wish="Thuis toetsen maken", reason="De toets hoort op de werkplek.",
                   alternative="Een toets op een rustig moment."),
    ),
    contact=Contact(name="Marieke Bos", reach="m.bos@school.example"),
    substitute=Contact(name="Ahmed El Amrani"),
    facility=Contact(name="het loket voor klachten van je school"),
    evaluate_by=date(2027, 7, 31),
    consents=(
        Consent(who="Sam ’t Hart-Żółć", role="student", at=clock.now(), how="zelf ingelogd",
                answer="akkoord (2), niet akkoord (1)"),
    ),
    to_sign=True,
    needs_parent=True,
)  # fmt: skip


class Words(HTMLParser):
    """The words of a page as a reader hears them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += data.split()


def words_of_page(html: str) -> list[str]:
    reader = Words()
    reader.feed(html)
    return reader.found


def words_of_pdf(pdf: bytes) -> list[str]:
    """The words on the pages without the line at their foot; a list's numbers are its own."""
    found: list[str] = []
    for page in pypdfium2.PdfDocument(pdf):
        left, bottom, right, top = 0, 62, page.get_width(), page.get_height()
        part = page.get_textpage().get_text_bounded(left, bottom, right, top)
        found += part.split()
    return found


def counted(words: list[str]) -> dict[str, int]:
    """Without the numbers before steps, which a browser adds by itself."""
    said = [word for word in words if not re.fullmatch(r"\d\.", word)]
    return {word: said.count(word) for word in said}


def html(paper: AgreementPaper) -> str:
    from django.template.loader import render_to_string

    return render_to_string("agreement/_paper.html", {"words": in_full(paper)})


def test_the_page_and_the_pdf_say_the_same() -> None:
    assert counted(words_of_pdf(agreement_pdf(PAPER))) == counted(words_of_page(html(PAPER)))


@pytest.mark.parametrize(
    "said",
    [
        "ROC De Waal", "Verzorgende IG", "2 (geldt nu)", "School doet", "Ik doe",
        "zaterdag 31 juli 2027", "Marieke Bos", "Houdt de school zich niet aan een afspraak",
        "Je mag ook naar het College voor de Rechten van de Mens", "zelf ingelogd",
        "De toets hoort op de werkplek", "Ik wil twee keer", "Ouder of verzorger",
    ],
)  # fmt: skip
def test_the_paper_holds_what_the_law_and_the_student_need(said: str) -> None:
    assert said in " ".join(words_of_page(html(PAPER)))


@pytest.mark.parametrize("make", [agreement_pdf, summary_pdf])
def test_the_pdf_can_be_read_aloud(make) -> None:  # type: ignore[no-untyped-def]
    with pikepdf.open(io.BytesIO(make(PAPER))) as pdf:
        kinds = {str(o.S) for o in pdf.objects
                 if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"
                 and "/S" in o}  # fmt: skip
        assert {"/H1", "/H2", "/H3", "/P"} <= kinds
        assert str(pdf.Root.Lang) == "nl"
        with pdf.open_metadata() as meta:
            assert "versie 2" in meta["dc:title"]
            assert meta["pdfuaid:part"] == "1"


def test_the_table_of_consent_has_its_headings() -> None:
    with pikepdf.open(io.BytesIO(agreement_pdf(PAPER))) as pdf:
        kinds = [str(o.get("/S")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        assert kinds.count("/TH") == 4


@pytest.mark.parametrize("many", [1, 6, 20])
def test_the_summary_is_one_page_however_much_was_agreed(many: int) -> None:
    long = Promise(title="Rust", school_does="Je mag even naar een stille plek. " * 4)
    paper = AgreementPaper(**{**vars(PAPER), "promises": (PROMISE, long) * many})
    pdf = summary_pdf(paper)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    said = " ".join(words_of_pdf(pdf))
    assert "Marieke Bos" in said
    assert ("En nog meer afspraken" in said) == (many > 1)


@pytest.mark.parametrize("make", [in_full, in_short])
def test_our_own_sentences_are_a2(make) -> None:  # type: ignore[no-untyped-def]
    """What people filled in is theirs; everything around it is ours."""
    words = make(AgreementPaper(**{**vars(PAPER), "story": (), "facility": None}))
    ours = [words.lead]
    for section in words.sections:
        ours += [section.heading, *section.text, *section.steps]
    found = score("\n".join(ours))
    assert found.level == "A2", found


@pytest.mark.django_db
def test_the_paper_of_an_agreement_tells_what_was_agreed() -> None:
    agreement = given.agreed(given.proposed(measures=3), contested=1)
    paper = paper_of(agreement)
    assert (len(paper.promises), len(paper.contested)) == (2, 1)
    assert paper.status == "geldt nu"
    assert paper.consents[0].how == "zelf ingelogd"
    assert paper.consents[0].answer == "akkoord (2), niet akkoord (1)"
    assert paper.contact.name == str(agreement.case.coach)
    assert paper.evaluate_by == agreement.evaluate_by
    assert not paper.to_sign


def test_a_part_without_words_is_left_out() -> None:
    empty = AgreementPaper(**{**vars(PAPER), "story": (("Wat helpt", ""),), "contested": ()})
    headings = [section.heading for section in in_full(empty).sections]
    assert "Dit vertelde jij" not in headings
    assert "Hierover zijn we het niet eens" not in headings


@pytest.mark.django_db
def test_a_proposal_can_be_signed_and_says_that_nobody_agreed_yet() -> None:
    paper = paper_of(given.proposed())
    assert paper.to_sign
    assert "Nog niemand is akkoord" in html(paper)


@pytest.mark.django_db
def test_under_sixteen_a_parent_signs_too() -> None:
    young = clock.today() - timedelta(days=15 * 365)
    assert paper_of(given.proposed(given.heard_case(born=young))).needs_parent


PAGES = ["agreement.paper", "agreement.pdf", "agreement.summary"]


def opened(user: object, verb: str, agreement: Agreement):  # type: ignore[no-untyped-def]
    browser = Client()
    browser.force_login(user)  # type: ignore[arg-type]
    return browser.get(reverse(verb, args=[agreement.pk]))


@pytest.mark.django_db
@pytest.mark.parametrize("verb", PAGES)
def test_the_paper_is_for_who_may_see_the_agreement(verb: str) -> None:
    agreement = given.in_force()
    assert opened(agreement.case.person, verb, agreement).status_code == 200
    assert opened(agreement.case.coach, verb, agreement).status_code == 200
    assert opened(given.coach(), verb, agreement).status_code == 404
    assert opened(given.account(), verb, agreement).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("verb", PAGES)
def test_the_student_can_see_that_somebody_opened_the_paper(verb: str) -> None:
    agreement = given.in_force()
    opened(agreement.case.coach, verb, agreement)
    assert Event.objects.in_dossier(agreement.case).views().count() == 1


@pytest.mark.django_db
def test_the_name_of_the_file_tells_nothing_about_anybody() -> None:
    agreement = given.in_force()
    answer = opened(agreement.case.person, "agreement.pdf", agreement)
    assert answer["Content-Disposition"] == 'attachment; filename="afspraken-versie-1.pdf"'
    assert answer.content.startswith(b"%PDF-")

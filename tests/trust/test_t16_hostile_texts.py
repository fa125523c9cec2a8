"""T-16. A text is only ever a text: in a page, in a paper, in a mail and in the name of a file.

A world in which every name, need and note carries a script, a picture that runs, a link that runs
and a character that turns the reading direction. Everybody in it presses every link.

How a text is written in an answer is decided after the database gave it: one of them is enough.
"""

import io
from itertools import islice

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from passend.core.actions import Action
from passend.core.models import Message, StoredFile
from passend.core.reference.verbs import declared

from .conftest import SCRIPT
from .forms import fill, main_form
from .inert import dangers
from .told import own
from .undoing import same_files, undone
from .walk import Page, walk
from .world import EVERYBODY, World

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
TYPED = [action for action in declared() if action.page]


@pytest.mark.parametrize("role", [*EVERYBODY, "stranger"])
def test_t16_no_page_runs_what_somebody_wrote(hostile: World, role: str):
    pages = list(walk(hostile.people()[role], searching=SCRIPT))
    assert len(pages) > 3
    assert [f"{page.path}: {why}" for page in pages for why in dangers(page)] == []
    assert [page.path for page in pages if page.status >= 500] == []


def test_t16_a_paper_holds_words_and_no_orders(hostile: World):
    """The typesetter gets texts as data: a text with its own marks is printed, not obeyed."""
    for name in ("agreement.pdf", "agreement.summary"):
        answer = hostile.clients["coach"].get(reverse(name, args=[hostile.agreement.pk]))
        assert answer.status_code == 200
        raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
        with pikepdf.open(io.BytesIO(raw)) as paper:
            kinds = {str(thing.get("/S", "")) for thing in paper.objects if is_action(thing)}
            assert kinds & {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"} == set()


def is_action(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/S" in thing


def test_t16_no_mail_repeats_what_somebody_wrote(hostile: World):
    mails = Message.objects.all()
    assert mails.count() > 5
    assert [m.kind for m in mails if "onerror" in m.body + m.subject or "\n" in m.subject] == []


def test_t16_a_file_that_could_run_is_not_taken(hostile: World):
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    before = StoredFile.objects.count()
    for name in ("scan.svg", "scan.pdf", "scan.png"):
        scan = SimpleUploadedFile(name, drawing, "application/pdf")
        path = reverse("agreement.confirm_paper", args=[hostile.proposal.pk])
        answer = hostile.clients["coach"].post(path, {"scan": scan, "everything": "1"})
        assert answer.status_code == 422
    assert StoredFile.objects.count() == before


def test_t16_an_upload_is_downloaded_and_never_guessed(hostile: World):
    path = reverse("agreement.scan", args=[hostile.signed.pk])
    answer = hostile.clients["coach"].get(path)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "\n" not in answer["Content-Disposition"]


@pytest.mark.parametrize("action", TYPED, ids=lambda a: a.verb)
def test_t16_what_is_typed_in_a_form_is_shown_and_does_not_run(hostile: World, action: Action):
    """Every free field of every page, also when the answer is a form with errors."""
    for client, path in islice(hostile.doors(action), 2):
        shown = client.get(path).content.decode() or "<p>"
        form = main_form(shown)
        if form is None:
            continue
        data = fill(form, text=f"{SCRIPT}\u202egnp", **own(action.verb, path, shown)).data
        with undone(client), same_files():
            answer = client.post(path, data, follow=True)
            kind = answer.headers.get("Content-Type", "")
            body = "" if answer.streaming else answer.content.decode(errors="replace")
            page = Page(path, answer.status_code, kind, body, b"", answer)
            assert page.status < 500
            assert dangers(page) == [], f"T-16 {action.verb}"

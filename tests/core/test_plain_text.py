"""What people type and upload is read in the direction in which it was written."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from passend.core import files
from passend.core.middleware import PlainTextMiddleware

BACKWARDS = "Sam\u202egnp.exe"


def posted(**data: str) -> dict[str, str]:
    seen: dict[str, str] = {}

    def view(request):
        seen.update(request.POST.items())
        return HttpResponse()

    PlainTextMiddleware(view)(RequestFactory().post("/", data))
    return seen


def test_signs_that_turn_the_reading_direction_are_left_out():
    assert posted(name=BACKWARDS, note="a\u2067b") == {"name": "Samgnp.exe", "note": "ab"}


def test_a_sign_that_means_nothing_is_left_out_of_a_search_too():
    """PostgreSQL fails on it."""
    asked = RequestFactory().get("/", {"q": "Sam\x00"})
    PlainTextMiddleware(lambda request: HttpResponse())(asked)
    assert asked.GET["q"] == "Sam"


def test_other_writing_stays_as_it_is():
    written = {"name": "Zoë 张 עברית عربي", "note": "een regel\nen nog een"}
    assert posted(**written) == written


@pytest.mark.django_db
def test_a_file_keeps_a_name_that_can_be_read(settings, tmp_path):
    settings.FILES_DIR = tmp_path
    assert files.keep(f"../{BACKWARDS}\x00", "text/plain", [b"x"]).name == "Samgnp.exe"

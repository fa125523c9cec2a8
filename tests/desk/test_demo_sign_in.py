"""Being somebody with one click exists in the demo, and cannot be reached anywhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve

from passend import urls  # read now, before a test says that this is the demo
from passend.desk.demo import views
from passend.desk.demo.personas import COACH, PERSONAS, persona
from tests import given

REPO = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "PASSEND_MODE": "production",
    "SECRET_KEY": "a-secret-for-this-test-" + "x" * 40,
    "PASSEND_IDENTITY_KEY": settings.PASSEND_IDENTITY_KEY,
    "PASSEND_FIELD_KEYS": settings.PASSEND_FIELD_KEYS,
    "PASSEND_LOG_KEY": settings.PASSEND_LOG_KEY,
    "ALLOWED_HOSTS": "passend.example",
    "DATABASE_URL": "sqlite:///unused.sqlite3",
    "PYTHONPATH": str(REPO / "src"),
}
ASK = """
import django
django.setup()
from django.urls import Resolver404, get_resolver, resolve
for path in ("/demo/", "/demo/word/", "/demo/post/"):
    try:
        resolve(path)
    except Resolver404:
        print(path, "does not exist")
names = [str(name) for name in get_resolver().reverse_dict if isinstance(name, str)]
print([name for name in names if name.startswith("demo")])
"""


def in_production(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "passend.settings"}
    return subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, cwd=REPO
    )


def test_with_production_settings_the_pages_of_the_demo_do_not_exist():
    answer = in_production("-c", ASK).stdout.splitlines()
    assert answer == [
        "/demo/ does not exist",
        "/demo/word/ does not exist",
        "/demo/post/ does not exist",
        "[]",
    ]


@pytest.mark.parametrize("view", [views.people, views.become, views.post])
def test_a_page_of_the_demo_that_somebody_joins_by_mistake_still_opens_nothing(rf, view):
    for request in (rf.get("/demo/"), rf.post("/demo/", {"persona": COACH.code})):
        with pytest.raises(Http404):
            view(request)


def test_the_test_settings_know_no_demo_either():
    assert [str(p.pattern) for p in urls.urlpatterns if "demo" in str(p.pattern)] == []
    with pytest.raises(Resolver404):
        resolve("/demo/", urlconf="passend.urls")


@pytest.mark.django_db
def test_in_the_demo_one_click_makes_me_somebody(client, settings):
    settings.DEMO, settings.ROOT_URLCONF = True, "tests.desk.demo_urls"
    coach = given.coach(email=COACH.email)
    page = client.get("/demo/")
    assert str(COACH.role) in page.content.decode()
    answer = client.post("/demo/word/", {"persona": COACH.code})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(coach.pk)


@pytest.mark.django_db
def test_in_the_demo_nobody_becomes_somebody_else_than_a_persona(client, settings):
    settings.DEMO, settings.ROOT_URLCONF = True, "tests.desk.demo_urls"
    given.coach(email="somebody@example.org")
    for word in ("somebody@example.org", "", "beheerder"):
        assert client.post("/demo/word/", {"persona": word}).status_code == 404


def test_every_persona_has_an_own_code_and_address():
    assert len({p.code for p in PERSONAS}) == len({p.email for p in PERSONAS}) == len(PERSONAS)
    assert all(persona(p.code) is p for p in PERSONAS)

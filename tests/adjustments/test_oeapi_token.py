"""How a test planner gets in: one way to a token, for half an hour, and for nothing else."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from oauth2_provider.models import AccessToken, RefreshToken

from passend.core import brake, clock
from tests import given_adjustments as exams

from .program import TOKEN, Program

pytestmark = pytest.mark.django_db


@pytest.fixture
def program() -> Program:
    return Program(exams.planner())


def test_a_token_lives_half_an_hour_and_is_kept_as_a_hash_of_nobody(program: Program) -> None:
    answer = program.asks_token()
    told, kept = answer.json(), AccessToken.objects.get()
    assert (told["token_type"], told["expires_in"]) == ("Bearer", 1800)
    assert "refresh_token" not in told
    assert "no-store" in answer["Cache-Control"]
    assert (kept.token, kept.user) == ("", None)
    assert not RefreshToken.objects.exists()
    made = exams.granted()
    assert program.reads(made).status_code == 200
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        assert program.reads(made).status_code == 401


@pytest.mark.parametrize(
    "grant",
    [
        "password", "authorization_code", "refresh_token", "",
        "urn:ietf:params:oauth:grant-type:device_code",
    ],
)  # fmt: skip
def test_there_is_no_other_way_to_a_token(program: Program, grant: str) -> None:
    more = {"username": "x", "password": "y", "code": "z", "refresh_token": "z", "device_code": "z"}
    answer = program.asks_token(grant_type=grant, **more)
    assert answer.status_code == 400
    assert answer.json()["error"] in {"unsupported_grant_type", "invalid_request"}
    assert not AccessToken.objects.exists()


def test_a_token_is_for_one_scope(program: Program) -> None:
    assert program.asks_token(scope="read write").json()["error"] == "invalid_scope"


def test_a_token_of_another_scope_opens_nothing(program: Program) -> None:
    """The library would give no such token; should one ever lie there, it is not good here."""
    made = exams.granted()
    program.gets_token()
    AccessToken.objects.update(scope="read")
    assert program.reads(made).status_code == 401


def test_a_wrong_secret_gets_nothing_and_many_of_them_wait(program: Program) -> None:
    program.secret = "wrong"
    answer = program.asks_token()
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    for _ in range(99):
        brake.press("planner.token", "127.0.0.1")
    program.secret = exams.SECRET
    answer = program.asks_token()
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")


def test_without_a_good_token_nobody_hears_whether_somebody_exists(program: Program) -> None:
    made = exams.granted()
    for told in (str(made.case.student.pk), str(uuid4()), "x"):  # type: ignore[union-attr]
        bare = program.client.get(f"/oeapi/v6/persons/{told}")
        wrong = program.client.get(
            f"/oeapi/v6/persons/{told}", headers={"Authorization": "Bearer x"}
        )
        assert (bare.status_code, wrong.status_code) == (401, 401)
        assert bare.content == wrong.content
        assert bare["Content-Type"] == "application/problem+json"
        assert bare["WWW-Authenticate"].startswith("Bearer ")
        assert 'error="invalid_token"' in wrong["WWW-Authenticate"]
    in_the_address = f"/oeapi/v6/persons/x?access_token={program.gets_token()}"
    assert program.client.get(in_the_address).status_code == 401


def test_who_is_signed_in_is_nobody_here_and_a_token_opens_nothing_else(
    program: Program, client: Client
) -> None:
    made = exams.granted()
    client.force_login(exams.member(made))
    assert client.get(f"/oeapi/v6/persons/{made.case.student.pk}").status_code == 401  # type: ignore[union-attr]
    assert program.gets("/examens/").status_code == 302
    assert program.gets(reverse("planner.list")).status_code == 302


@pytest.mark.parametrize(
    "where", ["authorize", "revoke_token", "introspect", "register", "o/token"]
)
def test_the_pages_of_the_library_are_not_there(client: Client, where: str) -> None:
    for path in (f"/oeapi/{where}", f"/o/{where}/", f"/oeapi/{where}/"):
        assert client.get(path).status_code in {302, 404}
        assert client.post(path).status_code in {302, 404}
    assert client.get(TOKEN).status_code == 405


@pytest.mark.parametrize(
    "more", [{"resource": "x"}, {"client_id": "\x00"}, {"scope": "\x00"}, {"client_secret": "é"}]
)
def test_what_cannot_be_read_is_a_mistake_and_no_fall(
    program: Program, more: dict[str, str]
) -> None:
    assert program.asks_token(**more).status_code in {200, 400, 401}
    strange = program.client.post(f"{TOKEN}?x=%zz", {"grant_type": "client_credentials"})
    assert strange.status_code in {400, 401}
    broken = program.client.post(TOKEN, headers={"Authorization": "Basic AP8="})
    assert broken.status_code in {400, 401}

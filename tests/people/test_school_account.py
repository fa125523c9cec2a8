"""Coming in with the account of the school, at a real provider in a process of its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from passend.core.models import Event
from passend.people.models import Student, User
from passend.settings import surfconext
from passend.settings.surfconext import Provider as Setting
from tests import given
from tests.oidc_provider.__main__ import CLIENT, SECRET
from tests.oidc_provider.running import Provider, provider
from tests.signing_in import app_of

pytestmark = pytest.mark.django_db
HOME = "roc.example"
CODE = "urn:schac:personalUniqueCode:nl:local:roc.example:studentid:{}"
LOGIN = "/inloggen/via/school/"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with provider(tmp_path_factory.mktemp("oidc")) as one:
        yield one


@pytest.fixture
def school(running: Provider, settings: Any) -> Provider:
    set_up(running, settings)
    return running


def set_up(running: Provider, settings: Any) -> None:
    settings.OIDC = Setting(running.issuer, CLIENT, SECRET, HOME, "SURFconext")
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": settings.OIDC.apps, "OAUTH_PKCE_ENABLED": True}
    }


def says(school: Provider, name: str, **claims: Any) -> None:
    told = {"schac_home_organization": HOME, "eduperson_affiliation": ["student"], **claims}
    school.says(name, **told)


def comes(client: Client, school: Provider, name: str, query: str = "") -> Any:
    """All the way: to the provider, through its door, and back."""
    asked = client.get(f"{LOGIN}{query}")
    back = school.lets_in(name, asked["Location"])
    return client.get(back.removeprefix("http://testserver"))


def student(number: str = "123456", **kw: Any) -> User:
    user = given.account(**kw)
    Student.objects.create(user=user, number=number, first_name="Noor", last_name="V")
    return user


def is_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("name", ["schac_personal_unique_code", "schac_personal_unique_codes"])
def test_a_student_is_found_by_the_student_number(
    client: Client, school: Provider, name: str
) -> None:
    noor = student()
    says(school, "noor", **{name: [CODE.format("123456")]})
    assert comes(client, school, "noor").url == reverse("home")
    assert is_in(client) == str(noor.pk)
    assert SocialAccount.objects.get().user == noor
    assert SocialAccount.objects.get().extra_data == {}
    verbs = list(Event.objects.about(noor).values_list("verb", flat=True))
    assert verbs == ["account.connect", "account.sign_in"]
    assert Event.objects.latest("pk").details == {"ways": "school"}


def test_the_second_time_the_key_is_sub_and_not_the_number(
    client: Client, school: Provider
) -> None:
    noor = student()
    says(school, "noor-2", schac_personal_unique_code=CODE.format("123456"))
    comes(client, school, "noor-2")
    client.logout()
    says(school, "noor-2")
    comes(client, school, "noor-2")
    assert is_in(client) == str(noor.pk)


def test_somebody_unknown_gets_a_page_and_no_account(client: Client, school: Provider) -> None:
    says(school, "wie", schac_personal_unique_code=[CODE.format("999")], email="wie@example.org")
    answer = comes(client, school, "wie")
    assert answer.status_code == 403
    assert "in Passend ben je nog niet bekend" in answer.content.decode()
    assert (User.objects.count(), SocialAccount.objects.count()) == (0, 0)
    assert is_in(client) is None


@pytest.mark.parametrize("make", [given.coach, given.account, student])
def test_the_same_address_opens_nobodys_account(
    client: Client, school: Provider, make: Any
) -> None:
    make(email="zelfde@example.org")
    says(
        school, "dief", email="zelfde@example.org", email_verified=True,
        preferred_username="zelfde@example.org", eduperson_affiliation=["student", "employee"],
    )  # fmt: skip
    assert comes(client, school, "dief").status_code == 403
    assert is_in(client) is None
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("home", ["ander-roc.example", "", "roc.example.boos.example"])
def test_another_school_does_not_get_in(client: Client, school: Provider, home: str) -> None:
    student()
    says(
        school, f"ander{home}", schac_home_organization=home,
        schac_personal_unique_code=[CODE.format("123456")],
    )  # fmt: skip
    answer = comes(client, school, f"ander{home}")
    assert answer.status_code == 403
    assert "niet van deze school" in answer.content.decode()
    assert is_in(client) is None


def test_a_guest_of_the_school_does_not_get_in(client: Client, school: Provider) -> None:
    student()
    says(
        school, "gast", eduperson_affiliation=["affiliate"],
        schac_personal_unique_code=[CODE.format("123456")],
    )  # fmt: skip
    assert comes(client, school, "gast").status_code == 403


def test_an_employee_with_the_number_of_a_student_is_not_that_student(
    client: Client, school: Provider
) -> None:
    student()
    says(
        school, "docent", eduperson_affiliation=["employee"],
        schac_personal_unique_code=[CODE.format("123456")],
    )  # fmt: skip
    assert comes(client, school, "docent").status_code == 403


def test_staff_connect_the_account_once_and_still_take_the_second_step(
    client: Client, school: Provider
) -> None:
    coach = given.coach()
    says(school, "coach", eduperson_affiliation=["employee"])
    assert comes(client, school, "coach").status_code == 403

    client.force_login(coach)
    assert comes(client, school, "coach", "?process=connect").url == reverse("account")
    assert SocialAccount.objects.get().user == coach
    client.logout()
    comes(client, school, "coach")
    assert client.get(reverse("today")).url == reverse("factor.start")


def test_staff_with_a_second_step_are_not_in_before_it(client: Client, school: Provider) -> None:
    coach = given.coach()
    says(school, "stap", eduperson_affiliation=["employee"])
    client.force_login(coach)
    comes(client, school, "stap", "?process=connect")
    client.logout()
    app = app_of(coach)
    assert comes(client, school, "stap").url == reverse("mfa_authenticate")
    assert is_in(client) is None
    client.post(reverse("mfa_authenticate"), {"code": app.code()})
    assert is_in(client) == str(coach.pk)


def test_who_left_the_school_as_employee_does_not_get_in_as_staff(
    client: Client, school: Provider
) -> None:
    coach = given.coach()
    SocialAccount.objects.create(user=coach, provider="school", uid="x")
    says(school, "weg", eduperson_affiliation=["employee"])
    client.force_login(coach)
    comes(client, school, "weg", "?process=connect")
    client.logout()
    says(school, "weg", eduperson_affiliation=["student"])
    assert comes(client, school, "weg").status_code == 403
    assert is_in(client) is None


def test_nobody_connects_an_account_that_is_of_another(client: Client, school: Provider) -> None:
    student()
    says(school, "eigen", schac_personal_unique_code=[CODE.format("123456")])
    comes(client, school, "eigen")
    other = Client()
    other.force_login(given.account())
    answer = comes(other, school, "eigen", "?process=connect")
    assert answer.status_code == 403
    assert "hoort bij iemand anders" in answer.content.decode()


def test_an_answer_that_was_not_asked_for_here_opens_nothing(
    client: Client, school: Provider
) -> None:
    student()
    says(school, "noor-3", schac_personal_unique_code=[CODE.format("123456")])
    back = school.lets_in("noor-3", client.get(LOGIN)["Location"])
    victim = Client()
    answer = victim.get(back.removeprefix("http://testserver"))
    assert answer.status_code == 502
    assert is_in(victim) is None


def test_without_settings_the_door_is_not_there(client: Client) -> None:
    assert client.get(LOGIN).status_code == 404
    assert "via/school" not in client.get(reverse("sign_in")).content.decode()


def test_half_a_provider_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_ISSUER", "https://connect.example")
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_ID"):
        surfconext.provider()


def test_a_student_number_of_another_school_is_nobody_here(
    client: Client, school: Provider
) -> None:
    """Who studies at two schools may bring two numbers; the other one may be a classmate's here."""
    student("777777")
    elsewhere = "urn:schac:personalUniqueCode:nl:local:hogeschool.example:studentid:777777"
    says(school, "gast", schac_personal_unique_code=[elsewhere])
    assert comes(client, school, "gast").status_code == 403
    assert is_in(client) is None
    assert not SocialAccount.objects.exists()

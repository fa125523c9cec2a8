"""The second step of staff: setting it up, keeping it, losing it."""

import base64
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.core import clock, fresh, reseal
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from passend.people.actions import factors
from tests import given
from tests.signing_in import App, app_of, halfway, keep

pytestmark = pytest.mark.django_db
Type = Authenticator.Type


def set_up(client: Client) -> App:
    """As somebody does it on the page: scan, and type the first code."""
    page = client.get(reverse("factor.add_app")).content.decode()
    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert picture
    assert b"<svg" in base64.b64decode(picture[1])
    letters = re.search(r'class="letters">([A-Z2-7 ]+)<', page)
    assert letters
    app = App(letters[1].replace(" ", ""))
    done = client.post(reverse("factor.add_app"), {"code": app.code()})
    assert done.url == reverse("factor.codes")
    return app


def test_a_new_member_of_staff_sets_up_an_app_and_gets_codes_on_paper(client: Client) -> None:
    user = given.coach()
    halfway(client, user)
    client.session.save()
    keep(client, {fresh.STAMP: clock.now().timestamp()})
    assert "Een app op je telefoon" in client.get(reverse("factor.start")).content.decode()
    set_up(client)
    page = client.get(reverse("factor.codes")).content.decode()
    assert len(re.findall(r"<li>\d{8}</li>", page)) == 10
    assert client.post(reverse("factor.codes")).url == reverse("home")
    assert not re.search(r"<li>\d{8}</li>", client.get(reverse("factor.codes")).content.decode())
    assert client.get(reverse("today")).status_code == 200
    assert [e.verb for e in Event.objects.about(user)] == ["factor.add_app"]
    assert Message.objects.get().kind == "factor_changed"


def test_the_policy_allows_the_picture_on_that_page_only(client: Client) -> None:
    client.force_login(given.coach())
    policy = client.get(reverse("factor.add_app")).headers["Content-Security-Policy"]
    assert "img-src 'self' data:" in policy
    assert "data:" not in client.get(reverse("account")).headers["Content-Security-Policy"]


def test_a_wrong_first_code_sets_up_nothing(client: Client) -> None:
    client.force_login(given.coach())
    client.get(reverse("factor.add_app"))
    answer = client.post(reverse("factor.add_app"), {"code": "000000"})
    assert answer.status_code == 422
    assert not Authenticator.objects.exists()


def test_the_secrets_lie_sealed_on_the_disk() -> None:
    user = given.coach()
    app = app_of(user)
    for kept in Authenticator.objects.filter(user=user):
        assert app.secret not in str(kept.data)
        assert "1:" in str(kept.data)


def test_the_secrets_get_another_key_with_everything_else(settings: Any) -> None:
    user = given.coach()
    app = app_of(user)
    new = base64.b64encode(b"n" * 32).decode()
    settings.PASSEND_FIELD_KEYS = f"2:{new},{settings.PASSEND_FIELD_KEYS}"
    assert reseal.count().texts["1"] >= 2
    reseal.rotate()
    assert not reseal.count().uses("1")
    settings.PASSEND_FIELD_KEYS = f"2:{new}"
    assert factors.is_right(user, app.code())


def test_a_code_on_paper_works_once(client: Client) -> None:
    user = given.coach()
    app_of(user)
    paper = Authenticator.objects.get(user=user, type=Type.RECOVERY_CODES).wrap()
    code = paper.get_unused_codes()[0]
    assert factors.is_right(user, code)
    assert not factors.is_right(user, code)


def test_new_codes_end_the_old_ones(client: Client) -> None:
    user = given.coach()
    app_of(user)
    old = Authenticator.objects.get(user=user, type=Type.RECOVERY_CODES).wrap().get_unused_codes()
    client.force_login(user)
    assert client.post(reverse("factor.new_codes")).url == reverse("factor.codes")
    assert not any(factors.is_right(user, code) for code in old)
    assert Event.objects.filter(verb="factor.new_codes").count() == 1


def test_staff_keep_at_least_one(client: Client) -> None:
    user = given.coach()
    app_of(user)
    app = Authenticator.objects.get(user=user, type=Type.TOTP)
    client.force_login(user)
    page = client.post(reverse("factor.remove", args=[app.pk]))
    assert "je enige tweede stap" in page.content.decode()
    assert Authenticator.objects.filter(pk=app.pk).exists()


def test_who_has_two_may_remove_one(client: Client) -> None:
    user = given.coach()
    app_of(user)
    Authenticator.objects.create(user=user, type=Type.WEBAUTHN, data={"name": "sleutel"})
    app = Authenticator.objects.get(user=user, type=Type.TOTP)
    client.force_login(user)
    client.post(reverse("factor.remove", args=[app.pk]))
    assert set(Authenticator.objects.values_list("type", flat=True)) == {
        Type.WEBAUTHN, Type.RECOVERY_CODES,
    }  # fmt: skip


def test_codes_on_paper_are_not_removed_alone(client: Client) -> None:
    user = given.coach()
    app_of(user)
    paper = Authenticator.objects.get(user=user, type=Type.RECOVERY_CODES)
    client.force_login(user)
    assert client.post(reverse("factor.remove", args=[paper.pk])).status_code == 404


def test_a_second_app_is_refused() -> None:
    user = given.coach()
    app_of(user)
    with pytest.raises(ValidationError, match="al een app"):
        factors.add_app(user, by=user, secret="A" * 32)


def test_nobody_sets_up_the_second_step_of_another() -> None:
    with pytest.raises(NotYou):
        factors.add_app(given.coach(), by=given.coach(), secret="A" * 32)


def test_the_manager_wipes_a_lost_second_step_with_an_event_and_a_mail(client: Client) -> None:
    user, boss = given.coach(), given.manager()
    app_of(user)
    client.force_login(boss)
    assert client.post(reverse("factor.reset", args=[user.pk])).status_code == 302
    assert not Authenticator.objects.filter(user=user).exists()
    event = Event.objects.filter(verb="factor.reset").get()
    assert event.actor.endswith(str(boss.pk))
    mail = Message.objects.get(kind="factor_reset")
    assert mail.address == user.email
    assert user.last_name not in mail.body


def test_nobody_else_wipes_it_and_no_manager_the_own(client: Client) -> None:
    user, boss = given.coach(), given.manager()
    app_of(user)
    client.force_login(given.coordinator())
    assert client.post(reverse("factor.reset", args=[user.pk])).status_code == 404
    with pytest.raises(NotYou):
        factors.reset(boss, by=boss)


def test_passkeys_are_offered_with_what_the_browser_needs(client: Client) -> None:
    client.force_login(given.coach())
    page = client.get(reverse("factor.add_passkey")).content.decode()
    assert "webauthn-json.js" in page
    assert '"challenge"' in page
    answer = client.post(reverse("factor.add_passkey"), {"name": "x", "credential": "{}"})
    assert answer.status_code == 422
    assert not Authenticator.objects.exists()


def test_somebody_signed_in_past_the_second_step_starts_again(client: Client) -> None:
    user: Any = given.coach()
    app_of(user)
    halfway(client, user)
    assert client.get(reverse("today")).url == reverse("factor.start")
    assert client.get(reverse("factor.start")).url == reverse("sign_in")
    assert "_auth_user_id" not in client.session


def test_who_has_only_the_password_adds_no_second_step_to_the_one_there_is(client: Client) -> None:
    """A sign-in of before the person set it up is half, and stays so: else a thief of the password
    waits for the person, and then adds a passkey of the own."""
    user = given.coach()
    halfway(client, user)
    keep(client, {fresh.STAMP: clock.now().timestamp()})
    app_of(user)
    for page in ("factor.add_passkey", "factor.add_app"):
        assert client.get(reverse(page)).status_code == 302, page
        assert client.post(reverse(page), {}).status_code == 302, page
    assert Authenticator.objects.filter(user=user, type=Type.WEBAUTHN).count() == 0

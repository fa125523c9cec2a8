"""Letters about other laws than the WEB need a ground that somebody answers for (AVG 6 lid 3)."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from passend.core import jobs
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event
from passend.people.models import Team, User
from passend.rightsfinder import actions
from passend.rightsfinder.basis import covers
from passend.rightsfinder.models import Outreach, OutreachBasis, OutreachLetter
from tests import given

from .outreach import allowed, enrolled, sends

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("daytime")]
OTHER = "studietoeslag"
"""Of the Participatiewet."""
WEB = "een_loket"
REGISTER = "processing.json"


def law_of_letters(client: Client) -> str:
    rows = client.get(reverse(REGISTER)).json()["activities"]
    return str(next(row["law"] for row in rows if row["code"] == "brieven"))


def test_without_a_choice_only_the_web_is_written_about(
    client: Client, team: Team, boss: User
) -> None:
    enrolled(team)
    with pytest.raises(NotNow, match="andere wet dan de WEB"):
        sends(boss, OTHER)
    assert client.get(reverse("outreach.send", args=[OTHER])).status_code == 409
    sends(boss, WEB)
    assert OutreachLetter.objects.get().provision == WEB


def test_without_a_choice_nobody_is_counted_for_other_laws(
    client: Client, team: Team, boss: User
) -> None:
    enrolled(team)
    text = client.get(reverse("outreach.list")).content.decode()
    assert "Deze brieven staan uit." in text
    assert reverse("outreach.send", args=[OTHER]) not in text
    assert reverse("outreach.send", args=[WEB]) in text
    out = StringIO()
    call_command("rights", "outreach", stdout=out)
    counted, _, closed = out.getvalue().partition("geen grondslag")
    assert OTHER in closed
    assert OTHER not in counted
    with pytest.raises(CommandError, match="geen grondslag"):
        call_command("rights", "outreach", "--provision", OTHER, "--send", stdout=out)


def test_the_privacy_officer_or_the_manager_chooses_and_nobody_else(client: Client) -> None:
    why = {"kind": "interest", "law": "de afweging van 1 november 2026"}
    for person in (given.coordinator(), given.coach(), given.teacher(), given.account(), None):
        with pytest.raises(NotYou):
            actions.allow(OutreachBasis(), by=person, **why)
    assert not covers(OTHER)
    for person in (given.officer(), given.manager()):
        made = actions.allow(OutreachBasis(), by=person, **why)
        event = Event.objects.about(made).get()
        assert (event.verb, event.details) == ("outreach.allow", {"kind": "interest"})
    assert covers(OTHER)


def test_the_page_wants_to_know_where_it_stands_and_the_register_names_it(client: Client) -> None:
    client.force_login(given.officer())
    path = reverse("outreach.allow")
    assert "Participatiewet" in client.get(path).content.decode()
    assert client.post(path, {"kind": "task", "law": ""}).status_code == 422
    assert "geen brieven" in law_of_letters(client)
    answer = client.post(path, {"kind": "task", "law": "WEB 8.1.3a"}, follow=True)
    assert "24 november 2026" in answer.content.decode()
    assert "AVG 6 lid 1 onder e (WEB 8.1.3a)" in law_of_letters(client)
    client.post(path, {"kind": "none", "law": ""})
    assert "geen brieven" in law_of_letters(client)
    assert OutreachBasis.objects.count() == 2, "what was chosen before can be read back"


def test_with_a_ground_it_goes_and_taken_back_half_way_it_stops(team: Team, boss: User) -> None:
    enrolled(team)
    allowed()
    made = actions.send(Outreach(provision=OTHER), by=boss)
    actions.allow(OutreachBasis(), by=given.officer(), kind="none", law="")
    jobs.run.call(str(made.job_id))
    assert not OutreachLetter.objects.exists()
    allowed()
    sends(boss, OTHER)
    assert OutreachLetter.objects.get().provision == OTHER


def test_the_database_keeps_no_yes_without_its_law() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OutreachBasis.objects.create(kind="task", law="")

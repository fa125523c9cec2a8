"""The exam committee sees what it must decide, as far as it is shared, until it decided."""

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements import actions as agreements
from passend.agreements.models import AgreedMeasure
from passend.cases.actions import sharing as switches
from passend.core.errors import NotYou
from passend.core.models import Event
from passend.people.models import Role
from tests import given

pytestmark = pytest.mark.django_db


def waiting() -> AgreedMeasure:
    team = given.team()
    case = given.heard_case(team=team)
    words = [given.wording(decided_by="examencommissie"), given.wording()]
    draft = agreements.draft(case, by=case.coach, wordings=words)
    given.agreed(agreements.propose(draft, by=case.coach))
    line: AgreedMeasure = AgreedMeasure.objects.get(agreement=draft, wording=words[0])
    agreements.decide(line, by=case.coach, state="asked")
    return line


def test_what_was_asked_stands_on_the_list_until_it_is_decided(client: Client) -> None:
    line = waiting()
    member = given.staff(Role.EXAM_BOARD, line.dossier.team)
    client.force_login(member)
    page = client.get(reverse("decisions")).content.decode()
    assert line.school_does in page
    assert line.agreement.measures.exclude(pk=line.pk).get().school_does not in page
    assert Event.objects.in_dossier(line.dossier).views().last().ground == "decision"  # type: ignore[union-attr]
    decide = reverse("agreement.decide", args=[line.pk])
    assert client.post(decide, {"state": "granted"})["Location"] == reverse("decisions")
    assert line.school_does not in client.get(reverse("decisions")).content.decode()
    assert client.get(decide).status_code == 404


def test_of_another_team_or_not_shared_there_is_nothing(client: Client) -> None:
    line = waiting()
    other = given.staff(Role.EXAM_BOARD, given.team())
    client.force_login(other)
    assert client.get(reverse("agreement.decide", args=[line.pk])).status_code == 404
    with pytest.raises(NotYou):
        agreements.decide(line, by=other, state="granted")
    switches.switch(line.dossier, by=line.dossier.person, to="exam", shares=False)
    member = given.staff(Role.EXAM_BOARD, line.dossier.team)
    client.force_login(member)
    assert client.get(reverse("agreement.decide", args=[line.pk])).status_code == 404
    assert line.school_does not in client.get(reverse("decisions")).content.decode()

"""A need that is found later, and one that is over."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.cases.actions import need as needs
from passend.cases.models import Need, NeedState
from passend.core.errors import NotYou
from passend.core.models import Event
from tests import given

pytestmark = pytest.mark.django_db


def test_a_later_need_starts_the_clock_and_leaves_its_area_and_day():
    case = given.case_of_coach(need=False)
    need = needs.add(case, by=case.coach, area="groep", text="Ik durf niet.", grounds=["handicap"])
    case.refresh_from_db()
    assert case.need_state == NeedState.NEED
    assert case.agree_by == need.agree_by
    event = Event.objects.filter(verb="need.add").get()
    assert event.details == {"area": "groep", "agree_by": str(need.agree_by)}
    assert "durf" not in str(event.__dict__)


def test_the_words_lie_sealed_in_the_database():
    case = given.case_of_coach()
    need = needs.add(case, by=case.coach, area="groep", text="Ik durf niet.")
    raw = Need.objects.filter(pk=need.pk).values_list("text", flat=True).get()
    assert "durf" not in raw
    assert Need.objects.get(pk=need.pk).text == "Ik durf niet."


def test_the_same_need_stands_there_once():
    case = given.case_of_coach()
    with pytest.raises(ValidationError, match="staat er al"):
        needs.add(case, by=case.coach, area="toetsen")


def test_what_is_over_has_no_last_day():
    case = given.case_of_coach()
    for need in case.needs.all():
        needs.close(need, by=case.coach)
    case.refresh_from_db()
    assert case.agree_by is None
    assert Event.objects.filter(verb="need.close").count() == 2


def test_only_those_who_help_add_and_close():
    case = given.case_of_coach()
    for other in (case.person, given.coach(), given.teacher(), case.intaker):
        with pytest.raises(NotYou):
            needs.add(case, by=other, area="groep")
        with pytest.raises(NotYou):
            needs.close(case.needs.first(), by=other)


def test_the_page_takes_a_need_in_own_words(client):
    case = given.case_of_coach()
    client.force_login(case.coach)
    url = reverse("need.add", args=[case.pk])
    answer = client.post(url, {"area": "groep", "text": "Druk.", "case": "x", "found_on": "2020"})
    assert answer.url == case.get_absolute_url()
    need = case.needs.get(area="groep")
    assert client.post(reverse("need.close", args=[need.pk])).url == case.get_absolute_url()
    client.force_login(given.coach())
    assert client.get(reverse("need.close", args=[need.pk])).status_code == 404

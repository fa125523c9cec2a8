"""An import that touches somebody with a dossier leaves one event in that dossier."""

import pytest

from passend.cases import nightly
from passend.core.models import Event
from passend.people.models import Import, ImportRow, Student
from tests import given
from tests.people.worlds import load, roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]
TITLES = "Studentnummer;Voornaam;Gemeentecode"


@pytest.fixture
def own_files(tmp_path, settings) -> None:
    settings.FILES_DIR = tmp_path


def test_one_event_for_each_dossier_touched_with_kinds_of_change_and_never_a_value():
    case = given.case_of_coach()
    number = "77001"
    student = case.student
    student.number, student.first_name = number, "Oude"
    student.save()
    before = Event.objects.in_dossier(case).filter(verb="case.notice").count()

    load("roster", roster(f"{number};Nieuwe;0363", "9;Zonder dossier;0363", titles=TITLES))
    nightly.run()
    nightly.run()

    (event,) = Event.objects.in_dossier(case).filter(verb="case.notice")[before:]
    assert event.details == {"news": ["municipality", "name"]}
    assert (event.actor, ImportRow.objects.untold().count()) == ("system", 0)
    assert "Nieuwe" not in str(event.details)


def test_the_same_file_again_leaves_no_event_in_the_dossier():
    case = given.case_of_coach()
    case.student.number = "77001"
    case.student.save()
    rows = roster("77001;Nieuwe;0363", titles=TITLES)
    load("roster", rows)
    nightly.run()
    events = Event.objects.in_dossier(case).count()

    assert load("roster", rows).status == Import.Status.APPLIED
    nightly.run()

    assert Event.objects.in_dossier(case).count() == events
    assert Student.objects.get(number="77001").gone_on is None

"""A coordinator writes to students about a right; a student without an account stops the letters.

On a phone, without JavaScript: a letter is read on a phone, and its link must simply work.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest

from passend.core.models import Event, Message
from passend.rightsfinder import catalogue
from passend.rightsfinder.models import OutreachChoice, OutreachLetter
from tests.rightsfinder.outreach import allowed, enrolled

from .daily import a_school
from .person import PHONE, Person


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_coordinator_writes_about_a_right_and_a_student_stops_the_letters(
    somebody: Callable[..., Person], travel: Callable[[date], None], javascript: bool
) -> None:
    travel(date(2026, 11, 24))
    catalogue.warm()  # as a server does before its first visitor
    school = a_school()
    allowed()
    noor, sem = (enrolled(school.team, first_name=name) for name in ("Noor", "Sem"))
    cor = somebody(PHONE, javascript=javascript).signs_in(school.coordinator)
    cor.goes_to("/brieven/").reads("In je teams staan nu 2 studenten ingeschreven.")
    cor.does_not_read(noor.last_name).clicks_on("Studietoeslag", "link", exact=True)
    cor.reads("Zo leest de student het").reads("Als dit klopt:").does_not_read(sem.last_name)
    cor.clicks_on("Verstuur de brief", "button").reads("Verder")
    cor.clicks_on("Verder", "link").reads("Deze brief ging dit studiejaar al weg.")
    assert OutreachLetter.objects.count() == 2

    mail = Message.objects.get(kind="rights_letter", to=f"people.student:{noor.pk}")
    found = re.search(r"(/brieven/stoppen/\S+)", mail.body)
    assert found is not None
    someone = somebody(PHONE, javascript=javascript).goes_to(found[1])
    someone.does_not_read("Noor").clicks_on("Stuur me deze brieven niet meer", "button")
    someone.reads("Je krijgt geen brieven meer")
    assert list(OutreachChoice.objects.values_list("student", "is_off")) == [(noor.pk, True)]
    assert Event.objects.filter(verb="outreach.stop").count() == 1
    someone.clicks_on("Stuur ze weer", "button").reads("Geen brieven meer?")
    assert not OutreachChoice.objects.get().is_off

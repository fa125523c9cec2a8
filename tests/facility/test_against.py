"""A matter against a decision of Passend: the day, the letter and who took it come along."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.adjustments.models import Adjustment
from passend.cases.remedy import TO_APPEAL, TO_OBJECT, decision_of, door_url
from passend.core import files
from passend.core.errors import NotYou
from passend.core.models import key
from passend.facility import actions
from passend.facility.models import Matter
from passend.fund.models import FundApplication
from tests import given, given_adjustments, given_fund
from tests import given_facility as door
from tests.papers import PDF

pytestmark = pytest.mark.django_db


def refused(room: str) -> Any:
    made = given_adjustments.refused() if room == "exam" else given_fund.refused()
    assert isinstance(made, Adjustment | FundApplication)
    return made


@pytest.mark.parametrize("room", ["exam", "decision"])
def test_from_the_decision_to_the_door_with_the_day_and_the_letter(
    client: Client, room: str
) -> None:
    made = refused(room)
    student = made.case.person
    client.force_login(student)
    page = client.get(made.get_absolute_url()).content.decode()
    url = door_url(TO_APPEAL if room == "exam" else TO_OBJECT, made)
    assert url.replace("&", "&amp;") in page
    form = client.get(url).content.decode()
    assert "De brief van dat besluit gaat vanzelf mee" in form
    fields = {
        "about": room,
        "known_on": made.decided_on.isoformat(),
        "against": key(made),
        "text": "De commissie las mijn brief niet.",
    }
    assert client.post(reverse("matter.tell"), fields).status_code == 302
    matter = Matter.objects.get()
    assert (matter.against, matter.known_on) == (key(made), made.decided_on)
    (letter,) = matter.steps.filter(kind="decision")
    assert b"".join(files.chunks_of(letter.file)).startswith(b"%PDF")
    assert matter.kept_out.filter(user=made.decided_by).exists()


def test_who_took_the_decision_handles_nothing_about_it(client: Client) -> None:
    made = refused("decision")
    door.also(made.decided_by, "disputes")
    matter = door.told("decision", by=made.case.person, against=key(made))
    forwarded = {"about": "decision", "text": "Naar de commissie."}
    actions.forward(matter, by=door.member("facility"), **forwarded)
    with pytest.raises(NotYou):
        actions.advise(matter, by=made.decided_by, text="Afwijzen.", not_heard="declined")
    client.force_login(made.decided_by)
    assert client.get(matter.get_absolute_url()).status_code == 404


def test_a_key_of_another_or_of_nothing_names_nothing(client: Client) -> None:
    made, stranger = refused("exam"), given.account()
    waiting = given_adjustments.asked()
    for told in (key(made), "core.school:1", "adjustments.adjustment:x", "x", "", key(waiting)):
        assert decision_of(told, stranger) is None, told
    assert decision_of(key(waiting), waiting.case.person) is None
    matter = door.told("exam", by=stranger, against=key(made))
    assert (matter.against, matter.steps.count()) == ("", 0)
    client.force_login(stranger)
    page = client.get(reverse("matter.tell"), {"over": "exam", "dag": "onbekend", "tegen": "1:2"})
    assert "De brief van dat besluit" not in page.content.decode()


def test_the_body_adds_a_document_that_both_sides_read(client: Client) -> None:
    matter = door.passed_on("exam")
    scan = SimpleUploadedFile("verweer.pdf", PDF, "application/pdf")
    client.force_login(door.member("appeals"))
    address = reverse("matter.file", args=[matter.pk])
    assert client.post(address, {"text": "Verweer.", "file": scan}).status_code == 302
    (step,) = matter.steps.filter(kind="paper")
    client.force_login(matter.user)
    assert client.get(reverse("matter.paper", args=[step.pk])).status_code == 200
    assert "verweer.pdf" in client.get(matter.get_absolute_url()).content.decode()


def test_who_comes_along_is_told_to_the_body(client: Client) -> None:
    matter = door.passed_on("exam")
    client.force_login(matter.user)
    address = reverse("matter.bring_along", args=[matter.pk])
    assert client.post(address, {"what": "speaks", "text": "Mw. Kaya"}).status_code == 302
    client.force_login(door.member("appeals"))
    page = client.get(matter.get_absolute_url()).content.decode()
    assert "Mw. Kaya (iemand die namens mij spreekt)" in page


def test_the_desk_sees_whom_the_matter_is_kept_from_and_a_name_that_is_nobodys(
    client: Client,
) -> None:
    door.member("complaints", first_name="Joke", last_name="de Wit")
    clerk = door.member("facility")
    client.force_login(clerk)
    unknown = "kennen we zo niet"
    known = door.told("treated", about_whom="Joke de Wit")
    page = client.get(known.get_absolute_url()).content.decode()
    assert "Ziet deze zaak niet" in page
    assert unknown not in page
    typo = door.told("treated", about_whom="Joke de Whit", text="Anders.")
    assert unknown in client.get(typo.get_absolute_url()).content.decode()
    client.force_login(typo.user)
    assert "Ziet deze zaak niet" not in client.get(typo.get_absolute_url()).content.decode()

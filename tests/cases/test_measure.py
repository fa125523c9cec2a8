"""The measure library: read by staff, edited by coordinator and manager, old words stay."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from passend.cases.actions import measure as measures
from passend.cases.content import measures as seeds
from passend.cases.models import Measure, MeasureWording
from passend.cases.readability import hints
from passend.core.actors import SYSTEM
from passend.core.errors import NotYou
from passend.core.models import Event
from tests import given

pytestmark = pytest.mark.django_db

FORM = {
    "title": "Rustige plek",
    "school_does": "School geeft je een rustige plek.",
    "teacher_line": "Laat deze student op de rustige plek werken.",
    "domain": "les",
    "areas": ["lessen", "energie"],
    "field": "omgeving",
    "tier": "basis",
    "decided_by": "slb",
    "evidence": "none",
    "review_months": "6",
    "law_basis": "practice",
}
TEXTS = {
    "title": "Rustige plek", "school_does": "School geeft je een rustige plek.",
    "student_does": "", "teacher_line": "", "law_room": "", "law_basis": "practice",
    "law_source": "", "limits": "",
}  # fmt: skip
FACTS = {
    "domain": "les", "field": "omgeving", "tier": "basis", "decided_by": "slb",
    "areas": ["lessen"], "evidence": "none", "review_months": 6,
}  # fmt: skip


def a_measure(**texts):
    return measures.add(Measure(), by=SYSTEM, texts={**TEXTS, **texts}, **FACTS)


def test_the_first_day_brings_the_whole_list_and_a_second_time_nothing(capsys):
    call_command("seed")
    assert Measure.objects.count() == len(seeds())
    before = Measure.objects.get(code=seeds()[0].code).wording.title
    call_command("seed")
    assert "0 maatregelen" in capsys.readouterr().out
    assert MeasureWording.objects.count() == len(seeds())
    assert before == seeds()[0].title
    assert set(Event.objects.values_list("actor", flat=True)) == {"system"}


def test_what_a_school_changed_survives_the_seed():
    measures.seed()
    first = Measure.objects.first()
    texts = {name: getattr(first.wording, name) for name in measures.TEXTS}
    measures.reword(first, by=given.manager(), texts={**texts, "title": "Anders"})
    measures.seed()
    assert Measure.objects.get(pk=first.pk).wording.title == "Anders"


def test_a_new_wording_is_a_new_version_and_the_old_one_stays():
    measure = a_measure()
    old = measure.wording
    measures.reword(measure, by=given.coordinator(), texts={**TEXTS, "title": "Stille plek"})
    old.refresh_from_db()
    assert (old.title, old.version) == ("Rustige plek", 1)
    new = Measure.objects.get().wording
    assert (new.title, new.version) == ("Stille plek", 2)
    assert Event.objects.filter(verb="measure.reword").get().details == {"code": "rustige-plek"}


def test_the_same_words_are_no_new_version():
    measure = a_measure()
    measures.reword(measure, by=given.manager(), texts=TEXTS, tier="extra")
    assert (measure.wordings.count(), measure.tier) == (1, "extra")


def test_what_is_retired_cannot_be_chosen_and_may_come_back():
    measure, boss = a_measure(), given.coordinator()
    measures.retire(measure, by=boss)
    assert not Measure.objects.in_use().exists()
    with pytest.raises(ValidationError):
        measures.retire(measure, by=boss)
    measures.restore(measure, by=boss)
    assert Measure.objects.in_use().exists()
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"measure.add", "measure.retire", "measure.restore"} <= verbs


def test_others_read_and_do_not_edit(client):
    measure = a_measure()
    for other in (given.coach(), given.intaker(), given.teacher()):
        for verb in (measures.reword, measures.retire, measures.restore):
            with pytest.raises(NotYou):
                verb(measure, by=other)
        with pytest.raises(NotYou):
            measures.add(Measure(), by=other, texts=TEXTS, **FACTS)
        client.force_login(other)
        assert client.get(measure.get_absolute_url()).status_code == 200
        assert client.get(reverse("measure.reword", args=[measure.pk])).status_code == 403


def test_a_student_does_not_see_the_library(client):
    measure = a_measure()
    client.force_login(given.account())
    assert client.get(reverse("measure.index")).status_code == 403
    assert client.get(measure.get_absolute_url()).status_code == 404


def test_the_pages_add_find_and_reword(client):
    client.force_login(given.coordinator())
    made = client.post(reverse("measure.add"), {**FORM, "code": "x", "retired_on": "2020-01-01"})
    measure = Measure.objects.get()
    assert made.url == measure.get_absolute_url()
    assert (measure.code, measure.retired_on, measure.areas) == (
        "rustige-plek", None, ["lessen", "energie"],
    )  # fmt: skip
    index = reverse("measure.index")
    for found in ({"q": "rustige"}, {"area": "energie"}, {"domain": "les"}, {"tier": "basis"}):
        assert "Rustige plek" in client.get(index, found).content.decode()
    for nothing in ({"q": "lift"}, {"area": "taal"}, {"domain": "bpv"}, {"weg": "1"}):
        assert "Niets gevonden" in client.get(index, nothing).content.decode()

    url = reverse("measure.reword", args=[measure.pk])
    client.post(url, {**FORM, "title": "Stille plek"})
    page = client.get(measure.get_absolute_url()).content.decode()
    assert "Stille plek" in page
    assert "Eerdere teksten" in page
    client.post(reverse("measure.retire", args=[measure.pk]))
    assert "Niet meer te kiezen" in client.get(measure.get_absolute_url()).content.decode()
    client.post(reverse("measure.restore", args=[measure.pk]))
    assert "Niet meer te kiezen" not in client.get(measure.get_absolute_url()).content.decode()


def test_a_difficult_text_gets_a_hint_once(client):
    client.force_login(given.coordinator())
    stiff = {**FORM, "school_does": "De student dient zich te melden."}
    page = client.post(reverse("measure.add"), stiff)
    assert page.status_code == 422
    assert "moeilijk woord" in page.content.decode()
    assert client.post(reverse("measure.add"), {**stiff, "read_ok": "1"}).status_code == 302


def test_hints_are_about_long_sentences_and_stiff_or_long_words():
    assert hints("School geeft je een rustige plek. Je mag even weg.") == []
    assert "16 woorden" in hints("een " * 15 + "plek.")[0]
    assert "teneinde" in hints("Teneinde te rusten.")[0]
    assert "ondersteuningsbehoefte" in hints("Jouw ondersteuningsbehoefte.")[0]


def test_a_script_in_the_words_stays_text(client):
    """T-16"""
    measure = a_measure(title='"><img src=x onerror=alert(1)>')
    client.force_login(given.coach())
    for url in (measure.get_absolute_url(), reverse("measure.index")):
        assert "<img" not in client.get(url).content.decode()


def test_two_measures_may_have_one_title():
    assert {a_measure().code, a_measure().code} == {"rustige-plek", "rustige-plek-2"}

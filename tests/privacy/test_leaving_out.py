"""One receiver is not named where the name would endanger: in no file, and to no parent."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.actions import involved
from passend.cases.looking import looked
from passend.cases.models import Case, Involvement
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.models import Event
from passend.privacy.actions import leaving_out, requests
from passend.privacy.actions.own_file import as_json
from passend.privacy.models import DataRequest
from passend.privacy.own_file import own_file
from tests import given
from tests import given_sharing as shared
from tests.signing_in import wholly

pytestmark = pytest.mark.django_db
SECRET = ("Schuil", "Zijpad", "De Veilige Haven")


def with_shelter(**kw: Any) -> tuple[Case, Involvement]:
    """Of somebody who lives in a shelter, which answered and looked."""
    case = shared.agreed_case(**kw)
    line = shared.lines(case)[0]
    facts = {"first_name": "Schuil", "last_name": "Zijpad", "organisation": "De Veilige Haven"}
    named = shared.outsider(case, line, **facts)
    if named.status == Involvement.Status.ACTIVE:
        involved.answer(named, by=named.user, item=line.shared_key, text="Bij ons lukt dit.")
        looked(named.user, case, named)
    return case, named


def left_out(named: Involvement) -> DataRequest:
    made = leaving_out.leave_out(named, by=named.case.person, text="Mijn vader mag dit niet weten.")
    decided: DataRequest = requests.decide(
        made, by=given.officer(), decision="granted", text="Wij noemen de naam niet."
    )
    return decided


def file_of(case: Case) -> str:
    return as_json(own_file(case.person))


def test_the_file_of_the_student_names_nobody_who_is_left_out_and_all_others() -> None:
    case, named = with_shelter()
    other = shared.outsider(case, *shared.lines(case)[:1])
    correction = requests.ask(
        DataRequest(), by=case.person, kind="correct", text="Mijn start klopt niet.", case=case
    )
    requests.decide(correction, by=given.officer(), decision="granted", text="Verbeterd.")
    assert all(word in file_of(case) for word in SECRET)
    made = left_out(named)
    told = file_of(case)
    for kept in (*SECRET, "Mijn vader", "Bij ons lukt dit", str(named.pk), named.pk.hex):
        assert kept not in told
    assert str(named.user.pk) not in told
    assert other.organisation in told
    assert "Mijn start klopt niet." in told
    assert json.loads(told)["onderdelen"]
    assert Event.objects.get(verb="data.decide", subject__endswith=str(made.pk)).details == {
        "kind": "leaveout", "decision": "granted", "until_on": None,
    }  # fmt: skip


def test_from_the_asking_on_the_file_is_without_it_and_after_a_no_with_it() -> None:
    case, named = with_shelter()
    made = leaving_out.leave_out(named, by=case.coach, text="De student vroeg mij dit.")
    assert "De Veilige Haven" not in file_of(case)
    requests.decide(made, by=given.officer(), decision="refused", text="Er is geen gevaar.")
    assert "De Veilige Haven" in file_of(case)


def test_a_parent_who_decides_along_does_not_read_of_it(client: Client) -> None:
    young = date(clock.today().year - 15, 1, 15)
    case = shared.agreed_case()
    parent = shared.parent(case)
    Case.objects.filter(pk=case.pk).update(born_earliest=young, born_latest=young)
    case.refresh_from_db()
    named = shared.outsider(case, first_name="Schuil", organisation="De Veilige Haven")
    client.force_login(parent)
    pages = [reverse("child"), reverse("involved.agree", args=[named.pk])]
    assert all("De Veilige Haven" in client.get(page).content.decode() for page in pages)
    left_out(named)
    assert "De Veilige Haven" not in client.get(pages[0]).content.decode()
    assert client.get(pages[1]).status_code == 404


def test_the_student_asks_on_the_page_and_the_officer_decides_and_ends_it(client: Client) -> None:
    case, named = with_shelter()
    page = reverse("data.leave_out", args=[named.pk])
    wholly(client, case.person)
    assert page in client.get(reverse("desk.sharing")).content.decode()
    assert client.post(page, {"text": "Thuis is het niet veilig."}).status_code == 302
    made, officer = DataRequest.objects.get(), given.officer()
    wholly(client, officer)
    decide = reverse("data.decide", args=[made.pk])
    assert "De Veilige Haven" in client.get(decide).content.decode()
    assert client.post(decide, {"decision": "partly", "text": "Half."}).status_code == 422
    assert client.post(decide, {"decision": "granted", "text": "Ja."}).status_code == 302
    wholly(client, case.person)
    text = client.get(reverse("desk.sharing")).content.decode()
    assert "Niet bij ouders" in text
    assert page not in text
    again = reverse("data.name_again", args=[made.pk])
    wholly(client, officer)
    assert again in client.get(reverse("officer")).content.decode()
    assert client.post(again).status_code == 302
    assert "De Veilige Haven" in file_of(case)


def test_only_the_student_and_who_guides_ask_it() -> None:
    case, named = with_shelter()
    parent = shared.parent(case)
    for stranger in (parent, named.user, given.coach()):
        with pytest.raises(NotYou):
            leaving_out.leave_out(named, by=stranger, text="Noem mij niet.")

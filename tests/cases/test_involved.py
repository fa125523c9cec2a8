"""Who looks along beside the coach: by name, with a yes, for a purpose, until a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from passend.agreements import actions as agreements
from passend.cases import nightly
from passend.cases.actions import case as cases
from passend.cases.actions import involved, talk
from passend.cases.models import Case, Involvement
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import Role, StaffRole
from tests import given
from tests import given_sharing as shared

pytestmark = pytest.mark.django_db
Status = Involvement.Status


def sees(user, case):
    return Case.objects.visible_to(type(user).objects.get(pk=user.pk)).filter(pk=case.pk).exists()


def test_somebody_of_school_reads_the_dossier_after_the_students_yes():
    case = given.heard_case()
    named = shared.helper(case, by=case.coach)
    assert named.status == Status.ASKED
    assert not sees(named.user, case)
    assert Message.objects.get(kind="involved_asked").to.endswith(str(case.person.pk))
    involved.agree(named, by=case.person)
    assert sees(named.user, case)
    assert Message.objects.get(kind="involved_named").address == named.user.email
    event = Event.objects.filter(verb="involved.agree").get()
    assert event.details["purpose"] == "begeleiding"


def test_whom_the_student_names_looks_along_at_once():
    case = given.heard_case()
    named = shared.helper(case)
    assert (named.status, named.agreed_on) == (Status.ACTIVE, clock.today())
    assert sees(named.user, case)


def test_a_no_is_a_no_and_can_be_asked_again():
    case = given.heard_case()
    named = shared.helper(case, by=case.coach)
    involved.decline(named, by=case.person)
    assert not sees(named.user, case)
    with pytest.raises(NotNow):
        involved.agree(named, by=case.person)
    shared.helper(case, by=case.coach, user=named.user)


def test_only_the_student_says_yes():
    case = given.heard_case()
    named = shared.helper(case, by=case.coach)
    for who in (case.coach, named.user, given.coordinator(case.team)):
        with pytest.raises(NotYou, match="de student zelf"):
            involved.agree(named, by=who)


def test_under_sixteen_a_parent_says_yes():
    with clock.at(datetime(2026, 11, 22, 9, tzinfo=UTC)):
        case = given.heard_case(born=date(2011, 5, 14))
        mother = shared.parent(case)
        named = shared.helper(case)
        assert named.status == Status.ASKED
        assert Message.objects.get(kind="involved_parent").address == mother.email
        with pytest.raises(NotYou):
            involved.agree(named, by=case.person)
        involved.agree(named, by=mother)
        assert sees(named.user, case)


@pytest.mark.parametrize("by", ["student", "coach", "self"])
def test_ended_counts_at_the_next_request(by, client):
    case = given.heard_case()
    named = shared.helper(case)
    client.force_login(named.user)
    dossier = reverse("case.detail", args=[case.pk])
    assert client.get(dossier).status_code == 200
    who = {"student": case.person, "coach": case.coach, "self": named.user}[by]
    involved.end(named, by=who)
    assert client.get(dossier).status_code == 404


def test_the_period_ends_by_itself_at_midnight_and_the_night_writes_it_down():
    case = given.heard_case()
    named = shared.helper(case, until_on=clock.today())
    assert sees(named.user, case)
    with clock.at(clock.now() + timedelta(days=1)):
        assert not sees(named.user, case)
        assert nightly.end_involvements() == 1
        assert nightly.end_involvements() == 0
    named.refresh_from_db()
    assert named.status == Status.ENDED
    assert Event.objects.filter(verb="involved.lapse").get().actor == "system"


def test_who_loses_the_role_loses_the_right():
    case = given.heard_case()
    named = shared.helper(case)
    StaffRole.objects.filter(user=named.user).update(until_on=clock.today() - timedelta(days=1))
    assert not sees(named.user, case)


def test_a_closed_dossier_is_closed_for_who_looked_along():
    case = given.heard_case()
    named = shared.helper(case)
    cases.close(case, by=case.coach, reason="other")
    assert not sees(named.user, case)


def test_a_task_gives_only_what_is_shared():
    case = shared.agreed_case()
    named = shared.helper(case, role="bpv_coach", by=case.coach, purpose="bpv")
    assert (named.status, named.reach, named.ground) == (Status.ACTIVE, "shared", "task")
    assert not sees(named.user, case)
    assert Message.objects.filter(kind="involved_told").exists()


def test_only_a_role_that_helps_can_be_named():
    case = given.heard_case()
    with pytest.raises(ValidationError, match="niet zo’n rol"):
        shared.helper(case, role="teacher", user=given.teacher())
    with pytest.raises(ValidationError, match="niet zo’n rol"):
        shared.helper(case, role="supporter", user=given.coach())


@pytest.mark.parametrize("days", [-1, 400])
def test_nobody_looks_along_without_an_end(days):
    case = given.heard_case()
    with pytest.raises(ValidationError, match="uiterlijk 31 juli"):
        shared.helper(case, until_on=clock.today() + timedelta(days=days))


def test_the_same_person_once():
    case = given.heard_case()
    named = shared.helper(case)
    with pytest.raises(ValidationError, match="staat al bij dit dossier"):
        shared.helper(case, user=named.user)


def test_who_may_read_records_a_talk_and_does_nothing_else(client):
    case = given.heard_case()
    named = shared.helper(case)
    talk.record(case, by=named.user, outcome="well")
    with pytest.raises(NotYou):
        cases.close(case, by=named.user, reason="other")
    client.force_login(named.user)
    page = client.get(reverse("case.detail", args=[case.pk])).content.decode()
    assert reverse("talk.record", args=[case.pk]) in page
    for verb in ("case.close", "agreement.draft", "involved.name", "parent.add"):
        assert reverse(verb, args=[case.pk]) not in page
    assert client.get(reverse("students")).status_code == 200


def test_somebody_from_outside_is_invited_by_name_with_the_items_and_nothing_else(client):
    case = shared.agreed_case()
    first, second = shared.lines(case)
    named = shared.outsider(case, first)
    assert not named.user.has_usable_password()
    mail = Message.objects.get(kind="outside_invited")
    assert mail.address == named.user.email
    assert case.first_name not in mail.body
    client.force_login(named.user)
    page = client.get(reverse("involved.detail", args=[named.pk])).content.decode()
    assert first.school_does in page
    assert second.school_does not in page
    assert "Lange opdrachten" not in page  # the need behind it
    assert client.get(reverse("case.detail", args=[case.pk])).status_code == 404


def test_whom_the_coach_invites_waits_for_the_students_yes(client):
    case = shared.agreed_case()
    named = shared.outsider(case, shared.lines(case)[0], by=case.coach)
    assert named.status == Status.ASKED
    assert not Message.objects.filter(kind="outside_invited").exists()
    client.force_login(named.user)
    assert client.get(reverse("involved.detail", args=[named.pk])).status_code == 404
    client.force_login(case.person)
    assert (
        "Bakkerij Korst" in client.get(reverse("involved.agree", args=[named.pk])).content.decode()
    )
    assert client.post(reverse("involved.agree", args=[named.pk])).status_code == 302
    client.force_login(named.user)
    assert client.get(reverse("involved.detail", args=[named.pk])).status_code == 200


def test_the_answer_of_an_outsider_is_read_by_the_student_and_told_without_content(client):
    case = shared.agreed_case()
    line = shared.lines(case)[0]
    named = shared.outsider(case, line)
    client.force_login(named.user)
    url = reverse("involved.answer", args=[named.pk])
    told = {"item": str(line.shared_key), "text": "Dat lukt bij ons."}
    assert client.post(url, told).status_code == 302
    client.force_login(case.person)
    page = client.get(reverse("desk.sharing")).content.decode()
    assert "Dat lukt bij ons." in page
    assert "Bakkerij Korst" in page
    assert "lukt bij ons" not in Message.objects.get(kind="shared_answered").body
    assert "lukt" not in str(Event.objects.filter(verb="involved.answer").get().details)


def test_an_answer_about_what_was_never_shared_is_refused():
    case = shared.agreed_case()
    first, second = shared.lines(case)
    named = shared.outsider(case, first)
    with pytest.raises(ValidationError, match="niet met u gedeeld"):
        involved.answer(named, by=named.user, item=second.shared_key, text="Ja.")


def test_only_who_was_invited_answers():
    case = shared.agreed_case()
    first = shared.lines(case)[0]
    named = shared.outsider(case, first)
    for who in (case.coach, case.person, shared.outsider(shared.agreed_case()).user):
        with pytest.raises(NotYou, match="van buiten school"):
            involved.answer(named, by=who, item=first.shared_key, text="Ja.")


def test_an_account_of_staff_or_of_a_student_is_never_taken_for_an_outsider():
    case = shared.agreed_case()
    for other in (given.coach(), given.account()):
        named = shared.outsider(case, email=other.email)
        assert named.user != other
        involved.end(named, by=case.person)


def test_the_pages_name_invite_and_end(client):
    case = shared.agreed_case()
    who = given.staff(Role.SOCIAL_WORKER)
    client.force_login(case.coach)
    told = {"who": f"{who.pk}:social_work", "purpose": "begeleiding", "until_on": shared.until()}
    assert client.post(reverse("involved.name", args=[case.pk]), told).status_code == 302
    named = case.involved.get()
    assert (named.user, named.role) == (who, "social_work")
    page = client.get(reverse("case.detail", args=[case.pk])).content.decode()
    assert "wacht op de student" in page
    told = {"role": "partner", "organisation": "Buurtteam", "first_name": "An", "last_name": "Vos",
            "email": "an@buurt.example", "items": [str(shared.lines(case)[0].shared_key)],
            "purpose": "begeleiding", "until_on": shared.until()}  # fmt: skip
    client.force_login(case.person)
    assert client.post(reverse("involved.invite", args=[case.pk]), told).status_code == 302
    outside = case.involved.get(organisation="Buurtteam")
    assert client.post(reverse("involved.end", args=[outside.pk])).status_code == 302
    assert client.post(reverse("involved.decline", args=[named.pk])).status_code == 302


def test_who_is_no_longer_invited_reads_that_it_is_over(client):
    case = shared.agreed_case()
    named = shared.outsider(case, shared.lines(case)[0])
    client.force_login(named.user)
    assert str(case) in client.get(reverse("shared.list")).content.decode()
    involved.end(named, by=case.person)
    page = client.get(reverse("shared.list"))
    assert "Niemand deelt nu iets met u" in page.content.decode()
    assert str(case) not in page.content.decode()
    client.force_login(given.account())
    assert client.get(reverse("shared.list")).status_code == 404


def test_the_student_reads_the_organisation_that_looked(client):
    case = shared.agreed_case()
    named = shared.outsider(case, shared.lines(case)[0])
    client.force_login(named.user)
    client.get(reverse("involved.detail", args=[named.pk]))
    client.force_login(case.person)
    page = client.get(reverse("desk.looks")).content.decode()
    assert "Bakkerij Korst" in page
    assert "Bo Korst" not in page


def test_the_begeleider_of_the_stage_sees_the_stage_and_stands_in_the_list(client):
    case = given.heard_case()
    words = [given.wording(domain="bpv"), given.wording(domain="les")]
    draft = agreements.draft(case, by=case.coach, wordings=words)
    given.agreed(agreements.propose(draft, by=case.coach))
    named = shared.helper(case, role="bpv_coach", by=case.coach, purpose="bpv")
    client.force_login(named.user)
    page = client.get(reverse("involved.detail", args=[named.pk])).content.decode()
    stage, lesson = shared.lines(case)
    assert stage.school_does in page
    assert lesson.school_does not in page
    assert reverse("involved.answer", args=[named.pk]) not in page
    assert Event.objects.in_dossier(case).views().get().ground == "practice"

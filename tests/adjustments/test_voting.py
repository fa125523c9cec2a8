"""A committee that decides with a majority: a proposal, votes, and a member who stands aside."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from passend.adjustments import actions
from passend.adjustments.given import Given
from passend.adjustments.models import Adjustment, Ballot, Vote
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message, School
from passend.people.models import User
from passend.privacy.own_file import own_file
from tests import given_adjustments as exams
from tests.agreements.test_rivals import race

NO = Given(reasons=["requirements"])
WHY = "Zo kan zij laten zien wat zij weet."


def together() -> None:
    School.objects.create(kept_months=[10], boards_together=True)


def asked_of(count: int) -> tuple[Adjustment, list[User]]:
    made = exams.asked()
    return made, [exams.member(made) for _ in range(count)]


def proposed(count: int = 3) -> tuple[Adjustment, list[User]]:
    """The first member proposed a yes."""
    together()
    made, members = asked_of(count)
    actions.propose(made, by=members[0], outcome="granted", given=exams.GIVEN, text=WHY)
    return made, members


@pytest.mark.django_db
def test_one_member_decides_where_the_school_leaves_it_to_a_member() -> None:
    made, (member, _other) = asked_of(2)
    actions.decide(made, by=member, outcome="granted", given=exams.GIVEN, text=WHY)
    assert made.status == "granted"
    assert not Ballot.objects.exists()


@pytest.mark.django_db
def test_a_decision_is_a_proposal_until_more_than_half_agrees() -> None:
    made, (first, second, third) = proposed()
    made.refresh_from_db()
    assert (made.status, made.outcome, made.school_minutes) == ("asked", "", 0)
    told = {m.address for m in Message.objects.filter(kind="decision_asked")}
    assert {second.email, third.email} <= told
    assert Event.objects.about(made).filter(verb="adjustment.propose").count() == 1
    actions.vote(made, by=second, agrees=True)
    assert (made.status, made.decided_by) == ("granted", first)
    assert (made.school_minutes, made.explanation) == (exams.GIVEN.school_minutes, WHY)
    with pytest.raises(NotNow):
        actions.vote(made, by=third, agrees=False)


@pytest.mark.django_db
def test_a_proposal_that_cannot_win_any_more_makes_room_for_another() -> None:
    made, (first, second, third) = proposed()
    with pytest.raises(NotNow, match="beslist hier samen"):
        actions.decide(made, by=second, outcome="refused", given=NO, text="Nee.")
    with pytest.raises(NotNow, match="al een voorstel"):
        actions.propose(made, by=second, outcome="refused", given=NO, text="Nee.")
    actions.vote(made, by=second, agrees=False)
    assert Ballot.objects.exists()
    actions.vote(made, by=third, agrees=False)
    assert (made.status, Ballot.objects.count()) == ("asked", 0)
    actions.propose(made, by=second, outcome="refused", given=NO, text="Het is de eis zelf.")
    actions.vote(made, by=third, agrees=True)
    assert (made.status, made.decided_by) == ("refused", second)
    assert first != second


@pytest.mark.django_db
def test_one_may_change_ones_mind_as_long_as_it_is_open() -> None:
    made, (_first, second, *_rest) = proposed(5)
    actions.vote(made, by=second, agrees=False)
    actions.vote(made, by=second, agrees=True)
    assert sorted(Vote.objects.values_list("agrees", flat=True)) == [True, True]


@pytest.mark.django_db
def test_who_stands_aside_sees_nothing_and_the_rest_is_counted_without(client: Client) -> None:
    made, (first, second, third) = proposed()
    actions.recuse(made, by=third)
    client.force_login(third)
    assert client.get(made.get_absolute_url()).status_code == 404
    assert str(made.case) not in client.get(reverse("adjustment.list")).content.decode()
    with pytest.raises(NotYou):
        actions.vote(made, by=third, agrees=True)
    actions.vote(made, by=second, agrees=True)
    assert (made.status, made.decided_by) == ("granted", first)


@pytest.mark.django_db
def test_without_who_stood_aside_the_votes_may_be_enough_or_never_enough() -> None:
    made, (_first, second, _third, fourth) = proposed(4)
    actions.vote(made, by=second, agrees=True)
    assert made.status == "asked"  # two of four is not more than half
    actions.recuse(made, by=fourth)
    assert made.status == "granted"


@pytest.mark.django_db
def test_with_who_proposed_it_goes_the_proposal_and_the_last_member_stays() -> None:
    made, (first, second) = proposed(2)
    actions.recuse(made, by=first)
    assert not Ballot.objects.exists()
    with pytest.raises(ValidationError, match="enige lid"):
        actions.recuse(made, by=second)
    actions.decide(made, by=second, outcome="granted", given=exams.GIVEN, text=WHY)
    assert made.status == "granted"  # (s)he is more than half of who is left


@pytest.mark.django_db
def test_asking_the_student_or_withdrawing_ends_the_vote() -> None:
    made, (_first, second, _third) = proposed()
    actions.ask_more(made, by=second, text="Welk examen is het?")
    assert not Ballot.objects.exists()
    actions.supplement(made, by=made.case.person, text="Nederlands.")
    actions.propose(made, by=second, outcome="granted", given=exams.GIVEN, text=WHY)
    actions.withdraw(made, by=made.case.person)
    assert not Ballot.objects.exists()


@pytest.mark.django_db
def test_what_is_proposed_is_sealed_and_in_no_log_mail_or_own_file_before_its_time() -> None:
    made, (_first, second, *_rest) = proposed(5)
    actions.vote(made, by=second, agrees=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT proposed FROM adjustments_ballot")
        assert WHY not in str(cursor.fetchall())
    events = [str(event.details) for event in Event.objects.about(made)]
    mails = [mail.body for mail in Message.objects.all()]
    assert not [said for said in (*events, *mails) if WHY in said or "agrees" in said]
    assert WHY not in str(own_file(made.case.person).plain())


@pytest.mark.django_db
def test_the_page_shows_the_proposal_as_the_letter_would(client: Client) -> None:
    made, (_first, second, third) = proposed()
    client.force_login(second)
    answer = client.get(reverse("adjustment.decide", args=[made.pk]))
    assert answer.headers["Location"] == reverse("adjustment.vote", args=[made.pk])
    page = client.get(answer.headers["Location"]).content.decode()
    for said in (WHY, "45 minuten extra", "1 van de 3 leden eens, 2 nodig"):
        assert said in page
    client.post(reverse("adjustment.vote", args=[made.pk]), {"agrees": "yes"})
    made.refresh_from_db()
    assert made.status == "granted"
    client.force_login(third)
    gone = client.get(reverse("adjustment.vote", args=[made.pk]))
    assert gone.headers["Location"] == made.get_absolute_url()


def test_of_two_proposals_at_once_one_stands_and_of_two_votes_one_decides(
    real_commits: None,
) -> None:
    together()
    for _ in range(4):
        made, (first, second, third) = asked_of(3)
        one, two = (Adjustment.objects.get(pk=made.pk) for _ in range(2))
        yes = partial(actions.propose, one, by=first, outcome="granted", given=exams.GIVEN, text="")
        no = partial(actions.propose, two, by=second, outcome="refused", given=NO, text="Nee.")
        assert sorted(race(yes, no)) == ["too late", "won"]
        ballot = Ballot.objects.get(adjustment=made)
        others = [user for user in (first, second, third) if user.pk != ballot.by_id]
        votes = [
            partial(actions.vote, Adjustment.objects.get(pk=made.pk), by=user, agrees=True)
            for user in others
        ]
        assert sorted(race(*votes)) == ["too late", "won"]
        made.refresh_from_db()
        assert made.is_decided

"""A letter about a right: to whom it goes, once a study year, and what it says."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from passend.core import clock, jobs, outbox
from passend.core.actors import SYSTEM, VISITOR
from passend.core.errors import NotYou
from passend.core.models import Event, Job, Message
from passend.core.readability import score
from passend.people.models import Role, StaffRole, Student, Team, User
from passend.rightsfinder import actions
from passend.rightsfinder.catalogue import library
from passend.rightsfinder.letter import letter_of
from passend.rightsfinder.links import token_of
from passend.rightsfinder.models import Outreach, OutreachChoice, OutreachLetter
from passend.rightsfinder.recipients import Recipients, Sent, sent_by
from tests import given

from .outreach import DAY, MORNING, allowed, enrolled, letters, sends

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("daytime")]


def test_a_letter_goes_to_the_own_teams_only(team: Team, boss: User) -> None:
    mine, other = enrolled(team), enrolled(given.team())
    made = sends(boss, "een_loket")
    assert (letters(mine), letters(other)) == (["een_loket"], [])
    assert (made.expected, made.read) == (1, ["ingeschreven_mbo", "soort_student"])
    assert Job.objects.get(pk=made.job_id).status == Job.Status.DONE
    assert Message.objects.get(kind="rights_letter").address == mine.email


def test_nobody_but_a_coordinator_sends(team: Team) -> None:
    enrolled(team)
    for person in (given.manager(), given.coach(), given.teacher(), given.account(), None):
        with pytest.raises(NotYou):
            actions.send(Outreach(provision="een_loket"), by=person)
    assert not Message.objects.exists()


def test_once_a_study_year_and_again_in_the_next(team: Team, boss: User) -> None:
    student = enrolled(team)
    sends(boss, "een_loket")
    sends(boss, "een_loket")
    sends(boss, "stageplek")
    assert letters(student) == ["een_loket", "stageplek"]
    with clock.at(datetime(2027, 8, 2, 9, 0, tzinfo=UTC)):
        sends(boss, "een_loket")
    assert letters(student) == ["een_loket", "een_loket", "stageplek"]


def test_the_database_refuses_the_same_letter_twice(team: Team, boss: User) -> None:
    student = enrolled(team)
    made = sends(boss, "een_loket")
    twice = OutreachLetter(outreach=made, student=student, provision="een_loket", study_year=2026)
    with pytest.raises(IntegrityError), transaction.atomic():
        twice.save()


def test_who_switched_them_off_gets_none_and_is_only_counted(team: Team, boss: User) -> None:
    student = enrolled(team)
    actions.stop(OutreachChoice.of(student), by=VISITOR)
    found = Recipients(boss, "een_loket")
    assert (len(found.off), len(found.left)) == (1, 0)
    sends(
        boss, "een_loket"
    )  # that it is for nobody would say of this one student: (s)he wants none
    assert letters(student) == []
    actions.resume(OutreachChoice.of(student), by=VISITOR)
    sends(boss, "een_loket")
    assert letters(student) == ["een_loket"]


def test_who_switches_them_off_while_it_is_under_way_gets_none(team: Team, boss: User) -> None:
    student = enrolled(team)
    made = actions.send(Outreach(provision="een_loket"), by=boss)
    actions.stop(OutreachChoice.of(student), by=VISITOR)
    jobs.run.call(str(made.job_id))
    assert letters(student) == []


def test_without_an_address_no_letter_is_made_so_that_it_can_go_later(
    team: Team, boss: User
) -> None:
    student = enrolled(team, email="")
    assert len(Recipients(boss, "een_loket").without_address) == 1
    Student.objects.filter(pk=student.pk).update(email="daan@example.org")
    sends(boss, "een_loket")
    assert letters(student) == ["een_loket"]


def test_a_role_that_ended_meanwhile_sends_nothing(team: Team, boss: User) -> None:
    student = enrolled(team)
    made = actions.send(Outreach(provision="een_loket"), by=boss)
    StaffRole.objects.filter(user=boss, role=Role.COORDINATOR).update(until_on=date(2026, 11, 23))
    jobs.run.call(str(made.job_id))
    assert letters(student) == []


@pytest.mark.parametrize("ended", ["role", "account"])
def test_who_loses_the_role_or_the_account_half_way_sends_no_more(
    ended: str, team: Team, boss: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        enrolled(team)
    monkeypatch.setattr(actions, "SOME", 2)
    made = actions.send(Outreach(provision="een_loket"), by=boss)

    looks = iter(range(9))

    def ends(job: jobs.Handle) -> None:
        if next(looks) < 1:
            return
        if ended == "role":
            StaffRole.objects.filter(user=boss).update(until_on=date(2026, 11, 23))
        else:
            User.objects.filter(pk=boss.pk).update(is_active=False)

    monkeypatch.setattr(jobs.Handle, "look", ends)
    jobs.run.call(str(made.job_id))
    assert OutreachLetter.objects.count() == 2


def test_a_worker_that_dies_half_way_goes_on_and_nobody_gets_two(
    team: Team, boss: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        enrolled(team)
    monkeypatch.setattr(actions, "SOME", 2)
    made = actions.send(Outreach(provision="een_loket"), by=boss)

    looks = iter(range(9))

    def dies(job: jobs.Handle) -> None:
        if next(looks) == 2:  # two parts of two letters went
            raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(jobs.Handle, "look", dies)
        with pytest.raises(SystemExit):
            jobs.run.call(str(made.job_id))
    assert OutreachLetter.objects.count() == 4
    with clock.at(MORNING + timedelta(minutes=2)):
        jobs.recover()
        jobs.run.call(str(made.job_id))
    assert OutreachLetter.objects.count() == 5
    assert Message.objects.values("to").distinct().count() == Message.objects.count() == 5
    assert Job.objects.get(pk=made.job_id).status == Job.Status.DONE


def test_a_letter_that_breaks_leaves_no_half_of_it(
    team: Team, boss: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolled(team)
    made = actions.send(Outreach(provision="een_loket"), by=boss)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(outbox, "post", broken)
    with pytest.raises(ZeroDivisionError):
        jobs.run.call(str(made.job_id))
    assert not OutreachLetter.objects.exists()
    assert not Event.objects.filter(verb="outreach.deliver").exists()


def test_the_log_of_the_student_says_that_it_was_sent_and_nothing_keeps_why(boss: User) -> None:
    case = given.case_of_coach()
    student = case.student
    assert student is not None
    student.enrolments.get().periods.update(pathway="BOL", level=3)
    chief = given.boss_of(case)
    sends(chief, "een_loket")
    line = Event.objects.in_dossier(case).get(verb="outreach.deliver")
    assert line.details == {"provision": "een_loket"}
    assert OutreachLetter.objects.get(student=student).ground == ""
    assert (line.actor, line.ground) == (f"people.user:{chief.pk}", "team")


def test_one_line_in_the_log_for_the_round_with_what_was_looked_at(team: Team, boss: User) -> None:
    enrolled(team, date(2006, 5, 14))
    made = sends(boss, "bericht_over_voortgang")
    line = Event.objects.about(made).get()
    assert line.verb == "outreach.send"
    assert line.details == {
        "provision": "bericht_over_voortgang",
        "study_year": 2026,
        "expected": 1,
        "read": ["geboortedatum", "soort_student"],
    }


def test_it_goes_by_day_and_never_at_night(team: Team, boss: User) -> None:
    enrolled(team)
    with clock.at(datetime(2026, 11, 27, 21, 0, tzinfo=UTC)):
        sends(boss, "een_loket")
    assert Message.objects.get().send_after == datetime(2026, 11, 30, 7, 0, tzinfo=UTC)


def test_what_did_not_arrive_is_told_from_five_on(team: Team, boss: User) -> None:
    for _ in range(6):
        enrolled(team)
    sends(boss, "een_loket")
    for number, told in ((1, 0), (5, 5)):
        keys = list(Message.objects.order_by("pk").values_list("pk", flat=True)[:number])
        Message.objects.filter(pk__in=keys).update(status=Message.Status.FAILED)
        assert sent_by(boss)["een_loket"] == Sent(DAY, told)
    assert sent_by(given.coordinator()) == {}


def test_the_mail_is_the_law_with_a_greeting_and_a_way_out(team: Team, boss: User) -> None:
    allowed()
    student = enrolled(team, first_name="Noor")
    sends(boss, "studietoeslag")
    outbox.send_due()
    sent = mail.outbox[-1]
    assert sent.to == [student.email]
    body = str(sent.body)
    assert "Hallo," in body
    assert "Noor" not in body
    assert "Als dit klopt:\n- " in body
    assert "omdat" not in body.lower()
    assert "/wat-mag-ik/regels/studietoeslag/" in body
    letter = OutreachLetter.objects.get()
    assert f"/brieven/stoppen/{token_of(letter)}/" in body
    assert str(student.pk) not in body
    assert student.pk.hex not in body
    assert student.last_name not in body
    assert "studietoeslag" not in sent.subject.lower(), "a subject shows on a locked screen"


def test_everybody_reads_the_same_letter_but_for_the_link(team: Team, boss: User) -> None:
    enrolled(team, date(2009, 5, 14), first_name="Noor")
    enrolled(team, date(2003, 5, 14), first_name="Sem", pathway="BBL", level=4)
    sends(boss, "studentenstatuut")
    bodies = {
        re.sub(r"stoppen/\S+", "stoppen", message.body)
        for message in Message.objects.filter(kind="rights_letter")
    }
    assert len(bodies) == 1


@pytest.mark.looks
@pytest.mark.parametrize("code", sorted(library().provisions))
def test_every_letter_says_if_and_then_in_plain_words(code: str) -> None:
    letter = letter_of(code, DAY)
    assert letter is not None
    text = letter.text
    assert letter.provision.name in text
    plain = re.sub(r"\bwelke\b", "wat", text, flags=re.IGNORECASE)  # as a question it is plain
    assert score(plain).level in {"A2", "B1"}, score(plain)
    if letter.conditions:
        assert text.index("Als dit klopt:") < text.index("Dan kan dit ook voor jou zijn.")
    assert "omdat jij" not in text.lower()


def test_a_rule_that_does_not_hold_on_a_day_has_no_letter() -> None:
    assert letter_of("studietoeslag", date(2000, 1, 1)) is None


def test_what_must_not_be_so_stands_in_the_letter_as_it_must_be() -> None:
    letter = letter_of("studietoeslag", DAY)
    assert letter is not None
    assert "Je hebt geen recht op Wajong." in letter.conditions
    assert letter.other_ways


def test_the_server_itself_may_send_to_everybody(team: Team) -> None:
    students = [enrolled(team), enrolled(given.team())]
    sends(SYSTEM, "een_loket")
    assert [letters(student) for student in students] == [["een_loket"]] * 2

"""A student asks the fund: three questions at most, never a bare no, a photo as evidence."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.actors import actor_key
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.fund import actions, nightly
from passend.fund.checking import check, questions_of
from passend.fund.models import FundApplication
from tests import given_fund as fund

pytestmark = pytest.mark.django_db
ADULT = date(2004, 3, 5)


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_student_asks_from_the_own_route_with_a_photo(client: Client) -> None:
    case, worker = fund.case(), fund.worker()
    client.force_login(case.person)
    start = reverse("fundapplication.start", args=[case.pk])
    assert start in read(client, reverse("route"))
    page = client.post(start, {"what": "means"})["Location"]
    made = FundApplication.objects.get()
    assert page == reverse("fundapplication.describe", args=[made.pk])
    client.post(page, {"own_words": "Een laptop.", "wanted": "1.250,50"})
    client.post(
        reverse("fundapplication.account", args=[made.pk]),
        {"iban": "NL91 ABNA 0417 1643 00", "holder": "S. Voorbeeld"},
    )
    client.post(reverse("fundapplication.add", args=[made.pk]), {"file": fund.photo()})
    seen = read(client, made.get_absolute_url())
    assert "Je hebt hier waarschijnlijk recht op." in seen
    assert "… 4300" in seen
    assert fund.IBAN not in seen
    client.post(reverse("fundapplication.ask", args=[made.pk]))
    made.refresh_from_db()
    assert (made.status, str(made.wanted)) == ("asked", "1250.50")
    assert made.decide_by == clock.today() + timedelta(weeks=6)
    assert made.papers.count() == 1
    assert Message.objects.filter(kind="decision_asked", to=actor_key(worker)).exists()


@pytest.mark.parametrize(
    ("group", "most"),
    [("means", 0), ("activities", 0), ("hardship", 0), ("illness", 1), ("listed", 1),
     ("council", 2)],
)  # fmt: skip
def test_the_check_is_three_questions_at_most(group: str, most: int) -> None:
    """With the choice of the group as the first one; the register knows age and pathway."""
    case = fund.case()
    made = actions.start(case, by=case.person, group=group)
    while len(made.facts) < len(questions_of(made)):
        name = next(one for one in questions_of(made) if one not in made.facts)
        actions.answer(made, by=case.person, fact=name, value="weet_niet")
    assert len(made.facts) == most


def test_the_month_of_the_eighteenth_birthday_counts_to_its_last_day() -> None:
    """A07: born 5 March 2009, bol: yes on 31 March 2027, no on 1 April, with other ways."""
    case = fund.case(born=date(2009, 3, 5))
    made = actions.start(case, by=case.person, group="means")
    for day, verdict in ((date(2027, 3, 31), "waarschijnlijk"), (date(2027, 4, 1), "nee")):
        with clock.at(clock.moment(day, clock.here(clock.now()).time())):
            assert check(made).verdict == verdict


@pytest.mark.parametrize(
    ("group", "pathway", "born", "facts"),
    [
        ("means", "bbl", None, {}),
        ("means", "bol", ADULT, {}),
        ("illness", "bol", ADULT, {"basisbeurs": "loopt"}),
        ("illness", "bbl", ADULT, {}),
        ("listed", "bol", None, {"vertraging_door_lijst_school": "nee"}),
    ],
)
def test_a_no_of_the_law_is_never_bare(
    client: Client, group: str, pathway: str, born: date | None, facts: dict[str, str]
) -> None:
    """A09, A10: it says why, and what else may help: an exception, the school, the municipality."""
    own = fund.rule()
    case = fund.case(pathway=pathway, born=born)
    made = fund.draft(case, group=group, **facts)
    told = check(made)
    assert told.verdict == "nee"
    assert told.why
    client.force_login(case.person)
    page = read(client, made.get_absolute_url())
    for way in ("een uitzondering maken", str(own), "gemeente", "het loket"):
        assert way in page
    assert actions.ask(made, by=case.person).status == "asked"


def test_delay_after_the_basisbeurs_is_a_right_with_a_ceiling() -> None:
    """F-04, WEB 8.1.5c."""
    case = fund.case(born=ADULT)
    made = fund.draft(case, group="illness", basisbeurs="voorbij")
    told = check(made)
    assert told.verdict == "recht"
    assert "€ 1.063,72 per maand" in told.amount


def test_a_council_member_of_any_age_and_pathway_has_a_right() -> None:
    """A13: financial support for the council, also bbl and above eighteen."""
    case = fund.case(pathway="bbl", born=ADULT)
    made = fund.draft(case, group="council", lid_medezeggenschap="ja")
    assert check(made).verdict == "recht"


def test_an_own_group_of_the_school_is_asked_by_its_own_name(client: Client) -> None:
    own = fund.rule(amount=300)
    case = fund.case(born=ADULT)
    client.force_login(case.person)
    start = reverse("fundapplication.start", args=[case.pk])
    assert own.for_whom in read(client, start)
    client.post(start, {"what": f"own:{own.pk}"})
    made = FundApplication.objects.get()
    assert (made.group, made.rule) == ("own", own)
    assert "€ 300,00" in check(made).amount
    with pytest.raises(ValidationError):
        actions.start(case, by=case.person, group="own")


def test_an_account_with_a_slip_of_the_finger_is_refused(client: Client) -> None:
    made = fund.draft()
    client.force_login(made.case.person)
    page = reverse("fundapplication.account", args=[made.pk])
    wrong = client.post(page, {"iban": "NL91ABNA0417164301", "holder": "S. Voorbeeld"})
    assert wrong.status_code == 422
    assert "Dit IBAN klopt niet" in wrong.content.decode()


def test_a_program_in_disguise_is_no_evidence(client: Client) -> None:
    made = fund.draft(paper=False)
    client.force_login(made.case.person)
    wrong = fund.photo()
    wrong.file.write(b"MZ")
    wrong.file.seek(0)
    page = reverse("fundapplication.add", args=[made.pk])
    assert client.post(page, {"file": wrong}).status_code == 422
    assert made.papers.count() == 0


def test_evidence_is_for_the_student_and_the_fund_only(client: Client) -> None:
    made = fund.asked()
    path = reverse("fundpaper.open", args=[made.papers.get().pk])
    for person, status in ((made.case.person, 200), (fund.worker(), 200), (made.case.coach, 404)):
        client.force_login(person)
        assert client.get(path).status_code == status


def test_what_is_asked_of_the_fund_is_no_matter_of_the_coach(client: Client) -> None:
    made = fund.asked()
    client.force_login(made.case.coach)
    assert client.get(made.get_absolute_url()).status_code == 404
    page = read(client, reverse("case.detail", args=[made.case.pk]))
    assert str(made.pk) not in page
    begin = reverse("fundapplication.fill_in", args=[made.case.pk])
    assert "fonds" not in page.replace("financieel-studentenfonds", "").replace(begin, "")
    assert "Verstuur mijn aanvraag" not in page


def test_a_draft_is_nobody_elses_and_one_may_take_a_photo_away() -> None:
    made = fund.draft()
    assert not FundApplication.objects.visible_to(fund.worker()).exists()
    actions.remove(made, by=made.case.person)
    assert not made.papers.exists()
    with pytest.raises(NotYou):
        actions.ask(made, by=fund.worker())


def test_what_is_not_answered_is_not_sent() -> None:
    case = fund.case(born=ADULT)
    made = actions.start(case, by=case.person, group="illness")
    with pytest.raises(ValidationError):
        actions.ask(made, by=case.person)


def test_pressed_twice_is_sent_once() -> None:
    """T-07: one application, one clock."""
    made = fund.asked()
    with pytest.raises(NotNow):
        actions.ask(made, by=made.case.person)
    with pytest.raises(ValidationError, match="al een aanvraag"):
        actions.start(made.case, by=made.case.person, group="means")
    assert actions.start(made.case, by=made.case.person, group="council").status == "draft"


def test_a_student_takes_it_back_as_long_as_nothing_is_decided() -> None:
    made = fund.asked()
    assert actions.withdraw(made, by=made.case.person).status == "withdrawn"
    with pytest.raises(NotNow):
        actions.decide(made, by=fund.worker(), outcome="granted", award=fund.award(), text="")
    assert fund.asked(made.case).status == "asked"
    done = fund.granted()
    with pytest.raises(NotNow):
        actions.withdraw(done, by=done.case.person)


def test_the_days_in_which_the_student_looks_for_a_paper_do_not_count(client: Client) -> None:
    made = fund.incomplete()
    by = made.decide_by
    assert by is not None
    with clock.at(clock.now() + timedelta(days=5)):
        client.force_login(made.case.person)
        page = reverse("fundapplication.supplement", args=[made.pk])
        assert "loonstrook" in read(client, page)
        client.post(page, {"text": "Hier is hij."})
    made.refresh_from_db()
    assert (made.status, made.decide_by) == ("asked", by + timedelta(days=5))


def test_without_an_answer_the_fund_goes_on_after_two_weeks() -> None:
    """As Awb 4:15 lid 1 onder a: waiting has an end, and its days do not count."""
    made = fund.incomplete()
    by = made.decide_by
    assert by is not None
    for days, status in ((14, "incomplete"), (15, "asked")):
        with clock.at(clock.now() + timedelta(days=days)):
            nightly.run()
            nightly.run()
        made.refresh_from_db()
        assert made.status == status
    assert made.decide_by == by + timedelta(days=14)
    assert Event.objects.filter(verb="fundapplication.resume").count() == 1


def test_the_log_and_the_mail_hold_no_reason_and_no_account() -> None:
    made = fund.granted(group="illness", basisbeurs="voorbij", text="Omdat het past.")
    events = Event.objects.in_dossier(made.case)
    assert events.filter(verb="fundapplication.decide").exists()
    # Keys, seals and moments hold any figure by chance: read what a person can read.
    told = str([(event.purpose, event.details) for event in events])
    mails = Message.objects.all()
    assert mails
    told += str([(mail.subject, mail.body) for mail in mails])
    told = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", told)  # of links
    for secret in (fund.IBAN, "illness", "voorbij", "laptop", "Omdat", "400"):
        assert secret not in told


def test_the_account_lies_sealed_in_the_database() -> None:
    made = fund.draft()
    raw = FundApplication.objects.filter(pk=made.pk).values_list("iban", "holder", "own_words")
    assert fund.IBAN not in str(raw[0])
    assert "laptop" not in str(raw[0])


def test_each_question_is_a_page_of_its_own_with_i_do_not_know(client: Client) -> None:
    case = fund.case(born=ADULT)
    client.force_login(case.person)
    page = client.post(reverse("fundapplication.start", args=[case.pk]), {"what": "illness"})
    question = page["Location"]
    assert "basisbeurs" in read(client, question)
    assert "Ik weet het niet" in read(client, question)
    told = client.post(question, {"value": "weet_niet"})["Location"]
    made = FundApplication.objects.get()
    assert made.facts == {"basisbeurs": "weet_niet"}
    assert told == reverse("fundapplication.describe", args=[made.pk])
    elsewhere = reverse("fundapplication.answer", args=[made.pk, "niveau"])
    assert client.get(elsewhere).status_code == 404

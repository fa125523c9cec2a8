"""The statute and the arrangements: in versions, with the council's consent, and checked."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.people.models import Role
from passend.statute import actions
from passend.statute.models import Rules
from tests import given
from tests import given_statute as rules

pytestmark = pytest.mark.django_db
NEW_YEAR, SUMMER = date(2027, 1, 1), date(2027, 8, 1)


def on(day: date) -> Any:
    """Everybody lives on this day."""
    return clock.at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_reads_what_holds_without_signing_in(client: Client) -> None:
    rules.published(summary="Je mag klagen.")
    page = read(client, reverse("rules"))
    assert "Je mag klagen." in page
    assert "Ga naar het loket." in read(client, reverse("rules.current", args=["statute"]))


def test_what_was_in_force_on_a_day_can_always_be_shown(client: Client) -> None:
    with on(NEW_YEAR):
        rules.published(text="# Oud\nDit gold eerst.")
    with on(SUMMER):
        rules.published(text="# Nieuw\nDit geldt daarna.")
    page = reverse("rules.current", args=["statute"])
    assert "Dit gold eerst." in read(client, f"{page}?dag=2027-07-31")
    assert "Dit geldt daarna." in read(client, f"{page}?dag=2027-08-01")
    assert client.get(f"{page}?dag=2026-12-31").status_code == 404


def test_a_version_with_a_day_to_come_does_not_hold_yet(client: Client) -> None:
    with on(NEW_YEAR):
        old = rules.published()
        rules.published(starts_on=SUMMER)
        assert Rules.objects.in_force_on(NEW_YEAR) == [old]
        page = read(client, reverse("rules"))
    assert "Dit gaat nog gelden" in page
    assert "zondag 1 augustus 2027" in page


def test_a_draft_is_seen_by_who_works_on_it_and_by_nobody_else(client: Client) -> None:
    page = rules.draft().get_absolute_url()
    assert client.get(page).status_code == 404
    client.force_login(given.account())
    assert client.get(page).status_code == 404
    assert client.get(reverse("rules.work")).status_code == 403
    client.force_login(given.staff(Role.COUNCIL))
    assert "Concept" in read(client, page)


def test_the_statute_waits_for_the_student_council() -> None:
    """WEB 8a.2.2 lid 3 b."""
    made, by = rules.draft(), given.staff(Role.QUALITY)
    with pytest.raises(ValidationError, match="studentenraad"):
        actions.publish(made, by=by, adopted_on=clock.today())
    actions.consent(made, by=given.staff(Role.COUNCIL), council_on=clock.today())
    assert actions.publish(made, by=by, adopted_on=clock.today()).status == "published"


def test_the_support_offer_needs_no_consent() -> None:
    made = rules.draft("support")
    assert actions.publish(made, by=given.manager(), adopted_on=clock.today()).published_on


def test_other_words_ask_the_council_again() -> None:
    made = rules.agreed()
    by = given.manager()
    told = {"summary": made.summary, "text": made.text, "starts_on": SUMMER}
    actions.write(made, by=by, **told)
    assert made.council_on == clock.today(), "only the day changed"
    actions.write(made, by=by, **{**told, "text": "Iets anders."})
    assert made.council_on is None
    with pytest.raises(ValidationError, match="studentenraad"):
        actions.publish(made, by=by, adopted_on=clock.today())


def test_what_is_published_is_never_edited() -> None:
    made = rules.published()
    by = given.manager()
    with pytest.raises(NotNow):
        actions.write(made, by=by, summary="x", text="x")
    again = actions.start(Rules(kind="statute"), by=by)
    assert (again.number, again.text) == (2, made.text)


def test_rules_never_begin_in_the_past() -> None:
    made = rules.agreed(starts_on=date(2020, 1, 1))
    with pytest.raises(ValidationError, match="vandaag of later"):
        actions.publish(made, by=given.manager(), adopted_on=clock.today())


def test_the_board_decides_after_the_council_and_not_tomorrow() -> None:
    made, by = rules.agreed(), given.manager()
    with pytest.raises(ValidationError, match="nog komen"):
        actions.publish(made, by=by, adopted_on=date(2099, 1, 1))
    with pytest.raises(ValidationError, match="eerst in"):
        actions.publish(made, by=by, adopted_on=date(2020, 1, 1))


def test_the_check_names_what_the_law_wants_and_is_missing(client: Client) -> None:
    """law.md C-02, case A42: eleven of the twelve; j about pregnancy is not there."""
    with_all = [letter for letter in rules.ALL if letter != "j"]
    made = rules.draft(items=with_all)
    assert [item.letter for item in made.missing] == ["j"]
    client.force_login(given.manager())
    told = read(client, reverse("rules.publish", args=[made.pk]))
    assert "zwangerschap en bevalling" in told
    assert "WEB 7.4.8 lid 4 j" in told
    actions.write(made, by=given.manager(), summary="x", text="x", items=[*with_all, "j"])
    assert made.missing == []


def test_words_are_found_in_the_chapter_where_they_stand(client: Client) -> None:
    made = rules.published()
    page = read(client, f"{reverse('rules')}?zoek=verlof krijgt")
    assert f"{made.get_absolute_url()}#zwanger" in page
    assert "#klachten" not in page
    assert "Niets gevonden" in read(client, f"{reverse('rules')}?zoek=helikopter")


def test_a_version_goes_from_first_word_to_reader_page_by_page(client: Client) -> None:
    client.force_login(given.manager())
    client.post(reverse("rules.start", args=["fund"]))
    made = Rules.objects.get()
    told = {"summary": "Er is geld.", "text": "# Wie\nWie 18 is.", "starts_on": str(clock.today())}
    for verb, facts in (
        ("rules.write", told),
        ("rules.consent", {"council_on": str(clock.today())}),
        ("rules.publish", {"adopted_on": str(clock.today())}),
    ):
        assert client.post(reverse(verb, args=[made.pk]), facts).status_code == 302, verb
    client.logout()
    assert "Wie 18 is." in read(client, reverse("rules.current", args=["fund"]))


def test_there_is_one_draft_of_a_kind_and_it_can_be_dropped() -> None:
    made, by = rules.draft(), given.manager()
    with pytest.raises(ValidationError, match="al een concept"):
        actions.start(Rules(kind="statute"), by=by)
    actions.drop(made, by=by)
    assert actions.start(Rules(kind="statute"), by=by).number == 2


def test_who_does_not_work_on_the_rules_writes_none() -> None:
    with pytest.raises(NotYou):
        actions.start(Rules(kind="statute"), by=given.coach())
    with pytest.raises(NotYou):
        actions.publish(rules.agreed(), by=given.staff(Role.COUNCIL), adopted_on=clock.today())

"""The fund decides with reasons, within ceiling and budget; the student reads it, with a letter."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.cases.models import Announcement
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.fund import actions
from passend.fund.given import Award
from passend.fund.models import BudgetState, FundApplication, FundBudget
from passend.people.models import Role
from tests import given
from tests import given_fund as fund
from tests.core.test_documents import text_in

pytestmark = pytest.mark.django_db
POSTED: dict[str, Any] = {
    "outcome": "granted", "amount": "400", "parts": "3", "reasons": ["fits"], "text": "",
}  # fmt: skip


def decided(made: FundApplication, what: Award, **facts: Any) -> FundApplication:
    told = {"outcome": "granted", "award": what, "text": "", **facts}
    return actions.decide(made, by=fund.worker(), **told)  # type: ignore[no-any-return]


def test_the_fund_decides_from_its_list_and_the_money_is_drawn(client: Client) -> None:
    made, budget, worker = fund.asked(), fund.budget(1_000), fund.worker()
    client.force_login(worker)
    listed = client.get(reverse("fundapplication.list")).content.decode()
    assert "over: € 1.000,00" in listed
    assert "Wacht 0 dagen" in listed
    page = reverse("fundapplication.decide", args=[made.pk])
    assert page in listed
    assert fund.WORDS in client.get(page).content.decode()
    assert client.post(page, POSTED)["Location"] == made.get_absolute_url()
    made.refresh_from_db()
    budget.refresh_from_db()
    assert (made.status, made.amount, budget.spent) == ("granted", Decimal(400), Decimal(400))
    assert [one.amount for one in made.payments.all()] == [
        Decimal("133.34"), Decimal("133.33"), Decimal("133.33"),
    ]  # fmt: skip
    seen = Event.objects.in_dossier(made.case).views().last()
    assert seen is not None
    assert (seen.ground, seen.purpose) == ("fund", "fonds")


def test_parts_are_a_month_apart() -> None:
    made = fund.asked()
    fund.budget()
    decided(made, fund.award(300, parts=3, first_on=date(clock.today().year + 1, 1, 31)))
    days = [one.due_on for one in made.payments.all()]
    assert [day.month for day in days] == [1, 2, 3]
    assert days[1].day in {28, 29}


def test_a_group_of_the_law_is_never_told_that_the_money_is_gone(client: Client) -> None:
    """WEB 8.1.5 lid 2: support is given; the school raises the budget."""
    made, budget = fund.asked(), fund.budget(100)
    with pytest.raises(ValidationError, match=r"Over: € 100,00.*Verhoog dus het budget"):
        decided(made, fund.award(400))
    with pytest.raises(ValidationError, match="telt niet"):
        decided(made, Award(reasons=["no_money"]), outcome="refused", text="Op.")
    client.force_login(fund.worker())
    page = client.get(reverse("fundapplication.decide", args=[made.pk])).content.decode()
    assert "Het geld voor deze groep van school is op." not in page
    made.refresh_from_db()
    budget.refresh_from_db()
    assert (made.status, made.amount, budget.spent) == ("asked", 0, 0)
    assert not made.payments.exists()
    actions.rules.change(budget, by=fund.worker(), amount=Decimal(1000))
    assert decided(made, fund.award(400)).status == "granted"


def test_an_own_group_has_its_own_money_and_may_hear_that_it_is_gone() -> None:
    own = fund.rule()
    general, budget = fund.budget(1_000), fund.budget(500, rule=own)
    fund.granted(group="own", of_rule=own, amount=460)
    budget.refresh_from_db()
    general.refresh_from_db()
    assert (budget.spent, general.spent) == (Decimal(460), 0)
    assert budget.state == BudgetState.ALMOST
    assert budget.left_word == "over: € 40,00 (bijna op)"
    made = fund.asked(group="own", of_rule=own)
    with pytest.raises(ValidationError, match="Over: € 40,00"):
        decided(made, fund.award(41))
    no = Award(reasons=["no_money"])
    assert decided(made, no, outcome="refused", text="Vraag het loket.").status == "refused"
    actions.rules.change(budget, by=fund.worker(), amount=Decimal(460))
    assert budget.state == BudgetState.GONE


def test_without_a_budget_no_money_is_granted_but_things_are() -> None:
    """WEB 8.1.5a lid 1 asks money of a, b and d only: a laptop on loan will do."""
    made = fund.asked()
    with pytest.raises(ValidationError, match="nog geen budget"):
        decided(made, fund.award(400))
    lent = decided(made, Award(things="Een laptop te leen.", reasons=["fits"]))
    assert (lent.status, lent.amount) == ("granted", 0)
    assert not lent.payments.exists()


def test_a_budget_is_never_made_smaller_than_what_was_granted() -> None:
    fund.granted(amount=400)
    budget = FundBudget.objects.get()
    with pytest.raises(ValidationError, match="al meer toegekend"):
        actions.rules.change(budget, by=fund.worker(), amount=Decimal(399))


def test_the_ceiling_counts_all_decisions_of_a_study_year() -> None:
    fund.rule("means", title="", amount=300, most=500)
    first = fund.granted(amount=300)
    made = fund.asked(first.case)
    with pytest.raises(ValidationError, match=r"Hoogstens € 500,00.*€ 300,00"):
        decided(made, fund.award(201))
    assert decided(made, fund.award(200)).status == "granted"


def test_without_an_account_there_is_nothing_to_pay_to() -> None:
    case = fund.case()
    fund.budget()
    made = actions.start(case, by=case.person, group="means")
    actions.describe(made, by=case.person, own_words="Een laptop.", wanted=None)
    actions.ask(made, by=case.person)
    with pytest.raises(ValidationError, match="nog geen rekening"):
        decided(made, fund.award(100))


def test_a_no_says_why_and_what_helps(client: Client) -> None:
    made = fund.asked()
    client.force_login(fund.worker())
    page = reverse("fundapplication.decide", args=[made.pk])
    no = {**POSTED, "outcome": "refused"}
    assert client.post(page, no).status_code == 422
    assert client.post(page, {**no, "reasons": ["no_proof"]}).status_code == 422
    done = client.post(page, {**no, "reasons": ["no_proof"], "text": "Stuur een loonstrook."})
    assert done.status_code == 302
    made.refresh_from_db()
    assert (made.status, made.amount) == ("refused", 0)


def test_the_student_reads_it_with_the_last_day_to_object(client: Client) -> None:
    """Refused on 2 June: six weeks, until 14 July (WEB 7.5.1 lid 4)."""
    with clock.at(datetime(2026, 9, 1, 10, tzinfo=UTC)):
        made = fund.refused()
        assert Message.objects.filter(kind="decision_ready").count() == 1
        client.force_login(made.case.person)
        page = client.get(made.get_absolute_url()).content.decode()
    told = Announcement.objects.get()
    assert (told.status, told.ends_on) == ("proven", date(2026, 10, 13))
    for one in ("dinsdag 13 oktober 2026", "bezwaar", "We zien nog niet op papier", "WEB 7.5.7"):
        assert one in page


def test_the_letter_is_an_accessible_paper_with_reason_and_clause(client: Client) -> None:
    made = fund.granted(parts=2, text="Dit helpt je verder.", things="Een rekenmachine te leen.")
    client.force_login(made.case.person)
    answer = client.get(reverse("fundapplication.pdf", args=[made.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="besluit.pdf"'
    words = " ".join(text_in(answer.content).split())
    for one in ("€ 400,00", "€ 200,00", "rekenmachine", "past bij de regels", "bezwaar maken"):
        assert one in words
    assert fund.IBAN not in words
    with pikepdf.open(io.BytesIO(answer.content)) as paper:
        assert "pdfuaid" in str(paper.Root.Metadata.read_bytes())


def test_there_is_no_letter_before_there_is_a_decision(client: Client) -> None:
    made = fund.asked()
    client.force_login(made.case.person)
    assert client.get(reverse("fundapplication.pdf", args=[made.pk])).status_code == 404


def test_nobody_decides_about_the_own_money_nor_without_the_role(client: Client) -> None:
    """A student who works for the fund sees the own request as any student does."""
    made = fund.asked()
    role = {"role": Role.FUND, "from_on": date(2020, 8, 1)}
    made.case.person.staff_roles.create(**role)
    person = type(made.case.person).objects.get(pk=made.case.person_id)
    facts = {"outcome": "granted", "award": fund.award(), "text": ""}
    for user in (person, made.case.coach, given.manager()):
        with pytest.raises(NotYou):
            actions.decide(made, by=user, **facts)
    client.force_login(made.case.coach)
    for name in ("fundapplication.list", "paymentlist.list", "fundrule.list", "fund.figures"):
        assert client.get(reverse(name)).status_code == 404


def test_who_stops_gives_back_what_was_not_paid() -> None:
    made = fund.granted(amount=300, parts=3)
    worker = fund.worker()
    first = made.payments.get(number=1)
    fund.paid(made, worker)
    first.refresh_from_db()
    assert first.status == "paid"
    made.refresh_from_db()
    actions.stop(made, by=worker, text="Je stopte met je opleiding.")
    assert (made.status, made.amount) == ("ended", Decimal(100))
    assert FundBudget.objects.get().spent == Decimal(100)
    assert sorted(made.payments.values_list("status", flat=True)) == [
        "cancelled", "cancelled", "paid",
    ]  # fmt: skip
    assert Announcement.objects.count() == 2


def test_that_somebody_objects_is_noted_for_the_figures() -> None:
    made = fund.refused()
    worker = fund.worker()
    actions.note_objection(made, by=worker, on=clock.today())
    assert made.objected_on == clock.today()
    with pytest.raises(ValidationError):
        actions.note_objection(made, by=worker, on=date(2020, 1, 1))
    with pytest.raises(NotNow):
        actions.note_objection(fund.asked(), by=worker, on=clock.today())


def test_a_rule_begins_and_ends_on_a_day() -> None:
    worker = fund.worker()
    first = fund.rule("council", by=worker, title="", amount=500)
    with pytest.raises(ValidationError, match="loopt al een regel"):
        fund.rule("council", by=worker, title="", amount=600)
    actions.rules.end(first, by=worker, until_on=clock.today())
    with pytest.raises(ValidationError, match="loopt er nog een regel"):
        fund.rule("council", by=worker, title="", amount=600, from_on=clock.today())
    with pytest.raises(ValidationError, match="Geef de eigen groep een naam"):
        fund.rule(by=worker, title="")

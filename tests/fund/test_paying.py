"""What was granted goes to the bank once, by a file that is valid, and can come back."""

import io
from datetime import timedelta
from decimal import Decimal
from importlib.resources import files

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from lxml import etree
from python_calamine import CalamineWorkbook

from passend.core import clock
from passend.core.errors import NotNow
from passend.fund import actions, bank
from passend.fund.models import FundBudget, PaymentList
from tests import given_fund as fund

pytestmark = pytest.mark.django_db
NS = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
SOON = timedelta(days=5)


def test_the_file_for_the_bank_is_valid_by_a_validator_that_is_not_ours(client: Client) -> None:
    """pain.001.001.09, laid beside its schema by libxml2; names in the signs that banks know."""
    worker = fund.worker()
    fund.account(worker, name="ROC Übervoorbeeld & Co")
    fund.granted(fund.case(), amount="1250.50", months=12, holder="Zoë Çelik-O’Brien <&>")
    fund.granted(fund.case(), amount=90, parts=3)
    day = clock.today() + SOON
    made = actions.paying.make(PaymentList(), by=worker, pay_on=day)
    client.force_login(worker)
    answer = client.get(reverse("paymentlist.bank", args=[made.pk]))
    assert answer["Content-Type"] == "application/xml"
    schema = files("sepaxml") / "schemas" / f"{bank.SCHEMA}.xsd"
    told = etree.fromstring(answer.content)
    etree.XMLSchema(etree.fromstring(schema.read_bytes())).assertValid(told)
    total = sum(one.amount for one in made.payments.all())
    assert told.findtext(".//p:GrpHdr/p:CtrlSum", namespaces=NS) == f"{total:.2f}"
    assert told.findtext(".//p:GrpHdr/p:NbOfTxs", namespaces=NS) == str(made.count)
    names = [one.text for one in told.findall(".//p:Cdtr/p:Nm", NS)]
    assert "Zoe Celik-O'Brien <&>" in names
    described = " ".join(one.text or "" for one in told.findall(".//p:Ustrd", NS))
    assert "laptop" not in described
    assert "means" not in described


def test_the_same_list_leaves_as_a_spreadsheet(client: Client) -> None:
    worker = fund.worker()
    made = fund.listed(fund.granted(holder="=1+1"), worker)
    client.force_login(worker)
    answer = client.get(reverse("paymentlist.sheet", args=[made.pk]))
    (row,) = (
        CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        .get_sheet_by_index(0)
        .to_python()[1:]
    )
    assert row[3:6] == ["'=1+1", fund.IBAN, "400,00"]


def test_what_is_on_one_list_is_on_no_other() -> None:
    worker = fund.worker()
    fund.listed(None, worker)
    with pytest.raises(ValidationError, match="niets te betalen"):
        actions.paying.make(PaymentList(), by=worker, pay_on=clock.today() + SOON)


def test_a_list_holds_only_what_is_due_by_its_day() -> None:
    worker = fund.worker()
    made = fund.granted(amount=300, parts=3)
    fund.listed(made, worker)
    assert sorted(made.payments.values_list("status", flat=True)) == [
        "listed", "planned", "planned",
    ]  # fmt: skip


def test_a_list_that_does_not_go_frees_its_payments() -> None:
    worker = fund.worker()
    made = fund.listed(None, worker)
    actions.paying.cancel(made, by=worker)
    assert made.status == "cancelled"
    again = actions.paying.make(PaymentList(), by=worker, pay_on=clock.today() + SOON)
    assert again.payments.count() == 1
    with pytest.raises(NotNow):
        actions.paying.confirm(made, by=worker, paid_on=clock.today())


def test_what_was_paid_leaves_no_file_to_pay_again(client: Client) -> None:
    worker = fund.worker()
    payment = fund.paid(by=worker)
    client.force_login(worker)
    for name in ("paymentlist.bank", "paymentlist.sheet"):
        assert client.get(reverse(name, args=[payment.batch_id])).status_code == 404


def test_what_the_bank_sends_back_is_paid_again_to_the_new_account(client: Client) -> None:
    worker = fund.worker()
    payment = fund.paid(by=worker)
    made = payment.application
    actions.paying.bounce(payment, by=worker)
    actions.account(made, by=made.case.person, iban=fund.SCHOOL_IBAN, holder="S. Voorbeeld")
    actions.paying.repeat(payment, by=worker)
    again = actions.paying.make(PaymentList(), by=worker, pay_on=clock.today() + SOON)
    assert fund.SCHOOL_IBAN.encode() in bank.sepa(again)
    assert fund.IBAN.encode() not in bank.sepa(again)


def test_a_student_who_left_gets_nothing_more() -> None:
    """Stopped while a part is on its way to the bank: wait until that is done."""
    worker = fund.worker()
    made = fund.granted(amount=200, parts=2)
    batch = fund.listed(made, worker)
    made.refresh_from_db()
    with pytest.raises(ValidationError, match="onderweg naar de bank"):
        actions.stop(made, by=worker, text="Gestopt.")
    actions.paying.confirm(batch, by=worker, paid_on=clock.today())
    assert actions.stop(made, by=worker, text="Gestopt.").status == "ended"


def test_what_comes_back_can_be_given_to_somebody_else() -> None:
    worker = fund.worker()
    payment = fund.paid(by=worker)
    claim = fund.claimed(payment, worker)
    with pytest.raises(ValidationError, match="hooguit € 0,00"):
        fund.claimed(payment, worker)
    assert FundBudget.objects.get().spent == Decimal(400)
    actions.repaying.receive(claim, by=worker)
    assert claim.status == "received"
    assert FundBudget.objects.get().spent == 0


def test_what_is_waived_stays_with_the_student() -> None:
    worker = fund.worker()
    claim = fund.claimed(by=worker)
    actions.repaying.waive(claim, by=worker)
    assert FundBudget.objects.get().spent == Decimal(400)
    with pytest.raises(NotNow):
        actions.repaying.receive(claim, by=worker)


def test_to_ask_money_back_is_a_decision_with_a_last_day_to_object(client: Client) -> None:
    claim = fund.claimed()
    made = claim.application
    client.force_login(made.case.person)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Dit vraagt school terug" in page
    assert "Je stopte met je opleiding." in page
    assert made.case.announcements.count() == 2


def test_a_list_is_taken_back_and_money_received_or_waived_by_a_button(client: Client) -> None:
    worker = fund.worker()
    first, second = (fund.claimed(fund.paid(fund.granted(), worker), worker) for _ in range(2))
    client.force_login(worker)
    for name, one in (("repayment.receive", first), ("repayment.waive", second)):
        page = reverse(name, args=[one.pk])
        assert page in client.get(one.application.get_absolute_url()).content.decode()
        assert client.post(page)["Location"] == one.application.get_absolute_url()
    batch = fund.listed(fund.granted(), worker)
    client.post(reverse("paymentlist.cancel", args=[batch.pk]))
    for one, status in ((first, "received"), (second, "waived"), (batch, "cancelled")):
        one.refresh_from_db()
        assert one.status == status


def test_the_pages_of_the_fund_lead_to_each_verb(client: Client) -> None:
    worker = fund.worker()
    client.force_login(worker)
    page = reverse("fundaccount.choose")
    assert client.post(page, {"name": "ROC", "iban": "NL00"}).status_code == 422
    assert client.post(page, {"name": "ROC", "iban": fund.SCHOOL_IBAN}).status_code == 302
    made = fund.granted()
    day = (clock.today() + SOON).isoformat()
    batch = client.post(reverse("paymentlist.make"), {"pay_on": day})["Location"]
    seen = client.get(batch).content.decode()
    assert "€ 400,00" in seen
    assert fund.IBAN not in seen
    number = PaymentList.objects.get()
    today = clock.today().isoformat()
    client.post(reverse("paymentlist.confirm", args=[number.pk]), {"paid_on": today})
    payment = made.payments.get()
    assert payment.status == "paid"
    client.post(reverse("payment.bounce", args=[payment.pk]))
    client.post(reverse("payment.repeat", args=[payment.pk]))
    payment.refresh_from_db()
    assert payment.status == "planned"
    year = fund.StudyYear.of(clock.today()).starts_in
    for name, told in (
        ("fundrule.add", {"group": "own", "title": "Vavo", "from_on": today, "amount": "100"}),
        ("fundbudget.begin", {"year": year + 1, "amount": "5.000"}),
    ):
        assert client.post(reverse(name), told).status_code == 302
    assert "Vavo" in client.get(reverse("fundrule.list")).content.decode()
    assert "€ 5.000,00" in client.get(reverse("fundbudget.list")).content.decode()

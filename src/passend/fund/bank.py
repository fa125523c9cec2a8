"""The file for the bank: pain.001.001.09, validated before it leaves, and the same as a list."""

from typing import Final

from sepaxml import SepaTransfer

from passend.core import clock

from .models import FundAccount, Payment, PaymentList

SCHEMA: Final = "pain.001.001.09"
TITLES: Final = ("Nummer", "Student", "Studentnummer", "Op naam van", "IBAN", "Bedrag", "Betaaldag",
                 "Kenmerk")  # fmt: skip


def payments_of(made: PaymentList) -> list[Payment]:
    """What is on it and was not taken off, in one order for every file."""
    found = made.payments.select_related("application__case__student")
    return list(found.order_by("application_id", "number"))


def sepa(made: PaymentList) -> bytes:
    """What the bank reads. Raises `sepaxml.validation.ValidationError` for what does not fit the
    schema. The description says nothing of why somebody gets money."""
    payer = FundAccount.objects.latest("from_at")
    config = {"name": payer.name, "IBAN": payer.iban, "batch": True, "currency": "EUR"}
    file = SepaTransfer(config, schema=SCHEMA, clean=True)
    file.msg_id = f"FONDS-{made.number}-{clock.today():%Y%m%d}"
    for one in payments_of(made):
        file.add_payment(
            {
                "name": one.application.holder,
                "IBAN": one.application.iban,
                "amount": int(one.amount * 100),
                "execution_date": max(made.pay_on, clock.today()),
                "description": f"{payer.name}, kenmerk {reference(one)}",
                "endtoend_id": reference(one),
            }
        )
    return bytes(file.export(validate=True))


def reference(payment: Payment) -> str:
    """By which student, bank and school know this payment; at most 35 signs."""
    return f"{payment.pk.hex[:12].upper()}-{payment.number}"


def cells(made: PaymentList) -> list[tuple[str, ...]]:
    """The same for a spreadsheet."""
    return [
        (
            str(number),
            str(one.application.case),
            (one.application.case.student.number or "") if one.application.case.student else "",
            one.application.holder,
            one.application.iban,
            f"{one.amount:.2f}".replace(".", ","),
            made.pay_on.strftime("%d-%m-%Y"),
            reference(one),
        )
        for number, one in enumerate(payments_of(made), start=1)
    ]

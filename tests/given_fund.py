"""Worlds of the student fund: asked by the student, decided and paid by the people of the fund."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from engines.deadlines import StudyYear
from passend.cases.models import Case
from passend.core import clock
from passend.fund import actions
from passend.fund.given import Award
from passend.fund.models import (
    FundAccount,
    FundApplication,
    FundBudget,
    FundRule,
    Payment,
    PaymentList,
    Repayment,
)
from passend.people.models import EnrolmentPeriod, Role, User
from tests import given

IBAN = "NL91ABNA0417164300"
SCHOOL_IBAN = "NL44RABO0123456789"
WORDS = "Een laptop om op te werken."


def worker(**kw: Any) -> User:
    """Of the fund, for the whole school."""
    return given.staff(Role.FUND, **kw)


def case(*, pathway: str = "bol", born: date | None = None, **kw: Any) -> Case:
    """A student in the register, of seventeen unless told otherwise."""
    team = kw.pop("team", None) or given.team()
    born = born or date(clock.today().year - 17, 1, 15)
    made = given.heard_case(team=team, born=born, **kw)
    made.student = given.student(team)
    made.enrolment = given.enrolment(made.student, date(2026, 8, 1))
    made.save()
    EnrolmentPeriod.objects.filter(enrolment=made.enrolment).update(pathway=pathway)
    return made


def photo(name: str = "brief.jpg") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def budget(
    amount: int = 10_000, by: User | None = None, rule: FundRule | None = None
) -> FundBudget:
    year = StudyYear.of(clock.today()).starts_in
    found = FundBudget.objects.filter(year=year, rule=rule).first()
    facts = {"year": year, "amount": Decimal(amount), "rule": rule}
    made: FundBudget = found or actions.rules.begin(FundBudget(), by=by or worker(), **facts)
    return made


def rule(group: str = "own", by: User | None = None, **facts: Any) -> FundRule:
    told = {"title": "Studenten van 18 of ouder", "for_whom": "ik ben 18 of ouder", **facts}
    told = {"from_on": clock.today() - timedelta(days=30), **told}
    made: FundRule = actions.rules.add(FundRule(), by=by or worker(), group=group, **told)
    return made


def account(by: User | None = None, name: str = "ROC Voorbeeld") -> FundAccount:
    facts = {"name": name, "iban": SCHOOL_IBAN}
    made: FundAccount = actions.paying.choose(FundAccount(), by=by or worker(), **facts)
    return made


def draft(
    of: Case | None = None, *, group: str = "means", text: str = WORDS, paper: bool = True,
    of_rule: FundRule | None = None, holder: str = "S. Voorbeeld", **facts: str,
) -> FundApplication:  # fmt: skip
    """Every question answered, and not sent."""
    of = of or case()
    by = of.person
    made: FundApplication = actions.start(of, by=by, group=group, rule=of_rule)
    for fact, value in facts.items():
        actions.answer(made, by=by, fact=fact, value=value)
    actions.describe(made, by=by, own_words=text, wanted=Decimal(400))
    actions.account(made, by=by, iban=IBAN, holder=holder)
    if paper:
        actions.add(made, by=by, file=photo())
    return made


def asked(of: Case | None = None, **kw: Any) -> FundApplication:
    made = draft(of, **kw)
    return actions.ask(made, by=made.case.person)  # type: ignore[no-any-return]


def filled_in(
    of: Case | None = None, by: User | None = None, *, group: str = "means", text: str = WORDS
) -> FundApplication:
    """By the coach; the student did not say yes yet."""
    of = of or case()
    facts = {"group": group, "own_words": text, "wanted": Decimal(400)}
    return actions.fill_in(of, by=by or of.coach, **facts)  # type: ignore[no-any-return]


def incomplete(of: Case | None = None, text: str = "Stuur een loonstrook.") -> FundApplication:
    return actions.ask_more(asked(of), by=worker(), text=text)  # type: ignore[no-any-return]


def award(amount: int | str = 400, **facts: Any) -> Award:
    return Award(**{"amount": Decimal(amount), "reasons": ["fits"], **facts})


def granted(
    of: Case | None = None, by: User | None = None, amount: int | str = 400, *, text: str = "",
    parts: int = 1, months: int | None = None, things: str = "", **kw: Any,
) -> FundApplication:  # fmt: skip
    made = asked(of, **kw)
    budget()
    what = award(amount, parts=parts, months=months, things=things)
    facts = {"outcome": "granted", "award": what, "text": text}
    return actions.decide(made, by=by or worker(), **facts)  # type: ignore[no-any-return]


def refused(of: Case | None = None, by: User | None = None, **kw: Any) -> FundApplication:
    made = asked(of, **kw)
    facts = {"outcome": "refused", "award": Award(reasons=["no_proof"]), "text": "Stuur het na."}
    return actions.decide(made, by=by or worker(), **facts)  # type: ignore[no-any-return]


def listed(of: FundApplication | None = None, by: User | None = None) -> PaymentList:
    """On a list for the bank, by somebody else than who decided."""
    by = by or worker()
    if of is None:
        granted()
    if not FundAccount.objects.exists():
        account(by)
    day = clock.today() + timedelta(days=5)
    return actions.paying.make(PaymentList(), by=by, pay_on=day)  # type: ignore[no-any-return]


def paid(of: FundApplication | None = None, by: User | None = None) -> Payment:
    by = by or worker()
    made = listed(of, by)
    actions.paying.confirm(made, by=by, paid_on=clock.today())
    found: Payment = made.payments.filter(**({"application": of} if of else {})).latest("number")
    return found


def claimed(payment: Payment | None = None, by: User | None = None) -> Repayment:
    """Asked back."""
    payment = payment or paid()
    facts = {"amount": payment.amount, "why": "left", "pay_by": clock.today() + timedelta(days=30)}
    made: Repayment = actions.repaying.ask(payment.application, by=by or worker(), **facts)
    return made

"""What lies at the student fund, in every state that a page works on."""

from functools import cached_property
from typing import Any

from passend.cases.models import Case
from passend.core import clock
from passend.fund import actions
from passend.fund.models import (
    FundApplication,
    FundBudget,
    FundPaper,
    FundRule,
    Payment,
    PaymentList,
    Repayment,
)
from tests import given_fund as fund

from .matter_things import MatterThings


class FundThings(MatterThings):
    """A thing has the name of its noun in the addresses."""

    def asks_fund(self, of: Case, **kw: Any) -> FundApplication:
        """With the words of everybody in it."""
        facts = {"group": "activities", "soort_student": "student", **kw}
        facts |= {"text": self.text, "holder": self.text[:70]}
        return fund.asked(of, **facts)

    def grants(self, of: Case, **kw: Any) -> FundApplication:
        fund.budget(by=self.fund_worker)
        made = self.asks_fund(of, **kw)
        what = fund.award(100, parts=2, things=self.text)
        told = {"outcome": "granted", "award": what, "text": self.text}
        return actions.decide(made, by=self.fund_decider, **told)  # type: ignore[no-any-return]

    @cached_property
    def fundapplication(self) -> FundApplication:
        """Granted to the student of this dossier, and the first part of it paid."""
        made = self.grants(self.case)
        fund.paid(made, self.fund_worker)
        return made

    @cached_property
    def fund_begun(self) -> FundApplication:
        """Not sent yet, by the student of this dossier: nobody else can open it."""
        assert self.fundapplication
        facts = {"lid_medezeggenschap": "ja", "soort_student": "student"}
        return fund.draft(
            self.case, group="council", text=self.text, holder=self.text[:70], **facts
        )

    @cached_property
    def fund_filled(self) -> FundApplication:
        """By the coach, and not confirmed yet: the student alone can open it."""
        assert self.fundapplication
        made = fund.filled_in(self.case, by=self.coach, group="activities", text=self.text)
        told = {"fact": "soort_student", "value": "student"}
        return actions.answer(made, by=self.case.person, **told)  # type: ignore[no-any-return]

    @cached_property
    def fund_asked(self) -> FundApplication:
        return self.asks_fund(self.heard())

    @cached_property
    def fund_incomplete(self) -> FundApplication:
        made = self.asks_fund(self.heard())
        return actions.ask_more(made, by=self.fund_worker, text=self.text)  # type: ignore[no-any-return]

    @cached_property
    def fundpaper(self) -> FundPaper:
        """Named as somebody typed it."""
        facts = {"group": "hardship", "soort_student": "student", "text": self.text}
        made = fund.draft(self.case, paper=False, **facts)  # type: ignore[arg-type]
        actions.add(made, by=self.case.person, file=fund.photo(f"{self.text[:60]}.jpg"))
        actions.ask(made, by=self.case.person)
        return made.papers.get()

    @cached_property
    def payment(self) -> Payment:
        """Paid."""
        return self.fundapplication.payments.get(status="paid")

    @cached_property
    def bounced(self) -> Payment:
        made = self.grants(self.heard())
        payment = fund.paid(made, self.fund_worker)
        return actions.paying.bounce(payment, by=self.fund_worker)  # type: ignore[no-any-return]

    @cached_property
    def paymentlist(self) -> PaymentList:
        """Waits for the bank."""
        assert self.payment
        return fund.listed(self.grants(self.heard()), self.fund_worker)

    @cached_property
    def repayment(self) -> Repayment:
        payment = fund.paid(self.grants(self.heard()), self.fund_worker)
        return fund.claimed(payment, self.fund_worker)

    @cached_property
    def fundrule(self) -> FundRule:
        facts = {"title": self.text[:80], "for_whom": self.text[:200]}
        return fund.rule(by=self.fund_worker, **facts)

    @cached_property
    def fundbudget(self) -> FundBudget:
        return fund.budget(300, by=self.fund_worker, rule=self.fundrule)

    @cached_property
    def ended_rule(self) -> FundRule:
        rule = fund.rule(by=self.fund_worker, title=f"{self.text[:60]} eerder")
        actions.rules.end(rule, by=self.fund_worker, until_on=clock.today())
        return rule

    @cached_property
    def unpaid(self) -> FundApplication:
        """Granted after the last list was made: something is left to pay."""
        assert self.paymentlist
        assert self.repayment
        assert self.bounced
        return self.grants(self.heard())

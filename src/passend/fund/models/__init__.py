"""Nouns of this room."""

from .application import FundApplication, FundPaper
from .money import BudgetState, FundAccount, FundBudget, FundRule, year_label
from .payment import Payment, PaymentList, Repayment
from .words import Group, Reason

__all__ = [
    "BudgetState",
    "FundAccount",
    "FundApplication",
    "FundBudget",
    "FundPaper",
    "FundRule",
    "Group",
    "Payment",
    "PaymentList",
    "Reason",
    "Repayment",
    "year_label",
]

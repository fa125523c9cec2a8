"""The rules and the budgets of the school."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core.pages import act, visible

from ..actions import rules as actions
from ..forms.deciding import AmountForm, BudgetForm, OnForm, RuleForm
from ..models import FundBudget, FundRule
from .deciding import member


def overview(request: HttpRequest) -> HttpResponse:
    """What holds today, and what was."""
    user = member(request)
    rules = FundRule.objects.visible_to(user)
    running = list(rules.running())
    rest = [rule for rule in rules if rule not in running]
    return render(request, "fundrule/list.html", {"running": running, "rest": rest})


def add(request: HttpRequest) -> HttpResponse:
    member(request)
    back = {"back_url": reverse("fundrule.list")}
    return act(request, actions.add, FundRule(), RuleForm, extra=back)


def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    rule = visible(FundRule, request, pk)
    words = {"name": "until_on", "label": _("Tot en met")}
    return act(request, actions.end, rule, OnForm, form_kwargs=words, extra={"intro": str(rule)})


def budgets(request: HttpRequest) -> HttpResponse:
    """Each study year: how much, what is left, and how that stands."""
    found = FundBudget.objects.visible_to(member(request)).select_related("rule")
    return render(request, "fundbudget/list.html", {"budgets": found})


def begin(request: HttpRequest) -> HttpResponse:
    member(request)
    back = {"back_url": reverse("fundbudget.list")}
    return act(request, actions.begin, FundBudget(), BudgetForm, extra=back)


def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    budget = visible(FundBudget, request, pk)
    initial = {"initial": {"amount": budget.amount, "norm": budget.norm}}
    intro = {"intro": f"{budget}: {budget.left_word}"}
    return act(request, actions.change, budget, AmountForm, form_kwargs=initial, extra=intro)

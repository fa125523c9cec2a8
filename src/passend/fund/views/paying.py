"""Lists of payments, the file for the bank, and money that comes back."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import looked, shown
from passend.core import clock, fresh, sheets
from passend.core.actions import open_actions
from passend.core.links import link
from passend.core.pages import act, visible

from .. import bank
from ..actions import paying, repaying
from ..forms.deciding import FundAccountForm, OnForm, RepaymentForm
from ..models import FundAccount, FundApplication, Payment, PaymentList, Repayment
from ..models.words import euros
from .deciding import member

CONFIRM = "paymentlist.confirm"


def overview(request: HttpRequest) -> HttpResponse:
    """The lists, and what waits for the next one."""
    user = member(request)
    until = clock.today() + paying.AHEAD
    told = paying.payable(until, user).order_by().aggregate(n=Count("pk"), sum=Sum("amount"))
    context = {
        "lists": PaymentList.objects.visible_to(user),
        "due": told["n"],
        "others": paying.ready_to_pay(until, user).count() - told["n"],
        "due_word": euros(told["sum"]),
        "account": FundAccount.objects.first(),
    }
    return render(request, "paymentlist/list.html", context)


def choose(request: HttpRequest) -> HttpResponse:
    """From which account the school pays: for who showed not long ago who (s)he is."""
    member(request)
    fresh.require(request)
    now = FundAccount.objects.first()
    initial = {"initial": {"name": now.name if now else ""}}
    back = {"back_url": reverse("paymentlist.list")}
    return act(
        request, paying.choose, FundAccount(), FundAccountForm, form_kwargs=initial, extra=back
    )


def make(request: HttpRequest) -> HttpResponse:
    member(request)
    words = {"name": "pay_on", "label": _("Op welke dag betaalt de bank?")}
    extra = {
        "back_url": reverse("paymentlist.list"),
        "intro": _("Alles wat tot die dag betaald moet worden, komt op de lijst."),
    }
    return act(request, paying.make, PaymentList(), OnForm, form_kwargs=words, extra=extra)


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who gets what. Reading it is looking."""
    made = visible(PaymentList, request, pk)
    payments = readable(request, made)
    waits = made.status == PaymentList.Status.MADE
    of_decider = waits and paying.is_of_decider(made, request.user)
    offered = [
        one for one in open_actions(request.user, made) if one.verb != CONFIRM or not of_decider
    ]
    context = {
        "made": made,
        "payments": payments,
        "of_decider": paying.OF_DECIDER if of_decider else "",
        "buttons": [(one.label, link(one.verb, made.pk)) for one in offered],
    }
    return render(request, "paymentlist/detail.html", context)


def readable(request: HttpRequest, made: PaymentList) -> list[Payment]:
    """What is on it, of whom one may see it; each a look in that dossier."""
    seen = FundApplication.objects.at_fund(request.user)  # type: ignore[arg-type]
    keys = set(seen.filter(payments__batch=made).values_list("pk", flat=True))
    found = [one for one in bank.payments_of(made) if one.application_id in keys]
    for one in {one.application_id: one.application for one in found}.values():
        looked(request.user, one.case, one)
    return found


def bank_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For the bank, while it waits for it; for who showed not long ago who (s)he is."""
    made = _for_the_bank(request, pk)
    answer = HttpResponse(bank.sepa(made), content_type="application/xml")
    answer["Content-Disposition"] = f'attachment; filename="betaallijst-{made.number}.xml"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def sheet(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The same as a spreadsheet."""
    made = _for_the_bank(request, pk)
    name = f"betaallijst-{made.number}"
    return sheets.download(name, "xlsx", bank.TITLES, bank.cells(made))


def _for_the_bank(request: HttpRequest, pk: UUID) -> PaymentList:
    made = visible(PaymentList, request, pk)
    if made.status != PaymentList.Status.MADE:
        raise Http404  # what was paid is not paid again
    fresh.require(request)
    readable(request, made)
    return made


def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(PaymentList, request, pk)
    words = {"name": "paid_on", "label": _("Op welke dag betaalde de bank?")}
    return act(request, paying.confirm, made, OnForm, form_kwargs=words)


def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(PaymentList, request, pk)
    intro = _("De betalingen wachten dan op een andere lijst.")
    return act(request, paying.cancel, made, extra={"intro": intro})


def bounce(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _on(request, paying.bounce, visible(Payment, request, pk))


def repeat(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _on(request, paying.repeat, visible(Payment, request, pk))


def receive(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _on(request, repaying.receive, visible(Repayment, request, pk))


def waive(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _on(request, repaying.waive, visible(Repayment, request, pk))


def _on(request: HttpRequest, action: Any, one: Any) -> HttpResponse:
    """One payment or repayment: its amount, and a button."""
    page = act(request, action, one, extra={"intro": f"{one.application.case}: {one.amount_word}"})
    return shown(page, request.user, one.dossier, one.application)


def ask_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A decision about money that was paid: the student hears it, and may object."""
    made = visible(FundApplication, request, pk)
    page = act(
        request,
        repaying.ask,
        made,
        RepaymentForm,
        extra={"intro": str(made.case)},
        done=_("De student krijgt bericht en kan het lezen."),
    )
    return shown(page, request.user, made.case, made)

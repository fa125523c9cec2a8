"""The student's side: three questions, what it is for, papers, and what became of it."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.actions.announcement import opened
from passend.cases.looking import looked, shown
from passend.cases.models import Case
from passend.cases.models.asked import UNSENT
from passend.cases.policy import student
from passend.cases.remedy import TO_OBJECT, door_url
from passend.cases.views.letter import decision_pdf
from passend.core import files, fresh
from passend.core.actions import open_actions
from passend.core.links import link
from passend.core.pages import act, visible
from passend.core.templatetags.passend import day

from .. import actions
from ..checking import check, next_question, options_of, questions_of, rules
from ..forms.asking import AccountForm, DescribeForm, FactForm, PaperForm, StartForm
from ..forms.fields import TextForm
from ..letter import letter_of
from ..models import FundApplication, FundPaper

ELSEWHERE = {"fundapplication.answer", "fundapplication.remove"}


def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first of three questions: for what."""
    case = visible(Case, request, pk)
    open_ones = case.fund_applications.open()
    return act(
        request,
        actions.start,
        case,
        StartForm,
        extra={
            "back_url": reverse("route"),
            "submit_label": _("Verder"),
            "running": list(open_ones) if student(request.user, case) else [],
        },
        then=after,
        done=_("We bewaren wat je kiest. Stoppen mag, later ga je verder."),
    )


def after(made: FundApplication) -> str:
    """The next question of the check; then what it is for."""
    name = next_question(made)
    if name:
        return reverse("fundapplication.answer", args=[made.pk, name])
    if not made.own_words:
        return reverse("fundapplication.describe", args=[made.pk])
    return str(made.get_absolute_url())


def answer(request: HttpRequest, pk: UUID, asked: str) -> HttpResponse:
    """One question a page; a question that does not matter to this rule is no page."""
    made = visible(FundApplication, request, pk)
    known = questions_of(made)
    if asked not in known:
        raise Http404
    fact = rules().facts[asked]
    return act(
        request,
        actions.answer,
        made,
        FactForm,
        form_kwargs={
            "fact": asked,
            "options": options_of(fact),
            "initial": {"value": made.facts.get(asked)},
        },
        extra={
            "question": fact.question,
            "help": fact.help,
            "why": _("De regel van het fonds hangt ervan af."),
            "step": known.index(asked) + 2,
            "steps": len(known) + 1,
            "back_url": made.get_absolute_url(),
        },
        template="fundapplication/answer.html",
        then=after,
        done=_("Bewaard."),
    )


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked, where it stands, and the decision; that the student reads it is the proof."""
    made = visible(FundApplication, request, pk)
    looked(request.user, made.case, made)
    opened(made, made.case, by=request.user)
    own = student(request.user, made)
    offered = [one for one in open_actions(request.user, made) if one.verb not in ELSEWHERE]
    context = {
        "made": made,
        "case": made.case,
        "subject": made,
        "own": own,
        "check": check(made) if not made.is_decided else None,
        "answers": answers_of(made),
        "words": letter_of(made) if made.is_decided else None,
        "door_url": door_url(TO_OBJECT, made) if own else "",
        "papers": list(made.papers.select_related("file")),
        "payments": [] if own else with_buttons(request, made.payments.all()),
        "repayments": [] if own else with_buttons(request, made.repayments.all()),
        "buttons": [(one.label, link(one.verb, made.pk)) for one in sorted(offered, key=first)],
        "may_remove": actions.remove.is_open_to(request.user, made),
        "back_url": reverse("route" if own else "fundapplication.list"),
    }
    return render(request, "fundapplication/detail.html", context)


FIRST = (
    "fundapplication.ask", "fundapplication.confirm", "fundapplication.decide",
    "fundapplication.supplement",
)  # fmt: skip


def first(action: Any) -> int:
    """The main button in front."""
    return FIRST.index(action.verb) if action.verb in FIRST else len(FIRST)


def with_buttons(request: HttpRequest, found: Any) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Each row with what can be done with it now."""
    return [
        (one, [(a.label, link(a.verb, one.pk)) for a in open_actions(request.user, one)])
        for one in found
    ]


def answers_of(made: FundApplication) -> list[tuple[str, str, str]]:
    """Question, answer, and the page to change it on."""
    found = []
    for name, value in made.facts.items():
        fact = rules().facts.get(name)
        if fact:
            label = dict(options_of(fact)).get(value, value)
            url = reverse("fundapplication.answer", args=[made.pk, name])
            found.append((fact.question, label, url if made.status in UNSENT else ""))
    return found


def describe(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(FundApplication, request, pk)
    initial = {"own_words": made.own_words, "wanted": made.wanted}
    return act(
        request, actions.describe, made, DescribeForm,
        form_kwargs={"initial": initial}, done=_("Bewaard."),
    )  # fmt: skip


def account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the money goes: for who showed not long ago who (s)he is."""
    made = visible(FundApplication, request, pk)
    actions.account.check(made, request.user)
    fresh.require(request)
    intro = _("Hierop betaalt school, als het ja wordt. Alleen het fonds ziet dit.")
    return act(
        request, actions.account, made, AccountForm,
        form_kwargs={"initial": {"holder": made.holder or str(made.case)}},
        extra={"intro": intro}, done=_("Je rekening is bewaard."),
    )  # fmt: skip


def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(FundApplication, request, pk)
    intro = _("Laat zien wat je vertelt. Een foto is genoeg.")
    extra = {"intro": intro, "submit_label": _("Toevoegen")}
    return act(request, actions.add, made, PaperForm, extra=extra, done=_("Het bestand is erbij."))


def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(FundApplication, request, pk)
    return act(request, actions.remove, made, done=_("Het bestand is weg."))


def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.ask, visible(FundApplication, request, pk), done=sent)


def sent(made: FundApplication) -> str:
    """What happens next, and when."""
    return _("Verstuurd. Het fonds besluit uiterlijk %(when)s.") % {"when": day(made.decide_by)}


def supplement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the fund asked stands above it; a photo is added on its own page first."""
    made = visible(FundApplication, request, pk)
    words = {"label": _("Wat is je antwoord?"), "help_text": _("Voeg een foto eerst toe.")}
    page = act(
        request, actions.supplement, made, TextForm,
        form_kwargs=words, extra={"intro": made.missing},
        done=_("Verstuurd. Het fonds gaat verder."),
    )  # fmt: skip
    return shown(page, request.user, made.case, made)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(FundApplication, request, pk)
    return act(request, actions.withdraw, made, done=_("Je aanvraag is ingetrokken."))


def paper(request: HttpRequest, pk: UUID) -> FileResponse:
    """A photo or a pdf, for the student and the fund; each look is a line in the log."""
    found = visible(FundPaper, request, pk)
    looked(request.user, found.dossier, found.application)
    return files.download(found.file)


def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    return decision_pdf(request, FundApplication, pk)

"""Mijn vraag: public pages behind a secret link, for a phone without JavaScript."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases import questionnaire, terms
from passend.cases.actions import request as actions
from passend.cases.content import explanations, questions
from passend.cases.forms.request import (
    InviteForm,
    KeepForm,
    ProgrammeForm,
    QuestionForm,
    WhoForm,
)
from passend.cases.looking import looked
from passend.cases.models import SupportRequest
from passend.core import brake, clock
from passend.core.actors import VISITOR
from passend.core.pages import act, public, visible
from passend.people.models import Programme

from . import overview

MOST_STARTS = 200  # an hour and an address: a whole school may be behind one
PAGES = {questionnaire.WHO: WhoForm, questionnaire.PROGRAMME: ProgrammeForm}


def draft_of(token: str) -> SupportRequest:
    """The request behind a secret link; a link that we did not make leads nowhere."""
    return get_object_or_404(SupportRequest, pk=SupportRequest.key_of(token))


def actor(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else VISITOR


@public
def start(request: HttpRequest) -> HttpResponse:
    """The first question stands on the first page: one tap, and the draft exists."""
    form = QuestionForm(request.POST or None, question=questions()[0], told={})
    if request.method == "POST" and form.is_valid():
        if too_many(request):
            return render(request, "request/too_many.html", status=429)
        draft = actions.start(SupportRequest(), by=actor(request), answers=form.answers())
        return redirect(overview.to(draft, questionnaire.after(questions()[0].code, draft.told)))
    return render(request, "request/question.html", {**page_of(form), "first": True})


def too_many(request: HttpRequest) -> bool:
    """A brake on machines."""
    return brake.press("request.start", brake.address_of(request)) > MOST_STARTS


@public
def answer(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """One question, or one page of who you are. Leads on, or back to the check page."""
    draft = draft_of(token)
    if draft.status != SupportRequest.Status.DRAFT:
        return redirect("request.done", token)
    form = form_of(request, draft, code)
    if "save" in request.POST:
        actions.answer(draft, by=actor(request), answers=form.so_far())
        return redirect("request.keep", token)
    if request.method == "POST" and form.is_valid():
        actions.answer(draft, by=actor(request), answers=form.answers())
        checked = request.GET.get("na") == questionnaire.CHECK
        gap = questionnaire.first_gap(draft.told)
        return redirect(
            overview.to(draft, gap if checked else questionnaire.after(code, draft.told))
        )
    context = page_of(form) if isinstance(form, QuestionForm) else {}
    before = questionnaire.before(code, draft.told)
    context |= {
        "form": form,
        "draft": draft,
        "code": code,
        "withheld": questionnaire.means(draft.told) == "withheld",
        "back_url": overview.to(draft, before) if before else "",
        "can_save": True,
        "explanations": explanations(),
        "programmes": programmes() if code == questionnaire.PROGRAMME else [],
    }
    template = "request/question.html" if isinstance(form, QuestionForm) else f"request/{code}.html"
    return render(request, template, context, status=422 if form.errors else 200)


def form_of(request: HttpRequest, draft: SupportRequest, code: str) -> Any:
    posted = request.POST if request.method == "POST" else None
    if code in PAGES:
        told = draft.told
        start = "already" if told.get("already") else told.get("start_on", "")
        return PAGES[code](posted, initial={**told, "start_on": start})
    asked = questionnaire.question(code)
    if asked is None:
        raise Http404
    return QuestionForm(posted, question=asked, told=draft.told)


def page_of(form: QuestionForm) -> dict[str, Any]:
    """What `question.html` wants to know of a question."""
    asked, told = form.question, form.told
    offered = set(questionnaire.codes_of(asked, told))
    choices = [
        {"value": c.code, "label": c.label, "note": c.example,
         "quiet": c.code in {"weet_niet", "liever_niet"}}
        for c in asked.choices if c.code in offered
    ]  # fmt: skip
    return {
        "question": asked.question,
        "why": asked.why,
        "choices": choices,
        "answer": told.get(asked.code, ""),
        "step": questions().index(asked) + 1,
        "steps": len(questions()),
        "form": form,
        "explanations": explanations(),
    }


def programmes() -> list[str]:
    """Names to choose from while typing."""
    named = Programme.objects.exclude(name="").order_by("name")
    return list(named.values_list("name", flat=True).distinct()[:600])


@public
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """The secret link: on to where one was, or to what happens next."""
    draft = draft_of(token)
    if draft.status == SupportRequest.Status.EXPIRED:
        return render(request, "request/expired.html", status=410)
    if draft.status == SupportRequest.Status.SENT:
        return redirect("request.done", token)
    return redirect(overview.to(draft, questionnaire.first_gap(draft.told)))


@public
def keep(request: HttpRequest, token: str) -> HttpResponse:
    """Save and return: the link on the page, and by mail for who wants it."""
    draft = draft_of(token)
    if draft.status != SupportRequest.Status.DRAFT:
        return redirect("request.done", token)
    back = actions.link(draft)
    return act(
        request,
        actions.keep,
        draft,
        KeepForm,
        form_kwargs={"initial": {"email": draft.told.get("email", "")}},
        extra={"back_url": back, "link": request.build_absolute_uri(back)},
        then=lambda kept: reverse("request.keep", args=[token]),
        done=_("We sturen de link naar je mail."),
    )


@public
def send(request: HttpRequest, token: str) -> HttpResponse:
    """Check your answers, then send. Sending twice ends on the same page."""
    draft = draft_of(token)
    if draft.status == SupportRequest.Status.EXPIRED:
        return render(request, "request/expired.html", status=410)
    gap = questionnaire.first_gap(draft.told)
    if draft.status == SupportRequest.Status.DRAFT and gap != questionnaire.CHECK:
        return redirect(overview.to(draft, gap))
    if request.method == "POST":
        actions.send_once(draft, by=actor(request))
        return redirect("request.done", token)
    if draft.status == SupportRequest.Status.SENT:
        return redirect("request.done", token)
    context = {
        "draft": draft,
        "answer_rows": overview.answer_rows(draft),
        "who_rows": overview.who_rows(draft),
        "means": questionnaire.means(draft.told),
        "explanations": explanations(),
        "call_by": terms.call_by(clock.today()),
        "back_url": overview.to(draft, questionnaire.PROGRAMME),
    }
    return render(request, "request/send.html", context)


@public
def done(request: HttpRequest, token: str) -> HttpResponse:
    """Who calls and when. Shows no answers: those are behind the sign-in."""
    draft = draft_of(token)
    if draft.status != SupportRequest.Status.SENT:
        return redirect("request.resume", token)
    context = {"draft": draft, "case": draft.case, "explanations": explanations()}
    return render(request, "request/done.html", context)


def invite(request: HttpRequest) -> HttpResponse:
    return act(
        request,
        actions.invite,
        SupportRequest(),
        InviteForm,
        then=lambda invited: reverse("home"),
        done=_("De uitnodiging is onderweg."),
        extra={"back_url": reverse("home")},  # what is not there yet has no page to go back to
    )


def detail(request: HttpRequest, pk: str) -> HttpResponse:
    """What the student told: for the student, and for who does the intake."""
    sent = visible(SupportRequest, request, pk)
    if sent.case is not None:
        looked(request.user, sent.case, sent)
    context = {"request_sent": sent, "said": questionnaire.said(sent), "told": sent.told}
    return render(request, "request/detail.html", context)


def confirm(request: HttpRequest, pk: str) -> HttpResponse:
    sent = visible(SupportRequest, request, pk)
    context = {"said": questionnaire.said(sent), "told": sent.told}
    return act(request, actions.confirm, sent, extra=context, done=_("Dank je. Het staat vast."))

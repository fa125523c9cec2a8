"""Who looks along: named, agreed to, declined, ended. What they see is in the rooms above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from passend.cases.actions import involved as actions
from passend.cases.actions import sharing as switches
from passend.cases.forms.involved import AskSharingForm, NameForm
from passend.cases.models import Audience, Case, Involvement, SharingQuestion
from passend.cases.policy import student
from passend.core.pages import act, visible


def name(request: HttpRequest, pk: str) -> HttpResponse:
    """Somebody of the own school."""
    case = visible(Case, request, pk)
    intro = _("De student leest wie dit is en waarvoor. Het dossier lezen kan pas na een ja.")
    if student(request.user, case):
        intro = _("Jij kiest wie je helpt. Stoppen kan altijd, en geldt meteen.")
    return act(
        request,
        actions.name,
        case,
        NameForm,
        extra={"intro": intro},
        then=lambda named: back(request, named.case),
        done=_("Het staat erin."),
    )


def agree(request: HttpRequest, pk: str) -> HttpResponse:
    named = visible(Involvement, request, pk)
    done = _("Gelukt. Deze persoon mag nu meekijken.")
    return act(
        request, actions.agree, named, then=lambda n: back(request, n.case), done=done,
        extra={"named": named, **way_back(request, named)}, template="involved/agree.html",
    )  # fmt: skip


def decline(request: HttpRequest, pk: str) -> HttpResponse:
    named = visible(Involvement, request, pk)
    done = _("Goed. Deze persoon kijkt niet mee.")
    return act(
        request, actions.decline, named, then=lambda n: back(request, n.case), done=done,
        extra=way_back(request, named),
    )  # fmt: skip


def end(request: HttpRequest, pk: str) -> HttpResponse:
    named = visible(Involvement, request, pk)
    done = _("Deze persoon kijkt vanaf nu niet meer mee.")
    return act(
        request, actions.end, named, then=lambda n: back(request, n.case), done=done,
        extra=way_back(request, named),
    )  # fmt: skip


def ask(request: HttpRequest, pk: str) -> HttpResponse:
    """The coach asks; the student chooses."""
    wanted = request.GET.get("met", "")
    initial = {"to": wanted} if wanted in Audience.values else {}
    return act(
        request,
        switches.ask,
        visible(Case, request, pk),
        AskSharingForm,
        form_kwargs={"initial": initial},
        then=lambda question: question.case,
        done=_("De student krijgt bericht en kiest zelf."),
    )


def keep(request: HttpRequest, pk: str) -> HttpResponse:
    question = visible(SharingQuestion, request, pk)
    return act(request, switches.keep, question, then=lambda _q: "desk.sharing")


def way_back(request: HttpRequest, named: Involvement) -> dict[str, str]:
    """The own page of this thing is for the person who looks along, and for nobody else."""
    return {"back_url": resolve_url(back(request, named.case))}


def back(request: HttpRequest, case: Case) -> Case | str:
    """Where this person came from: the own page, that of the child, or the dossier."""
    if student(request.user, case):
        return "desk.sharing"
    seen = Case.objects.visible_to(request.user).filter(pk=case.pk)  # type: ignore[arg-type]
    return case if seen.exists() else "home"

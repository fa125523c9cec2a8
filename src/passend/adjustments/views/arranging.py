"""Hours, absence and leave: the student's side and the side of school."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.actions.announcement import opened
from passend.cases.looking import looked, shown
from passend.cases.models import Case
from passend.cases.models.asked import Status
from passend.cases.policy import student
from passend.cases.remedy import TO_OBJECT, door_url
from passend.cases.views.letter import decision_pdf
from passend.core.actions import open_actions
from passend.core.fresh import freshly
from passend.core.pages import act, visible
from passend.core.templatetags.passend import day
from passend.people.models import Role

from ..actions import arranging, holding
from ..arranged_letter import letter_of
from ..forms.arranging import ArrangeForm, LeaveForm, PlanForm, RecordForm, ReviewForm, StopForm
from ..forms.asking import TextForm
from ..models import Arrangement


def overview(request: HttpRequest) -> HttpResponse:
    """What waits for this coordinator, the first last day on top."""
    user: Any = request.user
    if not user.has_role(Role.COORDINATOR):
        raise Http404
    seen = Arrangement.objects.visible_to(user).select_related("case__programme", "case__student")
    today = seen.in_force().exclude(review_on=None).order_by("review_on")
    return render(
        request, "arrangement/list.html", {"waiting": seen.to_decide(), "in_force": today}
    )


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked, where it stands, and the decision; that the student reads it is the proof."""
    made = visible(Arrangement, request, pk)
    looked(request.user, made.case, made)
    opened(made, made.case, by=request.user)
    own = student(request.user, made)
    context = {
        "made": made,
        "case": made.case,
        "subject": made,
        "own": own,
        "words": letter_of(made) if made.is_decided else None,
        "door_url": door_url(TO_OBJECT, made) if own else "",
        "next": made.successors.exclude(status=Status.REPLACED).first(),
        "open_actions": open_actions(request.user, made),
        "back_url": reverse("route") if own else made.case.get_absolute_url(),
    }
    return render(request, "arrangement/detail.html", context)


@freshly
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    case = visible(Case, request, pk)
    extra = {"back_url": reverse("route"), "intro": _("School besluit binnen drie weken.")}
    return act(request, arranging.ask, case, ArrangeForm, extra=extra, done=sent)


def sent(made: Arrangement) -> str:
    """What happens next, and when."""
    return _("Verstuurd. School antwoordt uiterlijk %(day)s.") % {"day": day(made.decide_by)}


def fill_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """At the desk, with the student."""
    case = visible(Case, request, pk)
    extra = {"intro": _("Vul dit samen in. De student bevestigt het daarna zelf.")}
    done = _("De student krijgt bericht om dit te bevestigen.")
    page = act(request, arranging.fill_in, case, ArrangeForm, extra=extra, done=done)
    return shown(page, request.user, case)


@freshly
def tell(request: HttpRequest, pk: UUID) -> HttpResponse:
    case = visible(Case, request, pk)
    intro = _("Ben je zwanger? Dan heb je recht op 16 weken verlof, of 20 bij meer kinderen.")
    extra = {"back_url": reverse("route"), "intro": intro}
    return act(request, arranging.tell, case, LeaveForm, extra=extra, done=sent)


def tell_for(request: HttpRequest, pk: UUID) -> HttpResponse:
    """At the desk or by phone, with the student."""
    case = visible(Case, request, pk)
    extra = {"intro": _("Vul dit samen in. De student bevestigt het daarna zelf.")}
    done = _("De student krijgt bericht om dit te bevestigen.")
    page = act(request, arranging.tell_for, case, LeaveForm, extra=extra, done=done)
    return shown(page, request.user, case)


@freshly
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Arrangement, request, pk)
    return act(request, arranging.confirm, made, extra={"made": made}, done=sent)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Arrangement, request, pk)
    return act(request, arranging.withdraw, made, done=_("Je aanvraag is ingetrokken."))


def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Arrangement, request, pk)
    extra = {"intro": _("Dan gelden vanaf nu weer de gewone uren.")}
    return act(request, holding.end, made, extra=extra)


def supplement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What school asked stands above it."""
    made = visible(Arrangement, request, pk)
    words = {"label": _("Wat is je antwoord?"), "help_text": _("Noem geen diagnose.")}
    extra = {"intro": made.missing}
    page = act(request, arranging.supplement, made, TextForm, form_kwargs=words, extra=extra)
    return shown(page, request.user, made.case, made)


def ask_more(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Arrangement, request, pk)
    words = {
        "label": _("Wat mist er nog?"),
        "help_text": _("Vraag niet naar een diagnose. Vraag wat de student nodig heeft."),
    }
    page = act(request, arranging.ask_more, made, TextForm, form_kwargs=words)
    return shown(page, request.user, made.case, made)


def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Request, what the law says, and the decision: one page."""
    made = visible(Arrangement, request, pk)
    page = act(
        request,
        arranging.decide,
        made,
        PlanForm,
        form_kwargs={"made": made},
        extra={"made": made, "holding": made.case.arrangements.holding(made.sort)},
        done=_("Besloten. De student krijgt bericht en kan het lezen."),
    )
    return shown(page, request.user, made.case, made)


def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Arrangement, request, pk)
    intro = _(
        "Dit is een recht. School legt de dagen vast en kan niet weigeren. Jonger dan 18? "
        "Regel het dan ook met de leerplichtambtenaar (Leerplichtwet 11 en 14)."
    )
    page = act(request, arranging.record, made, RecordForm, extra={"intro": intro})
    return shown(page, request.user, made.case, made)


def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Arrangement, request, pk)
    intro = _("Werkt het nog? Kijk samen met de student. Daarna kies je een volgende dag.")
    page = act(request, holding.review, made, ReviewForm, extra={"intro": intro})
    return shown(page, request.user, made.case, made)


def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Arrangement, request, pk)
    intro = _("Bespreek dit eerst met de student. Die krijgt een brief en kan bezwaar maken.")
    page = act(request, holding.stop, made, StopForm, extra={"intro": intro})
    return shown(page, request.user, made.case, made)


def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    return decision_pdf(request, Arrangement, pk)

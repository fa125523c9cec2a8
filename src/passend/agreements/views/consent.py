"""The student's answer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import looked, shown
from passend.cases.models import Case
from passend.core.fresh import freshly
from passend.core.models import key
from passend.core.pages import act, visible
from passend.people.actions.codes import use_code
from passend.people.models import OneTimeCode

from .. import actions
from ..forms.answers import AnswerForm, CodeAnswerForm
from ..forms.decisions import DecisionForm
from ..models import AgreedMeasure, Agreement, Consent, Status
from ..policy import parent
from .proposals import reading


@freshly
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    proposal = visible(Agreement, request, pk)
    looked(request.user, proposal.case, proposal)
    return act(
        request,
        actions.answer,
        proposal,
        AnswerForm,
        form_kwargs={"proposal": proposal, "by_parent": parent(request.user, proposal)},
        extra=reading(request, proposal),
        template="agreement/detail.html",
        done=thanks,
    )


def thanks(answered: Agreement) -> str:
    """What the answer comes to, so that nobody waits for something that does not come."""
    if answered.status == Status.IN_FORCE:
        return _("Dank je wel. Wat akkoord is, geldt nu.")
    if answered.status == Status.PROPOSED:
        return _("Dank je wel. Het voorstel geldt nog niet. Er mist nog een antwoord.")
    return _("Dank je wel. Dit voorstel geldt niet. Je begeleider leest waarom.")


def ask_talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    done = _("Je vraag is bij je begeleider. Jullie plannen een gesprek. Daarna kies je.")
    return act(request, actions.ask_talk, visible(Agreement, request, pk), done=done)


def send_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A code to the student's own address, and then the page to fill in together."""
    return act(
        request,
        actions.send_code,
        visible(Agreement, request, pk),
        then=lambda proposal: reverse("agreement.answer_by_code", args=[proposal.pk]),
        done=_("De code is naar de student gestuurd."),
    )


def answer_by_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    proposal = visible(Agreement, request, pk)
    person = proposal.case.person

    def is_right(code: str) -> bool:
        purpose = OneTimeCode.Purpose.AGREE
        return person is not None and use_code(
            person, purpose, code, key(proposal), by=request.user
        )

    page = act(
        request,
        actions.answer_by_code,
        proposal,
        CodeAnswerForm,
        form_kwargs={"proposal": proposal, "is_right": is_right},
        extra=reading(request, proposal),
    )
    return shown(page, request.user, proposal.case, proposal)


def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the exam committee, the UWV or another body stands."""
    measure = visible(AgreedMeasure, request, pk)
    extra = {"intro": measure.title or measure.school_does}
    has = Case.objects.visible_to(request.user).filter(pk=measure.agreement.case_id)  # type: ignore[arg-type]
    after = (lambda done: done) if has.exists() else (lambda done: "decisions")
    page = act(request, actions.decide, measure, DecisionForm, extra=extra, then=after)
    return shown(page, request.user, measure.agreement.case, measure.agreement)


def proof(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The exact text that somebody answered, when and how."""
    consent = visible(Consent, request, pk)
    looked(request.user, consent.dossier, consent)
    lines = {str(line.pk): line for line in consent.agreement.measures.all()}
    said = [(lines[key], one) for key, one in consent.answers.items() if key in lines]
    context = {"consent": consent, "agreement": consent.agreement, "said": said}
    return render(request, "agreement/proof.html", context)

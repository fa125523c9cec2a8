"""Werkt dit? One tap and an optional text; and the answer to it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import shown
from passend.core.pages import act
from passend.core.templatetags.passend import day

from ..actions import kept
from ..forms.keeping import KeptForm, ReplyForm
from ..models import AgreedMeasure, Agreement, KeptAnswer


def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    user: Any = request.user
    mine = Agreement.objects.visible_to(user)
    measure = get_object_or_404(AgreedMeasure, pk=pk, agreement__in=mine)
    return act(
        request,
        kept.say,
        measure,
        KeptForm,
        form_kwargs={"initial": {"face": request.GET.get("face", "")}},
        extra={"measure": measure, "back_url": measure.agreement.get_absolute_url()},
        then=lambda said: after(request, said),
        done=thanks,
    )


def thanks(said: KeptAnswer) -> str:
    if said.answer_by is None:
        return _("Dank je wel. We hebben je antwoord bewaard.")
    return _("Dank je wel. Je krijgt antwoord, uiterlijk %(day)s.") % {"day": day(said.answer_by)}


def after(request: HttpRequest, said: KeptAnswer) -> str:
    """A tap on the third face is saved at once; then there is room to tell more."""
    if said.face == KeptAnswer.Face.NOT and "text" not in request.POST:
        return reverse("kept.say", args=[said.measure_id]) + "?face=not"
    return f"{reverse('desk.agreements')}?dossier={said.dossier.pk}#m{said.measure_id}"


def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    user: Any = request.user
    theirs = Agreement.objects.visible_to(user)
    said = get_object_or_404(KeptAnswer, pk=pk, measure__agreement__in=theirs)
    page = act(
        request,
        kept.answer,
        said,
        ReplyForm,
        extra={"said": said, "back_url": said.dossier.get_absolute_url()},
        then=lambda done: done.dossier,
        done=_("De student kan je antwoord lezen."),
    )
    return shown(page, user, said.dossier, said.measure.agreement)

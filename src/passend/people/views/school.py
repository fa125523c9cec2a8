"""The page of the school's own choices."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from passend.core.models import School
from passend.core.pages import act

from ..actions.school import change as action
from ..forms.school import SchoolForm

INTRO: Final = _("Een nieuwe keuze geldt vanaf nu. Een dag die al is beloofd, blijft staan.")


def change(request: HttpRequest) -> HttpResponse:
    """For the functional manager; every change is an event."""
    school = School.current()
    return act(
        request,
        action,
        school,
        SchoolForm,
        form_kwargs={"instance": school},
        then=lambda changed: "school.change",
        done=_("Opgeslagen."),
        extra={"submit_label": _("Opslaan"), "intro": INTRO},
    )

"""A signature on paper: adding the scan, reading it, objecting to it."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from passend.cases.looking import looked, shown
from passend.core import files
from passend.core.pages import act, visible

from .. import actions
from ..forms.signatures import PaperForm
from ..models import Agreement, PaperSignature
from ..policy import staff, student


def confirm_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    proposal = visible(Agreement, request, pk)
    form_kwargs = {"proposal": proposal}
    page = act(request, actions.confirm_paper, proposal, PaperForm, form_kwargs=form_kwargs)
    return shown(page, request.user, proposal.case, proposal)


def object_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.object_paper, visible(PaperSignature, request, pk))


def scan(request: HttpRequest, pk: UUID) -> FileResponse:
    """Only for the student and the staff of the dossier."""
    paper = visible(PaperSignature, request, pk)
    if not (student(request.user, paper) or staff(request.user, paper)):
        raise Http404
    looked(request.user, paper.dossier, paper)
    return files.download(paper.scan)

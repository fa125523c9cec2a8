"""Pages of the house itself: the progress of a job."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from .actors import actor_key
from .files import download
from .fresh import freshly
from .jobs import cancel, may_have
from .models import Job
from .pages import act


def job(request: HttpRequest, pk: str) -> HttpResponse:
    """Progress. Without JavaScript the page refreshes itself; with htmx only the bar does."""
    mine = get_object_or_404(Job, pk=pk, owner=actor_key(request.user))
    part = bool(getattr(request, "htmx", False))
    template = "job/_progress.html" if part else "job/progress.html"
    answer = render(request, template, {"job": mine})
    if not mine.is_over and not part:
        answer["Refresh"] = "3"
    return answer


def job_cancel(request: HttpRequest, pk: str) -> HttpResponse:
    """Only the one who asked for it; what was done already stays done."""
    mine = get_object_or_404(Job, pk=pk, owner=actor_key(request.user))
    return act(request, cancel, mine, done=_("We stoppen met dit werk."))


@freshly
def job_file(request: HttpRequest, pk: str) -> FileResponse:
    """What the job made; only for the one who asked for it, while that may be."""
    mine = get_object_or_404(Job, pk=pk, owner=actor_key(request.user))
    if mine.file is None or not may_have(request.user, mine):
        raise Http404
    return download(mine.file)

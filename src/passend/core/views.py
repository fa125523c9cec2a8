"""Pages of the house itself: the progress of a job."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .actors import actor_key
from .files import download
from .models import Job, StoredFile


def job(request: HttpRequest, pk: str) -> HttpResponse:
    """Progress. Without JavaScript the page refreshes itself; with htmx only the bar does."""
    mine = get_object_or_404(Job, pk=pk, owner=actor_key(request.user))
    part = bool(getattr(request, "htmx", False))
    template = "job/_progress.html" if part else "job/progress.html"
    answer = render(request, template, {"job": mine})
    if not mine.is_over and not part:
        answer["Refresh"] = "3"
    return answer


def job_file(request: HttpRequest, pk: str) -> FileResponse:
    """What the job made; only for the one who asked for it."""
    file = get_object_or_404(StoredFile, job__pk=pk, job__owner=actor_key(request.user))
    return download(file)

"""Pages of the house itself: the progress of a job."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .actors import actor_key
from .files import download
from .models import Job


def job(request: HttpRequest, pk: str) -> HttpResponse:
    """Progress. Without JavaScript the page refreshes itself; with htmx only the bar does."""
    mine = get_object_or_404(Job, pk=pk, owner=actor_key(request.user))
    answer = render(
        request, "job/_progress.html" if request.htmx else "job/progress.html", {"job": mine}  # type: ignore[attr-defined]
    )
    if not mine.is_over and not request.htmx:  # type: ignore[attr-defined]
        answer["Refresh"] = "3"
    return answer


def job_file(request: HttpRequest, pk: str) -> FileResponse:
    """What the job made; only for the one who asked for it."""
    mine = get_object_or_404(Job, pk=pk, owner=actor_key(request.user), file__isnull=False)
    return download(mine.file)  # type: ignore[arg-type]  # the query says it is there

"""The letter of a decision as a file, the same for every room that decides."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from passend.core.pages import visible

from ..actions.announcement import opened
from ..letters import letter_of, letter_pdf
from ..looking import looked


def decision_pdf(request: HttpRequest, model: Any, pk: UUID) -> HttpResponse:
    """Of the decision that this person may see; 404 before there is one. It leaves a trace, and
    that the student opens it is proof of making known. The name of the file tells nothing."""
    made = visible(model, request, pk)
    if not made.is_decided:
        raise Http404
    looked(request.user, made.case, made)
    opened(made, made.case, by=request.user)
    answer = HttpResponse(letter_pdf(letter_of(made)), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="besluit.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer

"""What every answer passes through."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .errors import NotNow


class RefusalMiddleware:
    """Turns a domain refusal into a page that says why. No view needs a try/except."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if request.user.is_authenticated:
            # A dossier must not be readable with the back button after signing out.
            answer.headers.setdefault("Cache-Control", "no-store, private")
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotNow):
            context = {"reason": exception}
            return render(request, "refused.html", context, status=exception.status_code)
        return None

"""Forms at which somebody could guess: what was wrong is counted, and the guessing stops."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passend.core import brake

Bound = tuple[tuple[str, ...], int, int]
"""What is counted, how often it may go wrong, and in how many seconds."""


def too_many(request: HttpRequest) -> HttpResponse:
    """Plain words, and 429."""
    return render(request, "registration/too_many.html", status=429)


class Braked:
    """A form that somebody could guess at: it counts what was wrong, and stops the guessing."""

    request: HttpRequest

    def brakes(self) -> list[Bound]:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(brake.pressed(*what) >= most for what, most, _seconds in self.brakes()):
            return too_many(request)
        answer: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        for what, _most, seconds in self.brakes():
            brake.press(*what, seconds=seconds)
        answer: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        brake.release(*self.brakes()[0][0])
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return answer

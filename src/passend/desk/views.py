"""The first pages of the house."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/start.html")


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/home.html")

"""The one door: whatever somebody showed, from here the second step and then the house."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme


def come_in(request: HttpRequest, user: Any, way: str, wanted: str = "") -> HttpResponse:
    """This person showed something in this way; go on to the second step, or in."""
    record_authentication(request, user, way)
    answer: HttpResponse = perform_login(request, user, redirect_url=safe(request, wanted) or None)
    return answer


def safe(request: HttpRequest, wanted: str) -> str:
    """A page of ours, or nothing: nobody is led to another site."""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours else ""

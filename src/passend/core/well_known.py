"""Two addresses that everybody knows: where to report a weakness, where to change a password."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from . import clock
from .models import School


@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Whoever finds a weakness reads whom to tell, and until when this holds."""
    until = datetime.combine(
        clock.today() + timedelta(days=settings.SECURITY_TXT_DAYS), time(), UTC
    )
    lines = [
        *(f"Contact: {way}" for way in contacts()),
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\r\n".join(lines) + "\r\n", content_type="text/plain; charset=utf-8")


def contacts() -> list[str]:
    """The address of the settings, else that of the school; RFC 9116 wants at least one."""
    if settings.SECURITY_CONTACT:
        return [settings.SECURITY_CONTACT]
    school = School.current()
    if school.contact_email:
        return [f"mailto:{school.contact_email}"]
    return [f"{settings.BASE_URL}{reverse('accessibility')}"]


@login_not_required
def change_password(request: HttpRequest) -> HttpResponse:
    """Where the browser's own list of passwords sends people (W3C)."""
    return redirect("password.ask")

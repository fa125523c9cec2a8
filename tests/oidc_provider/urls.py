"""The provider's own sign-in, which believes everybody, and the pages of the protocol."""

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path


def sign_in(request: HttpRequest) -> HttpResponse:
    """Somebody, by name: `?as=noor&next=…`."""
    user, _made = get_user_model().objects.get_or_create(username=request.GET.get("as", "nobody"))
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(request.GET.get("next", "/"))


urlpatterns = [
    path("sign-in/", sign_in),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]

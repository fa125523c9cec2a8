"""The two addresses of the school's own sign-in, which believes nothing unsigned."""

from typing import Any

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest

from passend.people.strict import Strict


@login_not_required
def login(request: HttpRequest, provider_id: str) -> Any:
    """Off to the school."""
    return _there_is_one(OAuth2LoginView, request, provider_id)


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> Any:
    """Back from it."""
    return _there_is_one(OAuth2CallbackView, request, provider_id)


def _there_is_one(kind: Any, request: HttpRequest, provider_id: str) -> Any:
    if not settings.OIDC.is_on or provider_id != settings.OIDC_PROVIDER:
        raise Http404
    return kind.adapter_view(Strict(request, provider_id))(request)

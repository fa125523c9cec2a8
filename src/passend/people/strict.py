"""A stricter reading of what the school's own sign-in sends.

The library may skip the signature of a token that came straight from the school over TLS. Here it
is always checked, with the algorithms of a list, and the school must be the one of the settings.
"""

from typing import Any

import jwt
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings

ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}
"""Signatures that only the owner of a secret key can make; `none` and shared secrets are not."""


class Strict(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The library's way to the school, that believes nothing unsigned."""

    @property
    def openid_config(self) -> dict[str, Any]:
        told: dict[str, Any] = super().openid_config
        if str(told.get("issuer", "")).rstrip("/") != settings.OIDC.issuer.rstrip("/"):
            raise OAuth2Error("The provider says that it is another one.")
        return told

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as error:
            raise OAuth2Error("No id_token") from error
        if algorithm not in ALGORITHMS:
            raise OAuth2Error("An id_token without a real signature")
        told: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return told

"""Signing in with the account of the school, by OpenID Connect. Off until all of it is set.

The claims are those of SURFconext (docs/how-to/signing-in.md). A school with another
provider needs the same claims.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .environment import PRODUCTION

PROVIDER = "school"
"""The name of the provider in addresses: one installation, one school."""


@dataclass(frozen=True)
class Provider:
    """Where the school's own sign-in is, and which institution it must say we are."""

    issuer: str
    client: str
    secret: str
    home: str
    name: str
    role_claim: str = ""
    roles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What a value of that claim gives: a code of `people.models.Role` and the name of a team, or
    nothing for the whole school."""

    @property
    def is_on(self) -> bool:
        return bool(self.issuer)

    @property
    def apps(self) -> list[dict[str, Any]]:
        """As allauth wants it."""
        if not self.is_on:
            return []
        settings = {"server_url": self.issuer, "uid_field": "sub", "scope": ["openid"]}
        return [
            {
                "provider_id": PROVIDER,
                "name": self.name,
                "client_id": self.client,
                "secret": self.secret,
                "settings": settings,
            }
        ]


def provider() -> Provider:
    """From the environment. All or nothing: half a provider would be a door that does not close."""
    needed = {
        "OIDC_ISSUER": os.environ.get("OIDC_ISSUER", "").rstrip("/"),
        "OIDC_CLIENT_ID": os.environ.get("OIDC_CLIENT_ID", ""),
        "OIDC_CLIENT_SECRET": os.environ.get("OIDC_CLIENT_SECRET", ""),
        "OIDC_HOME_ORGANIZATION": os.environ.get("OIDC_HOME_ORGANIZATION", "").casefold(),
    }
    missing = [name for name, value in needed.items() if not value]
    if missing and len(missing) < len(needed):
        raise ImproperlyConfigured(f"Voor inloggen via de school mist nog: {', '.join(missing)}.")
    if PRODUCTION and not missing and not needed["OIDC_ISSUER"].startswith("https://"):
        raise ImproperlyConfigured("OIDC_ISSUER begint met https://.")
    issuer, client, secret, home = needed.values()
    name = os.environ.get("OIDC_NAME") or "SURFconext"
    claim, told = os.environ.get("OIDC_ROLE_CLAIM", ""), os.environ.get("OIDC_ROLES", "")
    if bool(claim) != bool(told):
        raise ImproperlyConfigured("OIDC_ROLE_CLAIM en OIDC_ROLES horen bij elkaar.")
    return Provider(issuer, client, secret, home, name, claim, roles_in(told))


def roles_in(told: str) -> dict[str, tuple[str, str]]:
    """`urn:x:zorgteam=coordinator@Zorg; urn:x:examens=exam_board`: by value the role and the team.
    Whether Passend knows that role is checked where the roles are (`passend.people.claimed`).

    Raises ImproperlyConfigured for what cannot be read."""
    found = {}
    for part in filter(None, map(str.strip, told.split(";"))):
        value, is_there, right = part.rpartition("=")
        role, has_team, team = right.partition("@")
        if not (value.strip() and is_there and role.strip() and bool(has_team) == bool(team)):
            raise ImproperlyConfigured(
                f"OIDC_ROLES: “{part}” is geen waarde=rol of waarde=rol@team."
            )
        if value.strip() in found:
            raise ImproperlyConfigured(f"OIDC_ROLES: “{value.strip()}” staat er twee keer.")
        found[value.strip()] = role.strip(), team.strip()
    return found

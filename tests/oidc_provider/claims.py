"""What the provider says of people, in the shape of SURFconext."""

import json
from typing import Any

from django.conf import settings
from oauth2_provider.oauth2_validators import OAuth2Validator


class SchoolValidator(OAuth2Validator):
    """Every claim of `people.json`, for who asks for `openid`."""

    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        people = json.loads((settings.FOLDER / "people.json").read_text())
        return dict(people[request.user.username])

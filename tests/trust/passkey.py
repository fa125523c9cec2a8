"""A key on somebody's ring, in software: what a browser answers when a page asks for a passkey."""

import json
import os
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from lxml import html

FLAG = AuthenticatorData.FLAG
SITE = "testserver"


def answered(page: str) -> str:
    """What the script of this page puts in the form (WebAuthn level 2, 5.1.3)."""
    [found] = html.fromstring(page).xpath("//script[@id='passkey-data']/text()")
    return json.dumps(made_for(json.loads(found)["creation_options"]["publicKey"]["challenge"]))


class Ring:
    """One key, that can be added to an account and shown to it later."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        public = ES256.from_cryptography_key(self.private.public_key())
        self.made = AttestedCredentialData.create(Aaguid(bytes(16)), os.urandom(16), public)

    def shows(self, page: str) -> str:
        """What the script of a page that asks for it puts in the form (WebAuthn level 2, 5.1.4)."""
        [found] = html.fromstring(page).xpath("//script[@id='passkey-data']/text()")
        challenge = json.loads(found)["request_options"]["publicKey"]["challenge"]
        site = sha256(SITE.encode()).digest()
        shown = AuthenticatorData.create(site, FLAG.UP | FLAG.UV, 1)
        client = CollectedClientData.create(
            CollectedClientData.TYPE.GET, challenge, f"https://{SITE}"
        )
        signed = self.private.sign(bytes(shown) + client.hash, ec.ECDSA(hashes.SHA256()))
        key = websafe_encode(self.made.credential_id)
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(shown),
            "signature": websafe_encode(signed),
        }
        facts = {"type": "public-key", "clientExtensionResults": {}}
        return json.dumps({**facts, "id": key, "rawId": key, "response": response})


def made_for(challenge: str, ring: Ring | None = None) -> dict[str, Any]:
    made = (ring or Ring()).made
    flags = FLAG.UP | FLAG.UV | FLAG.AT
    shown = AuthenticatorData.create(sha256(SITE.encode()).digest(), flags, 1, made)
    client = CollectedClientData.create(
        CollectedClientData.TYPE.CREATE, challenge, f"https://{SITE}"
    )
    key = websafe_encode(made.credential_id)
    response = {
        "clientDataJSON": websafe_encode(client),
        "attestationObject": websafe_encode(AttestationObject.create("none", shown, {})),
    }
    facts = {"type": "public-key", "clientExtensionResults": {"credProps": {}}}
    return {**facts, "id": key, "rawId": key, "response": response}

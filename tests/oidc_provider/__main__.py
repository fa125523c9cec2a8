"""Start the provider: `python -m tests.oidc_provider FOLDER PORT CALLBACK`."""

import os
import sys
from pathlib import Path
from wsgiref.simple_server import make_server

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "passend", "a-secret-between-two-processes-on-loopback"


def main() -> None:
    folder, port, callback = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    os.environ.update(
        OIDC_FOLDER=str(folder),
        DJANGO_SETTINGS_MODULE="tests.oidc_provider.settings",
        OAUTHLIB_INSECURE_TRANSPORT="1",
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    Application.objects.create(
        client_id=CLIENT, client_secret=SECRET, name="Passend", skip_authorization=True,
        client_type="confidential", authorization_grant_type="authorization-code",
        redirect_uris=callback, algorithm="RS256",
    )  # fmt: skip
    with make_server("127.0.0.1", port, get_wsgi_application()) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()

"""How post leaves the house."""

import os

from django.core.exceptions import ImproperlyConfigured

from .environment import PRODUCTION

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if PRODUCTION
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = os.environ.get("EMAIL_USE_SSL", "") == "1"
# To another machine mail travels encrypted, unless somebody says on purpose that it need not.
_HERE = EMAIL_HOST in {"localhost", "127.0.0.1", "::1"}
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "0" if _HERE or EMAIL_USE_SSL else "1") == "1"
EMAIL_TIMEOUT = int(os.environ.get("EMAIL_TIMEOUT", "20"))
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "passend@localhost")
PASSEND_BOUNCE_ADDRESS = os.environ.get("PASSEND_BOUNCE_ADDRESS", "")

if EMAIL_USE_TLS and EMAIL_USE_SSL:
    raise ImproperlyConfigured("Kies EMAIL_USE_TLS (STARTTLS) of EMAIL_USE_SSL, niet allebei.")

"""The page about what can be set: by the environment, and by the school itself."""

import ast
from pathlib import Path
from typing import Any

from django.conf import settings

from ..models import School
from ._text import table

HEAD = """# Settings

Generated; do not edit. What a machine needs to know comes from the environment and is read once, at
the start. What a school decides is not a setting but data with a page of its own (below).

## From the environment
"""
NEEDED = "needed in production"
ENVIRONMENT: dict[str, tuple[str, str]] = {
    "PASSEND_MODE": ("production", "`production`, `demo` or `test`. Only the demo has personas."),
    "SECRET_KEY": (NEEDED, "Signs sessions and links. At least 50 random characters."),
    "PASSEND_IDENTITY_KEY": (
        NEEDED,
        "Keys the hash of BSN and onderwijsnummer: 32 random bytes in base64. Never change it: "
        "a register could no longer be matched.",
    ),
    "PASSEND_FIELD_KEYS": (
        NEEDED,
        "Seal free text: `id:key[,id:key]`, each key 32 random bytes in base64. The first one "
        "seals, all open. Without them the texts in a backup cannot be read.",
    ),
    "PASSEND_LOG_KEY": (
        NEEDED,
        "Seals every line of the log over the one before it: `id:key[,id:key]`, each key 32 "
        "random bytes in base64. The first one seals, all are known. Keep it out of the database "
        "and its backup.",
    ),
    "ALLOWED_HOSTS": (NEEDED, "The names under which the site is reached, with commas."),
    "PASSEND_LOG_HEADS": (
        "none",
        "A folder on another machine (a mount that may only be added to), to which the last link "
        "of the log goes every hour.",
    ),
    "PASSEND_LOG_HEADS_MAIL": ("none", "An address outside, to which it is mailed as well."),
    "DATABASE_URL": (
        "SQLite in the data folder",
        "`postgresql://user:password@host:port/name`, or `sqlite:///path`.",
    ),
    "PASSEND_DATA_DIR": ("`var/`", "Uploads, made documents, static files and SQLite."),
    "PASSEND_BASE_URL": ("`http://127.0.0.1:8000`", "The address in mails, without a last slash."),
    "PASSEND_BEHIND_TLS_PROXY": (
        "off",
        "`1` when a proxy ends TLS and sets X-Forwarded-Proto and X-Forwarded-For; else every "
        "request is redirected.",
    ),
    "CSRF_TRUSTED_ORIGINS": ("none", "`https://…` origins of that proxy, with commas."),
    "PASSEND_LIMITS": (
        "on in production",
        "`0` takes away the limits on what one person may ask in some time: for a load test only.",
    ),
    "EMAIL_HOST": ("`localhost`", "The mail server."),
    "EMAIL_PORT": ("`25`", "Its port."),
    "EMAIL_HOST_USER": ("none", "The account on it."),
    "EMAIL_HOST_PASSWORD": ("none", "The password of that account."),
    "EMAIL_USE_TLS": (
        "on, off to a mail server on this machine",
        "STARTTLS, with a checked certificate; `0` sends in the clear.",
    ),
    "EMAIL_USE_SSL": ("off", "`1` for TLS from the first byte, mostly on port 465."),
    "EMAIL_TIMEOUT": ("`20`", "Seconds to wait for an answer of the mail server."),
    "PASSEND_BOUNCE_ADDRESS": (
        "the sender",
        "Where mail servers report what did not arrive, as `bounce@school.example`: each mail gets "
        "`bounce+<key>@`. An alias pipes it to `passend bounce`.",
    ),
    "DEFAULT_FROM_EMAIL": ("`passend@localhost`", "The sender of every mail."),
    "PASSEND_FRESH_MINUTES": (
        "`30`",
        "How long after signing in somebody may agree, export or break glass without showing "
        "again who it is.",
    ),
    "PASSEND_BACKUP_PUBLIC_KEY": (
        "none",
        "The public half of an age key (`age1…`): backups are sealed for it. Keep the secret half "
        "away from the server.",
    ),
    "PASSEND_BACKUP_DIR": (
        "`backups/` in the data folder",
        "Where `passend upgrade` makes its backup first. Another disk is better.",
    ),
    "PASSEND_METRICS_TOKEN": (
        "none",
        "Who shows this token at `/metrics/` gets the figures; without it that page does not "
        "exist.",
    ),
    "PASSEND_MIN_FREE_MB": (
        "`500`",
        "Below this much room on a disk Passend says that it is not ready.",
    ),
    "PASSEND_SESSION_IDLE_MINUTES": (
        "`60`",
        "A sign-in that nobody used for so long ends.",
    ),
    "PASSEND_SESSION_HOURS": ("`10`", "A sign-in ends after so long, used or not."),
    "SECURITY_CONTACT": (
        "the e-mail of the school",
        "Whom to tell of a weakness, in `/.well-known/security.txt`: `mailto:…` or `https://…`.",
    ),
    "SECURITY_TXT_DAYS": ("`180`", "How many days from today that page says that it holds."),
    "OIDC_ISSUER": (
        "none",
        "Signing in over SURFconext: the issuer, `https://connect.surfconext.nl`. All four "
        "`OIDC_` values or none; see docs/how-to/signing-in.md.",
    ),
    "OIDC_CLIENT_ID": ("none", "The client id that SURFconext knows."),
    "OIDC_CLIENT_SECRET": ("none", "Its secret."),
    "OIDC_HOME_ORGANIZATION": (
        "none",
        "What `schac_home_organization` must say, `roc.nl`: nobody of another school gets in.",
    ),
    "OIDC_NAME": ("`SURFconext`", "What the button on the sign-in page says."),
    "OIDC_ROLE_CLAIM": (
        "none",
        "The claim that says which roles somebody of staff has, `eduperson_entitlement` for "
        "instance; together with `OIDC_ROLES`.",
    ),
    "OIDC_ROLES": (
        "none",
        "What a value of it gives: `value=role` for the whole school or `value=role@team`, with "
        "`;` between them. Never the functional manager or the privacy officer. "
        "See docs/how-to/signing-in.md.",
    ),
    "PASSEND_NIGHTLY_AT": (
        "`03:00`",
        "When `passend scheduler` begins the night, on the clock of Amsterdam.",
    ),
    "LOG_LEVEL": ("`WARNING`", "What goes to standard error. Logs hold no names and no texts."),
}
SCHOOL = """
## By the school

One row, changed by the functional manager; every change is an event.
"""


def render() -> str:
    """`settings.md`."""
    rows = [[f"`{name}`", default, what] for name, (default, what) in ENVIRONMENT.items()]
    own = [[f"`{f.name}`", str(f.verbose_name), _default(f)] for f in School._meta.fields]
    return "\n".join(
        [
            HEAD,
            table(["name", "default", "what it does"], rows),
            SCHOOL,
            table(["name", "what it is", "default"], own[1:]),
        ]
    )


def read_by_the_code() -> set[str]:
    """The names of the environment that `settings` reads."""
    found = set(settings.SECRETS)
    for module in Path(settings.BASE_DIR, "src/passend/settings").glob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        found |= {name for node in ast.walk(tree) if (name := _environment_name(node))}
    return found


def _environment_name(node: ast.AST) -> str:
    """`os.environ["X"]` and `os.environ.get("X")`; a name that is not written out is no name."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        key: ast.expr = node.slice
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get":
        key = node.args[0]
    else:
        return ""
    return str(key.value) if isinstance(key, ast.Constant) else ""


def _default(field: Any) -> str:
    value = field.get_default()
    return "-" if value in ("", None, [], {}) else str(value)

"""The tables of libraries: what of a person lies in them, and for how long.

A library's model cannot say it itself. A house test fails on one that is not here.
"""

from dataclasses import dataclass

from ..keep import ACCOUNT, CODE, IN_USE, JOB, Keep
from ._text import table


@dataclass(frozen=True)
class Borrowed:
    """The same classes as `Privacy` of our own models; `why` says what the table is for."""

    why: str
    keep: Keep
    personal: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


EMPTY = "stays empty: "
BORROWED: dict[str, Borrowed] = {
    "mfa.Authenticator": Borrowed(
        "the second step: an app, a passkey, codes on paper; secrets lie sealed",
        ACCOUNT, personal=("user",), sensitive=("data",),
        plain=("id", "type", "created_at", "last_used_at"),
    ),
    "usersessions.UserSession": Borrowed(
        "where somebody is signed in: browser and machine in words, no address",
        CODE, personal=("user", "user_agent"), sensitive=("session_key",),
        plain=("id", "created_at", "ip", "last_seen_at", "data"),
    ),
    "sessions.Session": Borrowed(
        "the open sign-ins; no texts in it", CODE, sensitive=("session_key", "session_data"),
        plain=("expire_date",),
    ),
    "socialaccount.SocialAccount": Borrowed(
        "which account of the school opens this one: `sub`, no other claim", ACCOUNT,
        personal=("user", "uid"),
        plain=("id", "provider", "last_login", "date_joined", "extra_data"),
    ),
    "socialaccount.SocialApp": Borrowed(
        EMPTY + "the provider stands in the settings", IN_USE, sensitive=("secret", "key"),
        plain=("id", "provider", "provider_id", "name", "client_id", "settings"),
    ),
    "socialaccount.SocialToken": Borrowed(
        EMPTY + "no token of the provider is kept", CODE,
        sensitive=("token", "token_secret"), plain=("id", "app", "account", "expires_at"),
    ),
    "account.EmailAddress": Borrowed(
        EMPTY + "the address stands on the account", ACCOUNT, personal=("user", "email"),
        plain=("id", "verified", "primary"),
    ),
    "account.EmailConfirmation": Borrowed(
        EMPTY + "nobody confirms an address", CODE, sensitive=("key",),
        plain=("id", "email_address", "created", "sent"),
    ),
    "auth.Group": Borrowed(EMPTY + "rights follow from roles of our own", IN_USE,
                           plain=("id", "name")),
    "auth.Permission": Borrowed(
        "Django's own list; not used", IN_USE, plain=("id", "name", "content_type", "codename")
    ),
    "contenttypes.ContentType": Borrowed(
        "Django's list of models", IN_USE, plain=("id", "app_label", "model")
    ),
    "django_tasks_database.DBTaskResult": Borrowed(
        "the queue of long work: keys and codes, never names or texts", JOB,
        plain=(
            "id", "status", "enqueued_at", "started_at", "finished_at", "args_kwargs", "priority",
            "task_path", "worker_ids", "queue_name", "backend_name", "run_after", "return_value",
            "exception_class_path", "traceback",
        ),
    ),
}  # fmt: skip


def render() -> str:
    """The section of `models.md` about them."""
    rows = [
        [
            f"`{label}`", one.why, str(one.keep),
            *(", ".join(f"`{n}`" for n in names) for names in (one.personal, one.sensitive)),
        ]
        for label, one in sorted(BORROWED.items())
    ]  # fmt: skip
    heads = ["table", "what it is for", "kept", "personal", "sensitive"]
    return f"## Of the libraries\n\n{table(heads, rows)}\n"

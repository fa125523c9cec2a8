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
    "oauth2_provider.Application": Borrowed(
        "the client of a test planner: a program, never a person; of its secret a hash", IN_USE,
        sensitive=("client_secret",),
        plain=(
            "id", "client_id", "user", "redirect_uris", "post_logout_redirect_uris",
            "client_type", "authorization_grant_type", "hash_client_secret", "name",
            "skip_authorization", "created", "updated", "algorithm", "allowed_origins",
            "registration_source", "cimd_expires_at",
        ),
    ),
    "oauth2_provider.AccessToken": Borrowed(
        "what a test planner shows at each request: half an hour, as a hash; no person", CODE,
        sensitive=("token", "token_checksum"),
        plain=(
            "id", "user", "source_refresh_token", "id_token", "application", "expires", "scope",
            "resource", "created", "updated",
        ),
    ),
    "oauth2_provider.RefreshToken": Borrowed(
        EMPTY + "a planner asks for a new token", CODE, sensitive=("token", "token_checksum"),
        plain=(
            "id", "user", "application", "access_token", "token_family", "resource", "created",
            "updated", "revoked",
        ),
    ),
    "oauth2_provider.Grant": Borrowed(
        EMPTY + "nobody gives a program access in person", CODE, sensitive=("code",),
        plain=(
            "id", "user", "application", "expires", "redirect_uri", "scope", "created", "updated",
            "code_challenge", "code_challenge_method", "nonce", "claims", "resource",
        ),
    ),
    "oauth2_provider.IDToken": Borrowed(
        EMPTY + "Passend signs nobody in elsewhere", CODE, sensitive=("jti",),
        plain=("id", "user", "application", "expires", "scope", "created", "updated"),
    ),
    "oauth2_provider.DeviceGrant": Borrowed(
        EMPTY + "no machine gets access by a code", CODE, sensitive=("device_code", "user_code"),
        plain=(
            "id", "user", "scope", "interval", "expires", "status", "client_id", "last_checked",
        ),
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

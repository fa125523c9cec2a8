"""ASVS 5.0 V5, V11 to V13: keys, chance, files, and the lines to other machines."""

import ast
import base64
import re
import smtplib
import ssl
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core import mail

from passend.core import files
from passend.core.fields import keys, seal, unseal
from passend.settings import signing_in
from passend.settings.environment import SECRETS, WORTHLESS, database
from tests import given
from tests.house.code import name, tracked
from tests.house.test_settings import told

from .reading import PRODUCT, called, calls, imports

CRYPTOGRAPHY = re.compile(r"\b(Crypto|nacl|M2Crypto|jwt|jose|rsa|ecdsa|blake3|pyaes)\b")
HASHES = {"hashlib.sha256", "hashlib.sha512", "hashlib.file_digest"}
PRIMITIVES = {
    "ciphers.aead.AESGCM",
    "ciphers.aead.AESSIV",  # where an equal value must lie equal, to be found
    "kdf.hkdf.HKDF",  # a key of a key
    "hashes.SHA256",
}


def test_only_the_algorithms_of_the_inventory_are_used() -> None:
    """AES-256-GCM, HMAC-SHA-256 and SHA-256: as docs/explanation/security.md says (11.3, 11.4)."""
    every = {called(node).partition("(")[0] for _, node in calls(PRODUCT)}
    hashed = {call for call in every if call.startswith("hashlib.")}
    assert hashed <= HASHES
    asked = {n for p in PRODUCT for n in imports(p) if n.startswith("cryptography.hazmat.prim")}
    used = {n.partition("primitives.")[2] for n in asked if n.rpartition(".")[2].isupper()}
    assert used <= PRIMITIVES
    salted = [(where, node) for where, node in calls(PRODUCT) if called(node) == "salted_hmac"]
    weak = [where for where, node in salted if "sha256" not in ast.unparse(node)]
    assert weak == [], "salted_hmac is SHA-1 unless it is told otherwise"
    macs = [node for _, node in calls(PRODUCT) if called(node) in {"hmac.new", "hmac.digest"}]
    assert all("sha256" in ast.unparse(node) for node in macs)


def test_only_proven_libraries_do_cryptography() -> None:
    """(11.2.1) PyJWT reads which algorithm a token names; `cryptography` does the arithmetic."""
    others = {n for p in PRODUCT for n in imports(p) if CRYPTOGRAPHY.match(n)}
    assert others == {"jwt"}


def test_every_key_has_256_bits() -> None:
    """(11.2.3) Also the key of a school: a shorter one is no AES key at all."""
    assert keys()
    for key in settings.PASSEND_FIELD_KEYS.split(","):
        assert len(base64.b64decode(key.partition(":")[2])) == 32
    guide = Path(settings.BASE_DIR, "docs/how-to/installing.md").read_text(encoding="utf-8")
    assert guide.count("os.urandom(32)") >= 2


@pytest.mark.parametrize("place", [0, 14, -1])
def test_a_sealed_value_that_was_changed_does_not_open(place: int) -> None:
    """(11.3.3) One bit is enough, in the nonce, in the text and in the mark."""
    box = seal("Rustige plek", "cases_need:1:text")
    number, _, body = box.partition(":")
    raw = bytearray(base64.b64decode(body))
    raw[place] ^= 1
    with pytest.raises(ValueError, match="Cannot open"):
        unseal(f"{number}:{base64.b64encode(raw).decode()}", "cases_need:1:text")
    assert unseal(box, "cases_need:1:text") == "Rustige plek"


def test_passwords_lie_under_argon2() -> None:
    """(11.4.2) The settings of the tests use a quick one; those of production do not."""
    assert signing_in.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    from django.contrib.auth.hashers import Argon2PasswordHasher as Argon2

    kept = Argon2().encode("een lang wachtwoord", Argon2().salt())
    assert kept.startswith("argon2$argon2id$")
    assert Argon2.memory_cost >= 19_456  # kilobytes: the least that OWASP advises
    assert identify_hasher(make_password("x" * 20)).algorithm  # and the tests hash as well


def test_chance_comes_from_the_system() -> None:
    """(11.5.1) `random` is for games."""
    assert [name(p) for p in PRODUCT if imports(p) & {"random", "numpy.random"}] == []
    drawn = {called(n) for _, n in calls(PRODUCT) if called(n).startswith(("secrets.", "os.ur"))}
    assert drawn >= {"os.urandom"}
    ways = ("randbelow", "token_hex", "token_urlsafe", "token_bytes", "compare_digest", "choice")
    assert drawn <= {"os.urandom", *(f"secrets.{way}" for way in ways)}


@pytest.mark.django_db
def test_a_secret_link_has_enough_chance_in_it() -> None:
    """(11.5.1) A key by chance and a mark of 256 bits by the secret of the school."""
    key, _, mark = given.request_draft().token.partition(":")
    assert len(key) >= 22
    assert len(mark.rpartition(":")[2]) >= 43  # 256 bits in base64


@pytest.mark.django_db
def test_a_file_lies_under_its_key_and_not_under_its_name(settings: Any, tmp_path: Path) -> None:
    """(5.3.2)"""
    settings.FILES_DIR = tmp_path / "files"
    kept = files.keep("../../../etc/cron.d/\x00run me.php", "text/plain", [b"x"])
    place = files.path_of(kept)
    assert place.is_relative_to(settings.FILES_DIR)
    assert place.name.startswith(str(kept.pk))
    assert [p.name for p in tmp_path.rglob("*") if "php" in p.name or "cron" in p.name] == []


def test_the_database_on_another_machine_is_reached_with_a_checked_certificate() -> None:
    """(12.3.1, 12.3.2) What the address asks for reaches the library of the database."""
    told = database("postgresql://p:w@db.example:5432/passend?sslmode=verify-full&sslrootcert=/ca")
    assert told["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/ca"}
    assert told["NAME"] == "passend"


def test_the_mail_server_is_reached_with_a_checked_certificate() -> None:
    """(12.3.1, 12.3.2)"""
    backend = mail.get_connection("django.core.mail.backends.smtp.EmailBackend")
    assert issubclass(backend.connection_class, smtplib.SMTP)
    assert backend.ssl_context.verify_mode == ssl.CERT_REQUIRED
    assert backend.ssl_context.check_hostname
    code = "from passend import settings as s; print(s.EMAIL_USE_TLS)"
    assert told(code, EMAIL_HOST="mail.school.example").stdout.strip() == "True"
    assert told(code, EMAIL_HOST="localhost").stdout.strip() == "False"


def test_production_starts_with_no_secret_that_everybody_knows() -> None:
    """(13.2.3, 13.3.1) Without one it does not start, and the ones of the demo are no default."""
    for secret in SECRETS:
        answer = told("import passend.settings", **{secret: ""})
        assert answer.returncode != 0
        assert secret in answer.stderr
    assert set(WORTHLESS) == set(SECRETS)


REAL = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|\bghp_\w{30}|xox[bp]-\w{20}")
GIVEN = re.compile(r"(?i:password|secret|token)\s*[=:]\s*[\"'][A-Za-z0-9+/=_-]{24,}[\"']")


def test_no_secret_lies_in_the_repository() -> None:
    """(13.3.1)"""
    texts = [
        p for p in tracked() if p.suffix in {".py", ".md", ".toml", ".yml", ".yaml", ".env", ""}
    ]
    short = {name(p): p.read_text(encoding="utf-8", errors="ignore") for p in texts
             if p.stat().st_size < 500_000}  # fmt: skip
    found = [path for path, text in short.items() if REAL.search(text)]
    # What a test makes up opens nothing; the rest of the repository makes up none.
    found += [p for p, text in short.items() if not p.startswith("tests/") and GIVEN.search(text)]
    assert found == []
    assert not [p for p in tracked() if p.suffix in {".pem", ".key", ".p12", ".sqlite3"}]

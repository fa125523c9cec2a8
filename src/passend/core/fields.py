"""Text that nobody can read from the disk: AES-256-GCM, one nonce a value.

The associated data is table, row and field: a value copied to another row does not open. That is
why a model with such a field has a key that exists before the row does (a UUID made here).
`settings.PASSEND_FIELD_KEYS` is `id:base64key[,id:base64key]`; the first one seals, all open.
Writing past `save()` (`queryset.update`) is refused, because the row's key would be unknown.
"""

import base64
import os
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models


class Sealed(str):
    """A value as it lies in the database: `key id:base64(nonce + ciphertext)`."""

    __slots__ = ()


@cache
def _keys(setting: str) -> dict[str, AESGCM]:
    pairs = (item.split(":", 1) for item in setting.split(",") if item)
    return {name: AESGCM(base64.b64decode(key)) for name, key in pairs}


def keys() -> dict[str, AESGCM]:
    found = _keys(settings.PASSEND_FIELD_KEYS)
    if not found:
        raise ImproperlyConfigured("PASSEND_FIELD_KEYS is empty.")
    return found


def seal(text: str, context: str) -> Sealed:
    """Encrypt with the first key. An empty text stays empty: that it is empty is no secret."""
    if not text:
        return Sealed("")
    name, cipher = next(iter(keys().items()))
    nonce = os.urandom(12)
    box = cipher.encrypt(nonce, text.encode(), context.encode())
    return Sealed(f"{name}:{base64.b64encode(nonce + box).decode()}")


def unseal(sealed: str, context: str) -> str:
    """Decrypt. A value that was changed, or moved from another row, raises ValueError."""
    if not sealed:
        return ""
    name, _, body = sealed.partition(":")
    box = base64.b64decode(body)
    try:
        return keys()[name].decrypt(box[:12], box[12:], context.encode()).decode()
    except (InvalidTag, KeyError) as error:
        raise ValueError(f"Cannot open the sealed value of {context}.") from error


class SealedText:
    """The attribute: opens at the first look, so that lists which do not show it pay nothing."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:  # deferred
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, Sealed):
            value = instance.__dict__[name] = unseal(value, self.field.context(instance))
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.TextField):  # type: ignore[type-arg]  # not generic at run time
    """A TextField whose value lies encrypted in the database."""

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, SealedText(self))

    def context(self, instance: models.Model) -> str:
        return self.context_of(instance.pk)

    def context_of(self, pk: Any) -> str:
        """To which place a value belongs: table, row and field."""
        return f"{self.model._meta.db_table}:{pk}:{self.column}"

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname, "")
        if value is None or isinstance(value, Sealed):
            return value
        return seal(value, self.context(model_instance))

    def get_prep_value(self, value: Any) -> Any:
        if value in (None, ""):
            return value
        if not isinstance(value, Sealed):
            raise ValueError("A sealed field is written with save(), and is not searched.")
        return str(value)

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, Sealed) else super().to_python(value)

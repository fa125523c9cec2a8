"""The secrets of the second step, when everything sealed gets another key (`core.reseal`)."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator

from passend.core import reseal
from passend.core.fields import keys, seal, unseal
from passend.core.together import together

FACTOR = "mfa_authenticator:data"
"""What a secret is bound to: the library has no row yet when it seals."""
SECRETS = ("secret", "seed")


def count() -> Counter[str]:
    """How many secrets each key has sealed."""
    return Counter(sealed.partition(":")[0] for _factor, _name, sealed in _sealed())


def again(progress: reseal.Progress) -> int:
    """Seal with the first key what another one sealed; safe to stop and to start anew."""
    first = next(iter(keys()))
    old = {f.pk for f, _name, sealed in _sealed() if sealed.partition(":")[0] != first}
    for pk in old:
        with together():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if factor is not None:
                factor.data = {name: _anew(name, value) for name, value in factor.data.items()}
                factor.save(update_fields=["data"])
        progress(1)
    return len(old)


def _anew(name: str, value: Any) -> Any:
    return str(seal(unseal(value, FACTOR), FACTOR)) if name in SECRETS else value


def _sealed() -> Iterator[tuple[Authenticator, str, str]]:
    for factor in Authenticator.objects.iterator():
        for name in SECRETS:
            if name in factor.data:
                yield factor, name, str(factor.data[name])


reseal.OTHERS.append(reseal.Other(count, again))

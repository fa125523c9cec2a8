"""A text that somebody was asked to agree to does not change any more, whoever saves it."""

from typing import Any

from django.db import models

from passend.core.errors import NotNow
from passend.core.fields import Sealed


class FixedText(models.Model):
    """For a model with texts (`FIXED`) that stand still once `is_fixed` says so.

    The database cannot guard this itself: a sealed text looks different after every save.
    """

    FIXED: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raise NotNow when a fixed text would become another one."""
        if not self._state.adding and self._changes_fixed_text():
            raise NotNow("Deze tekst is al voorgelegd. Maak een nieuwe versie.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raise NotNow for one line of a text that was proposed; a whole dossier goes by itself."""
        if self.is_fixed:
            raise NotNow("Deze tekst is al voorgelegd. Maak een nieuwe versie.")
        return super().delete(*args, **kwargs)

    @property
    def is_fixed(self) -> bool:
        raise NotImplementedError

    def _changes_fixed_text(self) -> bool:
        # A sealed value that nobody opened or set is still what lies in the database.
        seen = [n for n in self.FIXED if not isinstance(self.__dict__.get(n, Sealed()), Sealed)]
        if not seen:
            return False
        stored = type(self)._base_manager.filter(pk=self.pk).first()
        return (
            stored is not None
            and stored.is_fixed
            and any(getattr(stored, name) != getattr(self, name) for name in seen)
        )

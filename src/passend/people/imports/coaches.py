"""Which member of staff a school means with 'Coen Coach', 'Coach, C.' or an e-mail address."""

from typing import Any

from passend.people.models import Role, StaffRole
from passend.people.names import searchable
from passend.people.registry.cells import split_name


class Coaches:
    """All coaches of today, by e-mail and by name; read once for an import.

    `unknown` collects whom nobody could be found for, to say so once and not on every row.
    """

    def __init__(self) -> None:
        self.unknown: set[str] = set()
        roles = StaffRole.objects.current().filter(role=Role.COACH).select_related("user")
        self.by_email: dict[str, Any] = {}
        self.by_name: dict[str, Any] = {}
        twice: set[str] = set()
        for user in {role.user for role in roles}:
            if user.email:
                self.by_email[user.email.lower()] = user.pk
            name = searchable(user.first_name, user.last_name)
            if name in self.by_name:
                twice.add(name)
            self.by_name[name] = user.pk
        for name in twice:  # two of the same name: a name does not say who is meant
            del self.by_name[name]

    def find(self, told: str) -> Any | None:
        """The key of the coach who is meant, or None when nobody or more than one can be."""
        if not told:
            return None
        if "@" in told:
            found = self.by_email.get(told.lower())
        else:
            found = self.by_name.get(searchable(*(part for part in split_name(told) if part)))
        if found is None:
            self.unknown.add(told)
        return found

"""The groups and teams that there are, by name; read once for an import."""

from passend.people.models import Group, ImportRow, Team


class Places:
    """What a list calls 'ICT1A' or 'team Zorg'.

    When applying, the places of a batch are made before it is planned (`missing` says which). In
    a preview a name that nobody knows stands for a place that is not saved.
    """

    def __init__(self) -> None:
        self.teams = {team.name: team for team in Team.objects.all()}
        self.groups = {group.name: group for group in Group.objects.all()}

    def team(self, name: str) -> Team | None:
        if name and name not in self.teams:
            self.teams[name] = Team(name=name)
        return self.teams[name] if name else None

    def group(self, name: str) -> Group | None:
        if name and name not in self.groups:
            self.groups[name] = Group(name=name)
        return self.groups[name] if name else None

    def missing(self, rows: list[ImportRow]) -> tuple[set[str], set[str]]:
        """The names of teams and of groups in these rows that do not exist yet."""
        told = [row.data for row in rows]
        teams = {data["team"] for data in told if data.get("team")}
        teams |= {team for data in told for _role, team in data.get("roles", []) if team}
        groups = {data["group"] for data in told if data.get("group")}
        groups |= {name for data in told for name in data.get("groups", [])}
        return teams - self.teams.keys(), groups - self.groups.keys()

"""The plan for the school's list of programmes."""

from passend.people.models import ImportRow, Programme

from .plan import Plan, assign, judge


class CreboPlanner:
    """Name and level of the codes in a batch. A level that the list does not tell stays."""

    def __init__(self, rows: list[ImportRow]) -> None:
        self.plan = Plan()
        known = Programme.objects.in_bulk([row.data["code"] for row in rows])
        for row in rows:
            told, programme = row.data, known.get(row.data["code"])
            new = programme is None
            if programme is None:
                programme = Programme(crebo=told["code"])
                self.plan.make(programme)
            changes = ["name"] if assign(programme, {"name": told["name"]}) else []
            if told["level"] is not None and assign(programme, {"level": told["level"]}):
                changes.append("level")
            if changes:
                self.plan.change(programme)
            judge(row, changes, new=new)

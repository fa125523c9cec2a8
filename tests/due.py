"""What is due in a dossier, for the tests of every room."""

from django.db.models import Q

from passend.cases.models import Case
from passend.desk import duties
from passend.desk.parts import Parts
from passend.desk.scope import Scope


def found_in(case: Case) -> list[duties.Duty]:
    """As the lists say and as the page of the dossier says: the same, or the test fails."""
    reader = case.coach or case.intaker
    assert reader is not None
    in_a_list = duties.of(Scope(reader, Q(pk=case.pk)))
    on_its_page = duties.of_one(Parts(Case.objects.get(pk=case.pk)), reader)
    assert on_its_page == in_a_list
    return on_its_page.duties

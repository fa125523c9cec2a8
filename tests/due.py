"""What is due in a dossier, for the tests of every room."""

from passend.cases.models import Case
from passend.desk import duties, scope
from passend.desk.parts import Parts


def found_in(case: Case) -> list[duties.Duty]:
    """As the lists say and as the page of the dossier says: the same, or the test fails."""
    reader = case.coach or case.intaker
    assert reader is not None
    mine = scope.mine(reader)
    on_its_page = duties.of_one(Parts(Case.objects.get(pk=case.pk)), reader)
    in_a_list = [duty for duty in duties.of(mine).duties if duty.case_id == case.pk]
    assert on_its_page.duties == in_a_list
    assert on_its_page.dossiers == mine.cases().filter(pk=case.pk).count()
    return in_a_list

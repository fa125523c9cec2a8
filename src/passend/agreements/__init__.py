"""Support agreements: what school and student agreed in writing, and whether it still works.

Dutch: afspraken over extra ondersteuning, akkoord, docentenkaart, nagekomen, evaluatie.
Law: WEB 8.1.3a lid 2 (in writing, before enrolment), lid 3 (evaluation once a study year),
lid 4 (a need that arises later); 7.5.1 lid 3 and 7.5.7 lid 3 (disputes).
"""

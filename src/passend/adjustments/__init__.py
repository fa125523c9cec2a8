"""Decisions about one student: what is adapted at exams, hours at school, absence and leave.

Dutch: aangepast examen, aanvraag, besluit van de examencommissie, examenlijst; regeling (minder
lessen, iets regelen bij afwezigheid, verlof rond een bevalling).
Law: WGBH/CZ 2 and 5b (exams of the school, G-03); CvTE-regeling aangepaste examinering 3 to 7 and
Examenbesluit 6 lid 1 i (central exams, G-04); Examenbesluit 12a (second language, G-05); WEB 7.4.5a
(exam committee) and 7.5.3, 7.5.4 (appeal). Hours: WEB 7.2.7 (G-01, E-11); leave: WEB 8.1.7 lid 9
and 10 (E-01); objection: WEB 7.5.7.
"""

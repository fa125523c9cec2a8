"""The dossier: the request for support, the intake, the needs, the talks, the measure library.

Dutch: aanvraag, intake, ondersteuningsbehoefte, grondslag, gesprek, maatregel, overdracht.
Law: WEB 8.1.3a lid 1 (beoordeling vóór inschrijving), lid 2 en 4 (schriftelijke afspraken);
AVG 5 and 9, UAVG 30 (need, never the diagnosis).
"""

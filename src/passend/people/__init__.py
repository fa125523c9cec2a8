"""Who is who: accounts, roles, who works for whom; and the register with its import.

Dutch: gebruiker, rol, team, groep (klas), student, inschrijving, registratieoverzicht (RO), ISE
(periode van extra ondersteuning). Law: WEB 8.0.3, 8.1.1 (inschrijving), 9.2.6; AVG 5 (minimisation:
BSN and onderwijsnummer only as a keyed hash).
"""

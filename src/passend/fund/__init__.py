"""The student fund: who may ask, what was decided, and that it is paid.

Dutch: mbo-studentenfonds, aanvraag, besluit, betaallijst, terugvordering, budget.
Law: WEB 8.1.5 (who), 8.1.5a (bol, until the month of the 18th birthday, basisbeurs), 8.1.5b
(hardship), 8.1.5c and 8.1.5d (how much), 8.1.5e (the rules of the school); 7.5.7 (objection).
"""

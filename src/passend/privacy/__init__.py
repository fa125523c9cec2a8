"""Rights of the person over the own data, and the end of what is kept.

Dutch: jouw gegevens, inzage, verbetering, bezwaar, beperking, wissen, bewaartermijn.
Law: AVG 12 and 15 to 21, 5 lid 1 onder e (storage limitation); UAVG 35; O-04 and O-05 of the rules.

This room stands above the others, because whose a record is and how long it stays holds for all of
them. It knows them by their `Privacy` classes only, so that a new model takes part by itself.
"""

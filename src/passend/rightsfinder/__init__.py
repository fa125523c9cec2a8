"""What applies to me, why, and what to do next: the pages over the rights engine.

Dutch: Wat mag ik?, voorziening, recht, open norm. Law: the catalogue of `engines.rights`.
"""

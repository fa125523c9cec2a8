"""One front door: a question, a complaint, a dispute, an objection or an appeal.

Dutch: het loket (toegankelijke en eenduidige faciliteit), vraag, klacht, geschil, bezwaar, beroep.
Law: WEB 7.5.1 to 7.5.9, 8.1.7a lid 5 and 8.1.7d lid 4; Awb 6:8, 6:11, 9:8 to 9:12a.

Who tells something picks what it is about, never which body: `engines.deadlines` knows that, and
the last days with it. Nothing of a matter stands in a dossier, so that a coach does not read it.
"""

"""The rules of the school: its student statute and its arrangements.

Dutch: studentenstatuut, regelingen. Law: WEB 7.4.8 lid 4, 8a.2.2. Public, in versions that are
never edited, with what the law wants in them beside what stands in them.
"""

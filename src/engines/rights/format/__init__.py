"""The files of the catalogue: what may stand in them, and what a mistake sounds like.

The editors are lawyers, so the keywords in the files are Dutch; the names in the code are English.
docs/reference/rights-format.md explains every keyword.
"""

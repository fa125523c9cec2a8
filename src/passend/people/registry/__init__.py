"""Readers of what a school already has: the national register and its own lists.

Pure and streaming: bytes in, frozen dataclasses out. No database, no clock, no settings. What
cannot be read is not raised but handed over as a `Problem` with its line number, so that one bad
row never stops the good ones.

- `rod`: the ROD *registratieoverzicht*, line by line; `persons`: the same, person by person
- `roster`: the school's own list of students or of staff, as CSV or XLSX
- `crebo`: the school's own list of programmes (code, name, level)
- `identity`: BSN and onderwijsnummer, of which only a keyed hash may be kept (UAVG art. 46)
"""

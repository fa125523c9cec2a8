"""The demo school: invented people whose every record was earned by a real action.

`world` plans who there is (pure, from one seed), `files` writes the register and the rosters as a
school would export them, `stories` tells what each person does and when, `clockwork` lets time
pass over all stories at once. Nothing here runs outside `passend demo` and the benches.
"""

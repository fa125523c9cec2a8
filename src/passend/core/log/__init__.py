"""The log that can be checked: links, heads that leave the machine, and what may be forgotten.

`links` seals one line over the one before it, `heads` sends the last link off the machine every
hour, `verify` walks the whole chain and names the first line that is wrong, `forget` drops whole
days past their term, `health` says in a few words how it stands.
"""

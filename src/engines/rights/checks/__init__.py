"""What can be wrong with a catalogue without anybody asking it something: the static checks."""

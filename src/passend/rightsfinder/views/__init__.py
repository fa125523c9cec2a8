"""The pages of *Wat mag ik?*, by noun."""

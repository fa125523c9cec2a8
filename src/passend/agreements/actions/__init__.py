"""Every verb of the agreement, by noun. `from passend.agreements import actions`."""

"""The abuse and fault cases of `trust.md`, each under its own number."""

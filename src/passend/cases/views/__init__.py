"""The pages of the dossier, by noun."""

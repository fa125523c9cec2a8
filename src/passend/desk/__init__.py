"""Pages that show several rooms at once: Vandaag, Werklijst, the dossier, home and start."""

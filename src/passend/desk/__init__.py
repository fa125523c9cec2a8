"""Pages that show several rooms at once: Vandaag, Werklijst, the dossier, the student's home, the start."""

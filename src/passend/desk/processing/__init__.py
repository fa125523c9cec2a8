"""The register of processing activities (AVG 30), and the log in the shape of the Logboek
Dataverwerkingen, which names an activity of that register in each record."""

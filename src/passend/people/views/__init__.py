"""The pages of people: signing in, the own school, and the files that bring the register."""

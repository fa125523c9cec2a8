"""Forms of people, by noun."""

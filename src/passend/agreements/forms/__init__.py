"""What people fill in about an agreement, by noun."""

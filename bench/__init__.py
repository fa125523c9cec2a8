"""Claims of speed, each beside a peer or a limit, each printing the ratio."""

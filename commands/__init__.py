"""What `./run` can do: one file a command, standard library only."""

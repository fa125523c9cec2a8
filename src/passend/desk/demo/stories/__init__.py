"""What each person does, and when: generators of steps for the clockwork, one file a chapter."""

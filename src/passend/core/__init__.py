"""What every room stands on: actions, events, the clock, pages, the outbox, sealed fields, jobs."""

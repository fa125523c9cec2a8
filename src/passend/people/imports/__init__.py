"""Between the readers and the database: what is staged, and what would change.

A planner looks at a batch of staged rows and at what is known, and says what would change. It
writes nothing: staging keeps only its verdicts, applying (in `actions`) saves its plan. So the
preview and the result cannot differ.
"""

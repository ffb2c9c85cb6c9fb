"""Statements: clauses, what each is, who owes it, by when and under which document."""

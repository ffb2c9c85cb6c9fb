"""Duties: tasks across documents, their owners, deadlines, status and silence, as a ledger."""

"""Who may write: users, passwords, tokens, sessions, throttles, and the audit log."""

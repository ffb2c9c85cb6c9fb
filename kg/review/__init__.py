"""Review: what people say of what the machine read, and what holds of it."""

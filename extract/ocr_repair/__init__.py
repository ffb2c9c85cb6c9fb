"""Repair of what a scanner misread: a noisy channel, a language model, and guards."""

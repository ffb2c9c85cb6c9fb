"""Agencies in time: what became of bodies, which is a unit of which, and who answers for what."""

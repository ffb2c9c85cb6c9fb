"""Agencies: the bodies of the state by name, short name and post, with their jurisdiction."""

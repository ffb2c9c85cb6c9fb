"""Readers: a module for each kind of file, which makes its text as read."""

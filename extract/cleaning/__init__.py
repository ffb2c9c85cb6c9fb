"""Cleaning: the text as its author meant it, each character traceable to the file."""

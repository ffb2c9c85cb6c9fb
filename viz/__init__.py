"""Rows in, pages out: the graph drawn for a browser, without network."""

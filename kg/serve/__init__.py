"""The server: a SPARQL endpoint and the explorer, for browsers and programs on this machine."""

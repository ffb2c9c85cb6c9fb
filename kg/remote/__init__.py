"""The store as any SPARQL 1.1 server: published to it, and asked there as here."""

"""Text in, records out: reads Vietnamese administrative documents. Knows nothing of RDF."""

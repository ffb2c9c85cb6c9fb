"""Records in, graph out: builds, stores, checks, asks and exports the knowledge graph."""

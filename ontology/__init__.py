"""The model as data: the ontology, its shapes and concepts, and reference data of national scope."""

"""The model as data: ontology, shapes and concepts, and reference data of national scope."""

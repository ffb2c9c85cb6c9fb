"""The index: what boards and search read, made from the store and remade at will."""

"""One document as a graph of its own, a pure function of its bytes and the program."""

"""The archive: a graph as a bag of files that outlives the program, checked, restored, compared."""

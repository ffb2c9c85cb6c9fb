"""Past one machine: documents read, joined and written by Apache Spark, with the same answers."""

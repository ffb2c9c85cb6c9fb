"""The query library: one question a file (`*.rq`), found and read by `queries.library`."""

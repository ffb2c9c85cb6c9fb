"""The page: lines joined to blocks, blocks to a structure of headings, lists and clauses."""

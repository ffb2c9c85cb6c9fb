"""What leaves the graph as files: RDF, networks, tables, the office's appendix; always same bytes.

`export_graph` writes the whole graph; `kg.export.request.export` writes any part in any form.
"""

from kg.export.formats import FORMATS, UnknownFormat
from kg.export.whole_graph import export_graph

__all__ = ["FORMATS", "UnknownFormat", "export_graph"]

"""Show: rows as table, JSON, JSON lines, CSV or Markdown; positions as a matrix, a timeline as a chart."""

from __future__ import annotations

from claims.output.formats import choose, columns_of, records, write
from claims.output.record import write_record

__all__ = ["choose", "columns_of", "records", "write", "write_record"]

"""From files, folders and standard input to documents, one reader a format."""

from claims.readers.reading import read

__all__ = ["read"]

"""Track who said what, when, where it was reported, and how positions moved."""

from __future__ import annotations

__all__ = ["package_version"]


def package_version() -> str:
    """Tell the version of the installed program."""
    from importlib.metadata import version

    return version("claims")

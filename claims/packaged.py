"""The data that ships with the program: where it lies, in a checkout or a wheel, and how its tables are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["load_yaml", "packaged"]


def packaged(folder: str) -> Path:
    """Find `migrations` or `seeds`: in the installed package, else in the checkout beside it."""
    inside = Path(__file__).parent / folder
    return inside if inside.is_dir() else Path(__file__).parent.parent / folder


def load_yaml(text: str) -> Any:
    """Read plain YAML by libyaml where PyYAML was built with it: ten times as fast; raises yaml.YAMLError."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 -- safe either way

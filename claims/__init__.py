"""Track who said what, when, where it was reported, and how positions moved."""

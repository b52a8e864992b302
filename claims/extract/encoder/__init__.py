"""The encoder: one pass of a small transformer gives cues, sources, contents, and the parse the later stages read."""

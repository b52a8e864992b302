"""The rules of attribution, one file a family of constructions; each walks the cue table over one parsed text."""

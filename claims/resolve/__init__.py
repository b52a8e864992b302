"""Resolve: names, pronouns and offices into actors, time words into dates."""

"""Extract: a text into attributed spans; pure, no names resolved, no database."""

"""Read: a file, a stream or JSONL lines into documents; one file a format."""

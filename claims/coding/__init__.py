"""Code: claims into stances on the issues of a codebook, each with its reason."""

"""Exchange: what leaves and enters the program in a documented format; one file a format."""

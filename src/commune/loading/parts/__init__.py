"""What reading each file of a story gave, by itself, and keeping it for the next time."""

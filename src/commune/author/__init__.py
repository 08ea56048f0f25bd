"""Tools for writers: what can be known of a story by playing it."""

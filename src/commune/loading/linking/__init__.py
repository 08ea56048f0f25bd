"""The second pass and the third: every name leads somewhere, and the whole makes sense."""

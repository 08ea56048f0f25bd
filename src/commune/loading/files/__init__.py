"""Where a story's files lie, reading them, and telling what they look like unread."""

"""Asking by keys: a menu under the text, and pages beside the story on the alternate screen.

The menu is drawn over itself and erased when done, so that the terminal's own scrollback
is the transcript and nothing else. What is only looked at (notes, notebook, choices)
opens on the alternate screen and leaves the page as it was. Importing this room imports
prompt_toolkit (140 ms): it is done after the first page.
"""

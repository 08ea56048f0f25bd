"""A story as frozen values: what the writers wrote, read and linked.

Nothing here reads files or knows of YAML, and nothing here plays: `loading` makes
these values, `engine` plays them. Tuples keep the order of the file. A `span` is the
place in the writer's file; it is not part of what a value means, and a story that
comes from the cache has none.
"""

from commune.model.scene import Choice, Passage, Scene
from commune.model.story import Act, Manifest, Story

__all__ = ["Act", "Choice", "Manifest", "Passage", "Scene", "Story"]

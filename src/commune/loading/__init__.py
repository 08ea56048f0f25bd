"""From files to a linked story, in three passes, with every mistake told at once.

Form (one file: `tree`, `fields`, and a reader for each kind), names (`link`), sense
(`check`). A mistake is a `Diagnostic`; nothing here raises because of what a writer
wrote. A story is given only where no error was found. A checked story is kept in a
cache, so that playing needs no YAML.
"""

from commune.loading.loaded import Loaded
from commune.loading.stories import load_folder, load_story, open_story

__all__ = ["Loaded", "load_folder", "load_story", "open_story"]

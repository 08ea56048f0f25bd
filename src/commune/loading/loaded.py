"""What loading gives: a story where no error was found, and everything that was found."""

from collections.abc import Mapping, Sequence

from commune.diagnostics import Diagnostic
from commune.model import Story
from commune.values import field, value


@value
class Loaded:
    """A story, or None where an error keeps it from being played; `problems` by place.

    `texts` are the files as they were read, for showing the places of problems; a story
    that comes from the cache brings none.
    """

    story: Story | None
    problems: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    def lines_of(self, file: str) -> Sequence[str]:
        """The lines of a file, or none where it was not read."""
        return self.texts.get(file, "").splitlines()

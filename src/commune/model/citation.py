"""A work, and a located place in it."""

from commune.diagnostics import Span
from commune.values import field, value


@value
class Citation:
    """A place in a source that somebody opened; without a page it is "not located"."""

    source: str
    page: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Source:
    """A work that is cited. `kind` is its file: primary, scholarship or reference."""

    id: str
    kind: str
    title: str
    author: str = ""
    date: str = ""
    publisher: str = ""
    where: str = ""
    language: str = ""
    about: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)

"""What a check tells: a diagnostic, and the things it stands in, which may allow it."""

from collections.abc import Iterator
from typing import NamedTuple

from commune.diagnostics import Diagnostic, Span
from commune.model import Choice, Passage, Scene
from commune.model.notes import Note

Thing = Scene | Passage | Choice | Note  # what can bear an `allow`


class Where(NamedTuple):
    """Somewhere in a story: the file, the keys that lead there, the things around it.

    The things stand from the outside in. Where no thing is around it nothing can be
    allowed: what is wrong in `variables.yaml` has to be mended.
    """

    file: str
    keys: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()

    def under(self, *keys: str) -> "Where":
        """A place further in."""
        return Where(self.file, (*self.keys, *keys), self.things)

    @property
    def span(self) -> Span:
        """The place of the innermost thing; of a file without one, its beginning."""
        own = self.things[-1].span if self.things else None
        return own or Span.at(self.file)


class Finding(NamedTuple):
    """A diagnostic and where it stands."""

    diagnostic: Diagnostic
    where: Where


Findings = Iterator[Finding]


def finding(rule: str, where: Where, says: str, hint: str, *, at: Span | None = None) -> Finding:
    """Tell something; without a place of its own, at the thing it is about."""
    return Finding(Diagnostic(rule, at or where.span, says, hint), where)

"""Prose, read out of a text of the file: words on one line, or blocks of paragraphs.

Every mistake of a text is told in one reading, at its exact place, and something sensible
is always given: what is not understood keeps its words, so that the names in them are
looked at all the same. Both readers take the name of the variable that says who is
playing, for ``{as x}``.
"""

import re

from commune.diagnostics import Diagnostic
from commune.loading.text.blocks import BlockReader
from commune.loading.text.inline import InlineReader
from commune.loading.tree.tree import Scalar, Tell
from commune.model.prose import Prose, Words

_EMPTY_LINE = re.compile(r"\S[ \t\r]*\n[ \t\r]*\n(?=\s*\S)")


def read_words(scalar: Scalar, tell: Tell, *, protagonist: str = "you") -> Words:
    """Read words that are shown in one line, as a label is."""
    if divided := _EMPTY_LINE.search(scalar.text):
        place = scalar.part(divided.start(), divided.start() + 1)
        hint = "Take out the empty line."
        tell(Diagnostic("prose-form", place, "these words are one line, not paragraphs", hint))
    return InlineReader(scalar, tell, protagonist).read(0, len(scalar.text))


def read_prose(scalar: Scalar, tell: Tell, *, protagonist: str = "you") -> Prose:
    """Read blocks of paragraphs."""
    return BlockReader(scalar, tell, protagonist).read()

"""Prose, read out of a text of the file: words on one line, or blocks of paragraphs.

Every mistake of a text is told in one reading, at its exact place, and something sensible
is always given: what is not understood keeps its words, so that the names in them are
looked at all the same. Both readers take the name of the variable that says who is
playing, for ``{as x}``.
"""

import re

from commune.diagnostics import Diagnostic
from commune.loading.text.blocks import BlockReader
from commune.loading.text.inline import InlineReader, plain_words
from commune.loading.tree.tree import Scalar, Tell
from commune.model.prose import Paragraph, Prose, Words

_EMPTY_LINE = re.compile(r"\S[ \t\r]*\n[ \t\r]*\n(?=\s*\S)")
# A line in braces or of colons, or a block's end behind words: for `BlockReader`.
_GOVERNS = re.compile(r"(?:\A|\n)[ \t\r]*(?:\{|::)|:::[ \t\r]*(?:\n|\Z)")
_PARAGRAPH = re.compile(r"[^ \t\r\n][^\n]*(?:\n[ \t\r]*[^ \t\r\n][^\n]*)*")


def read_words(scalar: Scalar, tell: Tell, *, protagonist: str = "you") -> Words:
    """Read words that are shown in one line, as a label is."""
    text = scalar.text
    if (words := plain_words(text)) is not None and "\n" not in text:
        return words
    if divided := _EMPTY_LINE.search(text):
        place = scalar.part(divided.start(), divided.start() + 1)
        hint = "Take out the empty line."
        tell(Diagnostic("prose-form", place, "these words are one line, not paragraphs", hint))
    return InlineReader(scalar, tell, protagonist).read(0, len(text))


def read_prose(scalar: Scalar, tell: Tell, *, protagonist: str = "you") -> Prose:
    """Read blocks of paragraphs; most texts are nothing but paragraphs."""
    text = scalar.text
    if ("{" in text or "::" in text) and _GOVERNS.search(text):
        return BlockReader(scalar, tell, protagonist).read()
    inline = InlineReader(scalar, tell, protagonist)
    blocks = []
    for found in _PARAGRAPH.finditer(text):
        start, end = found.start(), found.start() + len(found[0].rstrip(" \t\r"))
        words = inline.read(start, end)
        if words:
            blocks.append(Paragraph(words, scalar.part(start, end)))
    return tuple(blocks)

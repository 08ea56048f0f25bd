"""A file's text as a tree of texts with their places, with every mistake told.

libyaml reads the events; PyYAML's guesses about them are not used, so a scalar is the
characters that were written. What a writer gets wrong is told in the writer's words
and mended in memory, and the text is read again: one slip hides no other. A healthy
file is read once, with one look for suspicious lines before.
"""

from typing import Any

import yaml

from commune.diagnostics import Diagnostic
from commune.loading.tree.build import Builder, Built
from commune.loading.tree.mend import Mended
from commune.loading.tree.prose_lines import key_in_braces, mend_braces
from commune.loading.tree.slips import mend_slips, mend_unseen, needs_mending
from commune.loading.tree.syntax import explain, stop_of
from commune.loading.tree.tree import Tell, Tree

ROUNDS = 25  # how often a text is mended and read again

# Events are the same from both; where PyYAML was built without libyaml, slower.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_tree(
    text: str,
    file: str,
    tell: Tell,
    *,
    prose_keys: frozenset[str],
    loader: type[Any] = LOADER,
) -> Tree:
    """Read a file; what is wrong in it goes to `tell`, and never raises.

    `prose_keys` are the keys that hold words for readers, wherever they stand. The
    tree is given as far as it could be read; `whole` says whether that is all of it.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    mended = Mended(text, file)
    if needs_mending(text, prose_keys):
        mend_slips(mended, tell, prose_keys)
    built = _rounds(mended, loader, tell, prose_keys)
    for diagnostic in built.told:
        tell(diagnostic)
    whole = built.whole and not mended.dropped
    return Tree(file, built.root, mended.written, whole)


def _rounds(mended: Mended, loader: type[Any], tell: Tell, prose_keys: frozenset[str]) -> Built:
    """Read, tell what stopped the reading, mend it, and read again."""
    told: set[Diagnostic] = set()
    for _ in range(ROUNDS):
        built = Builder(mended, prose_keys).read(loader)
        if built.braced and mend_braces(mended, built.braced, tell):
            continue
        if built.error is None:
            break
        if isinstance(built.error, yaml.reader.ReaderError | UnicodeEncodeError):
            before = mended.text
            mend_unseen(mended, tell)
            if mended.text == before:
                break
            continue
        stop = stop_of(built.error, built.open_flow, built.last)
        key = key_in_braces(mended, *stop.begin)
        if key and key[2] in prose_keys and mend_braces(mended, [key[:2]], tell):
            continue
        slip = explain(stop, mended)
        if slip.diagnostic in told:
            break
        told.add(slip.diagnostic)
        tell(slip.diagnostic)
        if slip.mend is None:
            break
        slip.mend()
    else:
        built.whole = False  # there is more, and enough was told
    return built

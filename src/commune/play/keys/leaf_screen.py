"""What a page beside the story looks like: its lines, and which of them can be chosen."""

from collections.abc import Callable, Iterator

from commune.play.answers import Leaf, Link
from commune.play.blocks import Block, Heading
from commune.play.glyphs import Glyphs
from commune.play.keys.menu_screen import NARROW, Fragments
from commune.play.wrap import wrap
from commune.values import value

Drawn = Callable[[Block], list[Fragments]]  # a block as lines, at the present width


@value
class Line:
    """A line of a leaf. `link` is the index of the link it belongs to, or -1."""

    fragments: tuple[tuple[str, str], ...]
    link: int = -1


def lines_of(  # noqa: PLR0913 - the screen's own measures
    leaf: Leaf, draw: Drawn, *, columns: int, selected: int, glyphs: Glyphs, widest: int = 76
) -> list[Line]:
    """All lines of a leaf, the title first; the real cursor stands at the `selected` link.

    Lines of links take `widest` columns at most; those of blocks are drawn elsewhere.
    """
    indent = "  " if columns >= NARROW else ""
    width = max(min(columns - 1, widest) - len(indent), 12)
    lines: list[Line] = []
    if not leaf.headed:
        lines = [Line((("bold", indent + one),)) for one in wrap(leaf.title, width)]
        lines.append(Line(()))
    index = -1
    before: Block | Link | None = None
    for part in leaf.parts:
        both_links = isinstance(part, Link) and isinstance(before, Link)
        if before is not None and not both_links and not isinstance(before, Heading):
            lines.append(Line(()))
        if isinstance(part, Link):
            index += 1
            chosen = index == selected
            lines += _link_lines(
                part, index, leaf, indent, width=width, chosen=chosen, glyphs=glyphs
            )
        else:
            lines += [Line(tuple(fragments)) for fragments in draw(part)]
        before = part
    return lines


def _link_lines(  # noqa: PLR0913 - likewise
    link: Link, index: int, leaf: Leaf, indent: str, *, width: int, chosen: bool, glyphs: Glyphs
) -> Iterator[Line]:
    total = len(leaf.links)
    head = f"{index + 1:{len(str(total))}}. "
    mark = f" ({link.mark})" if link.mark else ""
    pointer = glyphs.pointer if chosen else " "
    folded = wrap(link.label + mark, width - len(head) - 2)
    style = "bold" if chosen else ""
    cursor = (("[SetCursorPosition]", ""),) if chosen else ()
    yield Line((("", indent), *cursor, (style, f"{pointer} {head}{folded[0]}")), index)
    for line in folded[1:]:
        yield Line((("", indent), (style, " " * (len(head) + 2) + line)), index)

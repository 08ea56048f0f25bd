"""Signs beside the text, and what stands for them where only ASCII can be shown."""

from commune.values import value

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@value
class Glyphs:
    """One sign for each thing; none of them says anything that the words do not."""

    bar: str
    rule: str
    pointer: str
    ending: str
    fate: str
    dilemma: str  # quietly, behind a choice that is one
    dot: str
    arrows: str
    raised: bool  # whether a note's number is raised, or stands in brackets

    def marker(self, note: int) -> str:
        """The marker behind the words that open a note."""
        return str(note).translate(_SUPERSCRIPTS) if self.raised else f"[{note}]"


UNICODE = Glyphs("│", "─" * 8, "▸", "★", "◆", "◇", "·", "↑↓", raised=True)
ASCII = Glyphs("|", "-" * 8, ">", "*", "*", "*", "-", "arrows", raised=False)


def glyphs_for(encoding: str | None) -> Glyphs:
    """The signs that an output with this encoding can show."""
    return UNICODE if (encoding or "").lower().replace("-", "") == "utf8" else ASCII

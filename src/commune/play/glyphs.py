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
    dash: str  # before the name of who said it
    pause: str  # between what came of a choice and the next passage
    heavy: str  # above and under a poster
    dotted: str  # above and under a telegram
    song: str
    margin: str  # beside the article
    corners: tuple[str, str]  # where a document begins, and where it ends
    pictures: bool  # whether drawings made of signs can be shown

    def marker(self, note: int) -> str:
        """The marker behind the words that open a note."""
        return str(note).translate(_SUPERSCRIPTS) if self.raised else f"[{note}]"


UNICODE = Glyphs(
    bar="│",
    rule="─" * 8,
    pointer="▸",
    ending="★",
    fate="◆",
    dilemma="◇",
    dot="·",
    arrows="↑↓",
    raised=True,
    dash="—",
    pause="·   ·   ·",
    heavy="━" * 16,
    dotted="┄" * 12,
    song="♪",
    margin="┃",
    corners=("┌─", "└─"),
    pictures=True,
)
ASCII = Glyphs(
    bar="|",
    rule="-" * 8,
    pointer=">",
    ending="*",
    fate="*",
    dilemma="*",
    dot="-",
    arrows="arrows",
    raised=False,
    dash="--",
    pause="*   *   *",
    heavy="=" * 16,
    dotted=". " * 5 + ".",
    song="~",
    margin=":",
    corners=("+-", "+-"),
    pictures=False,
)


def glyphs_for(encoding: str | None) -> Glyphs:
    """The signs that an output with this encoding can show."""
    return UNICODE if (encoding or "").lower().replace("-", "") == "utf8" else ASCII

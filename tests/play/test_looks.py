"""Every kind of text has a look of its own, at any width, and none of its words is lost."""

import io
import re
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from commune.play import blocks as show
from commune.play.blocks import words_of
from commune.play.glyphs import ASCII, UNICODE, Glyphs
from commune.play.view.plain_view import PlainView
from commune.play.view.rich_view import RichView
from commune.saves.settings import Settings

KINDS = ("letter", "poster", "telegram", "newspaper", "document", "song", "article")
_PLAIN = Settings()


def _says(*lines: str) -> show.Paragraph:
    return show.Paragraph(tuple(words_of(line) for line in lines))


_LONG = (
    "The house has let every lodger off three quarters’ rent; the landlord, who bore nothing"
    " in the storm, will bear that. When did the castle last ask the town anything?"
)
_HEARD = show.Quote("Ada", "The Almanac (1901), p. 4", (_says("No, no."),))
_KEPT = (
    words_of("You saw the sentry carried off."),
    words_of("You kept the ticket, and what was lent on it stays where it is until May."),
)
_DRAWING = show.Picture(("⣿⠀⣿" * 23,) * 3, ("⣿⠀⣿" * 12,) * 2, "A cart under a lamp.")
_FRAMES: show.Text = (
    _says("She turns the paper to the lamp, and reads it twice before she hands it to you."),
    show.Framed("letter", "To whoever crosses, 3 May", (_says(_LONG), _says("Bring a can."))),
    _says("Outside somebody is pasting."),
    show.Framed(
        "poster",
        "Order of the commission, 20 April 1901",
        (_says("At the just request of the whole trade of bakers …", "Article 1. No nights."),),
    ),
    show.Framed("telegram", "The harbour, 1 March", (_says("All ships in. Keep the lamp lit."),)),
    show.Framed("newspaper", "A sheet at one sou, 30 March", (_says(_LONG), _says("Rain."))),
    show.Framed(
        "document",
        "The pawnshop, 24 December 1900",
        (_says("No. 4,118. Lent on a napkin with a monogram. To be shown at the window."), _HEARD),
    ),
    show.Framed(
        "song",
        "The Ferry, words by nobody, 1865",
        (_says("Over the water", "over the water go I"), _says(f"and {_LONG.lower()}", "ho!")),
    ),
    show.Framed("article", "An article of 2021", (_says(_LONG),)),
    _HEARD,
    *(show.Framed(kind, "", (_says("It has no name."),)) for kind in KINDS),
)
_PAGE: tuple[show.Block, ...] = (
    show.SceneHeader("The yard", "3 February 1901, half past 4 in the morning", "The mill"),
    show.Chosen(2, words_of("Knock at the door, hard enough for the whole yard to hear it.")),
    show.Result((_says("A window opens."), _says(_LONG))),
    show.Break(),
    show.Heading("The stairs"),
    show.Prose((_says(_LONG), _says("He has been eleven years on nights."))),
    show.Kept(_KEPT[0]),
    show.Status((show.StatusEntry("Bread", "a crust", "enough"), show.StatusEntry("Mood", "low"))),
    show.OfferList(
        (
            show.NumberedOffer(1, "a", words_of("Climb."), taken="taken before"),
            show.NumberedOffer(2, "b", words_of(f"Wait: {_LONG}"), dilemma=True),
            show.NumberedOffer(3, "c", words_of("Go."), locked=True, reason=words_of("Too late.")),
        )
    ),
)
_CARDS: tuple[show.Block, ...] = (
    show.TitleCard("A Small Story", "In two acts", "Nobody", (_says("A fight."),), _DRAWING),
    show.ActCard("The First", "1901", (_says("“So.”"),), (_says(_LONG),)),
    show.Previously((show.Before(words_of("Knock."), (_says("It opens."),)),), _KEPT, 3),
    show.FateCard("Ada", (_says(_LONG),)),
    show.SummaryText("The hill", (_says("There was a fight."),)),
    show.EndingCard("Home"),
    show.ClosingCard("The end", ("Home",), _KEPT, 3, 20),
    show.LedgerCard(()),
    show.LedgerCard(_KEPT),
    show.Notice("hill", "The hill", ("wounds", "sudden-death"), has_summary=True),
    show.Hint("Saved."),
    show.Help((("1 to 9", "choose at once"), ("u", f"take back; {_LONG}"))),
    show.PageTurn("two"),
)
_ANSWERS = (
    show.Section("Lissa, and most who followed her", (_says(_LONG), _says("Read in: Lissa."))),
    show.Section("A baker", (_says("It would have ruined us."),)),
    show.Section("A third", (_says("Nobody knows."),)),
)
_NOTE = show.NoteCard(
    "How many?",
    "Debate",
    "Disputed: those who studied it do not agree.",
    (("The question", "How many came up the hill that morning, and who counted them there?"),),
    (
        show.Section("", (_says(_LONG),)),
        show.Beside(_ANSWERS[:2]),
        show.Section("In plain words", (_says("Nobody knows."),)),
        show.Beside(_ANSWERS),
    ),
    ("A. Clerk, The Almanac of the Yard and of all the Mills around it (1901), pp. 12–19",),
    ("The lamp", "The mill"),
)
SHOWN: dict[str, tuple[show.Block, ...]] = {
    "frames": (show.Prose(_FRAMES),),
    "page": _PAGE,
    "cards": _CARDS,
    "note": (_NOTE,),
}
EVERYTHING = tuple(block for blocks in SHOWN.values() for block in blocks)


def _view(columns: int, chosen: Settings = _PLAIN, glyphs: Glyphs = UNICODE) -> RichView:
    return RichView(Console(file=io.StringIO(), width=columns), glyphs, lambda: chosen)


def _drawn(blocks: Iterable[show.Block], columns: int, chosen: Settings = _PLAIN) -> str:
    view = _view(columns, chosen)
    view.show(*blocks)
    assert isinstance(view.console.file, io.StringIO)
    return view.console.file.getvalue()


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("what", SHOWN)
def test_each_kind_of_block_has_its_look(
    what: str, columns: int, snapshot: SnapshotAssertion
) -> None:
    drawn = _drawn(SHOWN[what], columns)
    assert all(line == line.rstrip() for line in drawn.splitlines())
    assert drawn == snapshot


@pytest.mark.parametrize("what", SHOWN)
def test_each_look_can_be_had_in_ascii(what: str, snapshot: SnapshotAssertion) -> None:
    view = _view(80, glyphs=ASCII)
    drawn = "\n\n".join("\n".join(map(str, view.lines(block))) for block in SHOWN[what])
    # Letters of the story itself are spelt by the output, and are not the view's.
    assert re.sub("[“”’…–]", "", drawn).isascii()
    assert drawn == snapshot


@pytest.mark.parametrize("spacing", ["close", "wide"])
def test_paragraphs_stand_as_far_apart_as_wanted(spacing: str, snapshot: SnapshotAssertion) -> None:
    chosen = Settings(spacing=spacing)
    letter = show.Prose((*_FRAMES[:3], _says("And nobody reads.")))
    assert _drawn((*_PAGE[:6], letter), 80, chosen) == snapshot


def test_a_paragraph_is_parted_alike_within_a_block_and_between_blocks() -> None:
    one, other = _says(_LONG), _says("Rain.")
    for spacing in ("normal", "wide", "close"):
        chosen = Settings(spacing=spacing)
        whole = _drawn((show.Prose((one, other)),), 80, chosen)
        assert whole == _drawn((show.Prose((one,)), show.Prose((other,))), 80, chosen)


def test_text_keeps_the_width_that_was_set_and_answers_may_be_wider() -> None:
    for width in (48, 76, 92):
        chosen = Settings(width=width)
        widest = max(map(len, _drawn((*_PAGE, *_CARDS), 200, chosen).splitlines()))
        assert width - 8 <= widest <= width
    beside = _drawn((_NOTE,), 200).splitlines()
    assert 76 < max(map(len, beside)) <= 100
    assert max(len(line) for line in beside if "     " not in line.strip("│ ")) <= 76
    assert max(map(len, _drawn((_NOTE,), 200, Settings(width=64)).splitlines())) <= 64


def test_everything_fits_on_any_screen() -> None:
    for columns in (*range(20, 52), *range(60, 201, 10)):
        assert max(map(cell_len, _drawn(EVERYTHING, columns).splitlines())) < columns


def test_a_setting_holds_from_the_next_block_on() -> None:
    chosen = [Settings(width=40)]
    view = RichView(Console(file=io.StringIO(), width=200), settings=lambda: chosen[-1])
    before = view.lines(show.Prose((_says(_LONG),)))
    chosen.append(Settings(width=92))
    assert len(view.lines(show.Prose((_says(_LONG),)))) < len(before)


@pytest.mark.parametrize("theme", ["colour", "quiet", "none"])
def test_colours_are_the_sixteen_or_none_and_nothing_is_dim(theme: str) -> None:
    file = io.StringIO()
    console = Console(file=file, width=80, force_terminal=True, color_system="truecolor")
    RichView(console, settings=lambda: Settings(theme=theme)).show(*EVERYTHING)
    codes = {int(n) for n in re.findall(r"(?<=[\[;])\d+(?=[;m])", file.getvalue())}
    looks, colours = {0, 1, 3, 4}, set(range(30, 38))
    assert codes - looks - colours == set()
    assert bool(codes & colours) is (theme == "colour")
    assert bool(codes) is (theme != "none")


def test_a_drawing_is_shown_where_it_fits_and_can_be_shown() -> None:
    card = _CARDS[0]
    shown = {n: str(_view(n).lines(card)[0]).strip() for n in (200, 76, 75, 40, 39)}
    assert shown[200] == shown[76] == _DRAWING.wide[0]
    assert shown[75] == shown[40] == _DRAWING.narrow[0]
    assert shown[39] == UNICODE.rule
    assert str(_view(80, Settings(width=48)).lines(card)[0]).strip() == _DRAWING.narrow[0]
    assert str(_view(80, glyphs=ASCII).lines(card)[0]).strip() == ASCII.rule


def test_plain_lines_draw_nothing_and_say_the_same_words() -> None:
    written: list[str] = []
    PlainView(written.append).show(*EVERYTHING)
    said = "".join(written)
    assert not re.search("[\x1b\u2500-\u28ff]", said)
    for line in (
        "Picture: A cart under a lamp.",
        "Before you begin:",
        "Previously:",
        "You chose: Knock.",
        "- and 3 more",
        "1. Climb. (taken before)",
    ):
        assert f"\n{line}\n" in said
    drawn = set(re.findall(r"\w+", _drawn(EVERYTHING, 200).casefold()))
    labels = (
        "act: by; then; before; can; chose; dilemma; end; fate of; locked; picture: a cart under a"
    )
    labels += " lamp; scene; source; things stand; type; what became; when; where; you; 1 2"
    assert set(re.findall(r"\w+", said.casefold())) - set(re.findall(r"\w+", labels)) <= drawn


# Words in letters that no label has, so that what was given can be told from what was added.
_WORD = st.text("жщюЖéÉ東京\u0301\u00a0", min_size=1, max_size=24)
_LINE = st.lists(_WORD, max_size=14).map(" ".join)
_PARAGRAPH = st.lists(_LINE, min_size=1, max_size=3).map(lambda lines: _says(*lines))
_TEXT: st.SearchStrategy[show.Text] = st.recursive(
    st.lists(_PARAGRAPH, max_size=2).map(tuple),
    lambda inner: st.lists(
        st.one_of(
            _PARAGRAPH,
            st.builds(show.Framed, st.sampled_from(KINDS), _LINE, inner),
            st.builds(show.Quote, _LINE, _LINE, inner),
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=6,
)
_SECTION = st.builds(show.Section, _LINE, _TEXT)
_BESIDE = st.builds(show.Beside, st.lists(_SECTION, min_size=1, max_size=3).map(tuple))
_LINES = st.lists(_LINE.map(words_of), max_size=3).map(tuple)
_BLOCK: st.SearchStrategy[show.Block] = st.one_of(
    st.builds(show.Prose, _TEXT),
    st.builds(show.TitleCard, _LINE.filter(bool), _LINE, _LINE, _TEXT),
    st.builds(
        show.Previously,
        st.lists(st.builds(show.Before, _LINE.map(words_of), _TEXT), max_size=2).map(tuple),
        _LINES,
    ),
    st.builds(
        show.NoteCard,
        _LINE,
        _LINE,
        _LINE,
        st.lists(st.tuples(_LINE, _LINE), max_size=2).map(tuple),
        st.lists(st.one_of(_SECTION, _BESIDE), max_size=2).map(tuple),
        st.lists(_LINE, max_size=2).map(tuple),
        st.lists(_LINE, max_size=2).map(tuple),
    ),
    st.builds(show.Help, st.lists(st.tuples(_LINE, _LINE), max_size=2).map(tuple)),
    st.builds(show.FateCard, _LINE, _TEXT),
)
_SETTINGS = st.builds(
    Settings,
    width=st.sampled_from((48, 56, 64, 76, 84, 92)),
    spacing=st.sampled_from(("normal", "wide", "close")),
    theme=st.sampled_from(("colour", "quiet", "none")),
)


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text.casefold() if sign in "жщюé東京\u0301")


@trying(deadline=None)
@given(_BLOCK, st.integers(20, 200), _SETTINGS, st.sampled_from((UNICODE, ASCII)))
def test_no_line_is_too_wide_and_no_word_is_lost(
    block: show.Block, columns: int, chosen: Settings, glyphs: Glyphs
) -> None:
    lines = [line.plain for line in _view(80, chosen, glyphs).lines_at(block, columns)]
    sides = isinstance(block, show.NoteCard) and any(
        isinstance(section, show.Beside) for section in block.sections
    )
    measure = max(chosen.width, 100) if sides and chosen.width >= 76 else chosen.width
    assert max(map(cell_len, lines), default=0) <= min(columns - 1, measure)
    assert _letters("".join(lines)) == _letters(repr(block).replace("\\u0301", "\u0301"))

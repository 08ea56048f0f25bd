"""A transcript is Markdown that says all that was read, and nothing that was not."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from commune.engine.page import Line, Para, Run
from commune.loading import load_folder
from commune.model import Story
from commune.model.citation import Citation, Source
from commune.play import blocks as show
from commune.play.reading import pages_read
from commune.play.standing import Standing, begun, passed_over, resumed, taken
from commune.play.transcript import transcript
from commune.play.view.markdown_text import quoted, text_of
from commune.saves import Playthrough
from commune.values import field_names, replace

ROOT = Path(__file__).resolve().parents[2]
STORIES = (ROOT / "story", ROOT / "tests" / "stories" / "lighthouse")
_MARKUP = "*_[]()#`~<>&!\\|$-+=.:;1^ \u00a0aé“”—"
_PROSE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])) | st.text(_MARKUP)
_PIECES = st.builds(
    show.Piece, _PROSE, st.booleans(), st.integers(0, 2), st.sampled_from(["", "fr"])
)


def _read(markdown: str) -> list[Token]:
    """The tokens that a reader of Markdown makes of a text, tables and footnotes with them."""
    reader = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)
    return reader.parse(markdown)


def _texts(tokens: list[Token], kind: str = "inline") -> list[str]:
    """The characters of each run of text, without its markup; blanks are one blank."""
    return [_blanks_one(_characters(token)) for token in tokens if token.type == kind]


def _characters(token: Token, *, slanted: bool = False) -> str:
    """What a token shows; only what is `slanted`, if that is asked for."""
    found, depth = "", 0
    for child in token.children or ():
        opens = child.type == "em_open" or child.content == "<em>"
        closes = child.type == "em_close" or child.content == "</em>"
        depth += opens - closes
        if depth or not slanted:
            shown = child.content if child.type in ("text", "text_special") else ""
            found += " " if child.type in ("softbreak", "hardbreak") else shown
    return found


def _blanks_one(text: str) -> str:
    return " ".join(text.split())


def _played(story: Story, seed: int, steps: int = 500) -> Standing:
    """A playthrough of open choices, as a die chose them."""
    chance, standing = Random(seed), begun(story)  # noqa: S311 - a die, and no secret
    for _ in range(steps):
        ways = [offer.step for offer in standing.journal.turn.offers if offer.open]
        if not ways:
            break
        standing = taken(standing, chance.choice(ways))
    return standing


def _lines(thing: object) -> Iterator[Line]:
    """The lines of prose inside of pages and notes."""
    if isinstance(thing, Para):
        yield from thing.lines
    elif isinstance(thing, tuple) and not isinstance(thing, Run):
        for part in thing:
            yield from _lines(part)
    elif hasattr(type(thing), "__match_args__") and not isinstance(thing, Run):
        for name in field_names(type(thing)):
            yield from _lines(getattr(thing, name))


@pytest.fixture(scope="module", params=STORIES, ids=["real", "lighthouse"])
def whole(request: pytest.FixtureRequest) -> Story:
    """A story with everything in it."""
    story = load_folder(request.param).story
    assert story is not None
    return story


@given(st.lists(_PIECES, max_size=4))
def test_no_character_of_a_line_is_lost_or_added(pieces: list[show.Piece]) -> None:
    line = tuple(pieces)
    markdown = "\n\n".join(text_of((show.Paragraph((line,)),), ("one", "two")))
    tokens = _read(f"{markdown}\n\n[^one]: 1\n\n[^two]: 2\n")
    shown = _texts([token for token in tokens if token.level == 1])
    assert " ".join(shown) == _blanks_one(show.bare(line))


@given(st.lists(_PIECES, max_size=4))
def test_what_is_slanted_and_nothing_else_is_emphasised(pieces: list[show.Piece]) -> None:
    line = tuple(replace(piece, note=0) for piece in pieces)
    tokens = _read("\n\n".join(text_of((show.Paragraph((line,)),), ())))
    found = "".join(_characters(token, slanted=True) for token in tokens)
    wanted = "".join(p.text for p in line if p.emphasis or p.language)
    assert "".join(found.split()) == "".join(wanted.split())


@given(st.lists(st.lists(_PIECES, max_size=2), max_size=3), st.sampled_from(["song", "poster"]))
def test_kept_lines_stay_lines_inside_a_frame(lines: list[list[show.Piece]], kind: str) -> None:
    shown = tuple(tuple(replace(piece, note=0) for piece in line) for line in lines)
    tokens = _read(quoted(text_of((show.Framed(kind, "", (show.Paragraph(shown),)),), ())))
    assert {token.type for token in tokens} <= {
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline")
    }
    filled = [_blanks_one(show.bare(line)) for line in shown if _blanks_one(show.bare(line))]
    assert " ".join(_texts(tokens)[1:]) == " ".join(filled)


@pytest.mark.parametrize(
    "text",
    [
        *("# Not a title", "1. Not a list", "12) nor this", "- nor this", "+ nor this", "> said"),
        *("===", "---", "***", "[a](b)", "![a](b)", "[^one]", "^[one]", "[one]: two", ": term"),
        *(
            "*a*",
            "_a_",
            "`a`",
            "```",
            "~~~",
            "~~a~~",
            "<b>a</b>",
            "<!-- a",
            "&amp;",
            "a | b",
            "$a$",
        ),
        *("C:\\n", "a\\", "Really!", "https://example.org/*a*"),
    ],
)
def test_what_would_be_markup_reads_as_it_was_written(text: str) -> None:
    lines = (show.words_of(text), show.words_of(text))
    tokens = _read("\n\n".join(text_of((show.Paragraph(lines),), ())))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert _texts(tokens) == [f"{text} {text}"]


@pytest.mark.parametrize("seed", range(6))
def test_no_text_of_a_page_is_lost(whole: Story, seed: int) -> None:
    standing = _played(whole, seed)
    shown = _texts(_read(transcript(standing)))
    together = "\n".join(shown)
    for page in standing.journal.pages():
        for line in _lines(page.items):
            assert _blanks_one("".join(run.text for run in line)) in together


@pytest.mark.parametrize("seed", range(6))
def test_every_mark_has_its_footnote_and_every_footnote_its_mark(whole: Story, seed: int) -> None:
    standing = _played(whole, seed)
    text = transcript(standing)
    tokens = _read(text)
    marked = {
        child.meta["label"]
        for token in tokens
        for child in token.children or ()
        if child.type == "footnote_ref"
    }
    told = {token.meta["label"] for token in tokens if token.type == "footnote_open"}
    assert marked == told == set(standing.journal.notes())
    assert "[^" not in "\n".join(_texts(tokens))


def test_the_headings_are_the_story_s_own(whole: Story) -> None:
    standing = _played(whole, 1)
    tokens = _read(transcript(standing))
    heads = [
        (opened.tag, _characters(inside))
        for opened, inside in pairwise(tokens)
        if opened.type == "heading_open"
    ]
    assert heads[0] == ("h1", whole.manifest.title)
    acts = [title for tag, title in heads if tag == "h2"]
    titled = [act.title for act in whole.acts.values() if act.title]
    assert [title for title in acts if title in titled] == titled
    scenes = [title for tag, title in heads if tag == "h3"]
    assert whole.scenes[whole.manifest.first.id.partition(".")[0]].title == scenes[0]
    assert acts[-3:] == ["About this story", "What was invented", "Sources"]


def test_the_choices_made_are_told_and_the_others_are_not(story: Story) -> None:
    text = transcript(taken(taken(begun(story), "yard/wait"), "yard/knock"))
    assert "\n**▸ Wait.**\n" in text
    assert "\n**▸ Knock at the door, hard enough for the whole yard to hear it.**\n" in text
    assert "Climb" not in text
    assert "too weak" not in text
    assert text.index("▸ Knock") < text.index("A window opens.") < text.index("### The hill")
    assert "\n*In the ledger:* You woke the yard.\n" in text
    assert text.count("*Here the playthrough stands.*") == 1


def test_a_page_reads_as_markdown(story: Story) -> None:
    text = transcript(begun(story))
    for part in (
        "# A Small Story\n\n*In two acts*\n\nBy Nobody.\n\n*3 February 1901*\n",
        "## The First\n\n*1901*\n\n> So.\n",
        "### The yard\n\n*3 February 1901, half past 4 in the morning · The mill*\n",
        "A lamp[^lamp] burns in the *cour*.\n",
        "> **Poster**: On the wall\n>\n> Bread at eight.\n",
        "> “It is late !”\n>\n> — Ada. Source: A. Clerk, The Almanac (1901), p. 4\n",
        "Behind it the Wash-house[^wash-house] is *shut*.\n",
        "- A. Clerk, *The Almanac* (1901).\n",
        "[^lamp]: **The lamp** (fact).\n\n    - When: February 1901\n\n    It burned oil.\n",
        "    Sources:\n\n    - A. Clerk, The Almanac (1901), p. 12\n",
    ):
        assert part in text


def test_a_pause_is_no_choice_but_its_own_words_are_told(story: Story) -> None:
    there = begun(story)
    for step in ("yard/wait", "yard/knock", "hill/stay", "hill.top/next"):
        there = taken(there, step)
    text = transcript(there)
    assert "*Look away.*" in text
    assert "▸ Look away." not in text
    town = taken(taken(there, "hill/leave"), "town.square/next")
    assert "Go on." not in transcript(town)


def test_of_a_scene_read_as_a_summary_only_the_summary_is_told(story: Story) -> None:
    before = taken(taken(begun(story), "yard/wait"), "yard/knock")
    text = transcript(passed_over(before, story.scenes["hill"]))
    assert "*Read as a summary:*\n\nThere was a fight on the hill.\n" in text
    assert "### The hill" in text
    assert "There is blood." not in text
    assert "▸ Leave." not in text
    assert "### The town" in text


def test_two_summaries_one_behind_the_other_are_both_told(story: Story) -> None:
    hill = story.scenes["hill"]
    town = replace(story.scenes["town"], notices=("hunger",), summary=hill.summary)
    longer = replace(story, scenes={**story.scenes, "town": town}, memo={})
    marked = Playthrough(
        path=("yard/knock", "hill/stay", "hill.top/next", "hill/leave", "town.square/next"),
        summaries=(1, 2, 3, 4),
    )
    text = transcript(resumed(longer, marked)[0])
    assert text.count("*Read as a summary:*") == 2
    assert "You stay." not in text
    assert "It is bitter." not in text


def test_a_playthrough_from_an_opening_begins_there(story: Story) -> None:
    text = transcript(taken(begun(story, opening="high"), "yard/wait"))
    assert "*It begins at the opening “High up”.*" in text
    assert text.count("▸ Wait.") == 1
    assert text.count("### The yard") == 1
    far = transcript(begun(story, opening="far"))
    assert "### The yard" not in far
    assert "### The town" in far


def test_gentle_text_and_plain_notes_are_told_to_who_reads_them(story: Story) -> None:
    far = begun(story, opening="far")
    assert "It is bitter." in transcript(far)
    assert "It is over." in transcript(far, gentle=True)
    assert "A light." in transcript(begun(story), plain_notes=True)
    assert "It burned oil." not in transcript(begun(story), plain_notes=True)


def test_a_note_without_a_mark_in_the_text_is_told_where_it_was_found(whole: Story) -> None:
    for seed in range(20):
        standing = _played(whole, seed)
        for page in pages_read(standing):
            marks = {piece.note for line in page.blocks for piece in _pieces(line)}
            if len(marks - {0}) < len(page.notes):
                assert "*In the notebook:* " in transcript(standing)
                return
    pytest.fail("no playthrough found such a note")


def test_what_was_invented_is_told_once_for_each_scene_read(whole: Story) -> None:
    standing = _played(whole, 2)
    text = transcript(standing)
    listed = text.partition("## What was invented\n\n")[2].partition("\n\n")[0].split("\n")
    read = dict.fromkeys(scene for page in pages_read(standing) for scene in page.scenes)
    made_up = [whole.scenes[scene].title for scene in read if whole.scenes[scene].invented]
    assert len(listed) == len(made_up)
    assert all(
        line.startswith(f"- **{name}**: ") for line, name in zip(listed, made_up, strict=True)
    )


def test_a_source_is_listed_once_with_what_is_known_of_it(story: Story) -> None:
    known = Source(
        "almanac", "primary", "The *Almanac*", "A. Clerk", "1901", "Town Press.", "On a shelf"
    )
    cited = replace(story.scenes["yard"], sources=(Citation("almanac"), Citation("nowhere")))
    changed = replace(
        story, sources={"almanac": known}, scenes={**story.scenes, "yard": cited}, memo={}
    )
    text = transcript(begun(changed))
    assert "## Sources\n\n- A. Clerk, *The \\*Almanac\\** (1901). Town Press. On a shelf.\n" in text


def test_a_title_cannot_be_markup(story: Story) -> None:
    odd = replace(story.scenes["yard"], title="# 1. *The* yard [x](y) #")
    text = transcript(begun(replace(story, scenes={**story.scenes, "yard": odd}, memo={})))
    tokens = _read(text)
    assert odd.title in _texts(tokens)


def _pieces(thing: object) -> Iterator[show.Piece]:
    if isinstance(thing, show.Piece):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _pieces(part)
    elif hasattr(type(thing), "__match_args__"):
        for name in field_names(type(thing)):
            yield from _pieces(getattr(thing, name))

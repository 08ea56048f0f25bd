"""Every session of every chapter, played in three ways.

Straight; saved and reloaded at every page, the save being nothing but the path; and with
every other way taken and undone at every page.
"""

from functools import cache
from pathlib import Path

import pytest
from tests.spec.chapters import Session, sessions_in
from tests.spec.player import play
from tests.spec.shown import lines_of

from commune.engine.replay import open_steps
from commune.loading import load_story
from commune.model import Story
from commune.play.standing import Standing, redone, resumed, taken, undone
from commune.saves import Playthrough, from_json, to_json
from commune.values import replace

SESSIONS = sessions_in(Path(__file__).parent)
every_session = pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.name)


@cache
def _loaded(files: tuple[tuple[str, str], ...]) -> Story:
    loaded = load_story(dict(files))
    told = "\n".join(
        f"{found.span.file}:{found.span.line}: {found.message}" for found in loaded.problems
    )
    if loaded.story is None or told:
        pytest.fail(told, pytrace=False)
    return loaded.story


def story_of(session: Session) -> Story:
    """The story that a session is of; sessions of the same files share it."""
    return _loaded(tuple(session.files.items()))


def _as_it_is(standing: Standing) -> Standing:
    return standing


def _reloaded(standing: Standing) -> Standing:
    """Save, and load into a story of which nothing was played yet."""
    saved = from_json(to_json(standing.playthrough))
    assert isinstance(saved, Playthrough)
    again, stopped = resumed(replace(standing.journal.story, memo={}), saved)
    assert stopped is None
    assert _seen(again) == _seen(standing)
    return again


def _undone(standing: Standing) -> Standing:
    """Take each way that is open, undo it, take it again, and undo that."""
    before = _seen(standing)
    for step in open_steps(standing.journal.turn):
        there = taken(standing, step)
        assert there.journal.path == (*standing.journal.path, step)
        back = undone(there)
        assert back is not None
        assert _seen(back) == before
        again = redone(back)
        assert again is not None
        assert _seen(again) == _seen(there)
        standing = back
    return standing


def _seen(standing: Standing) -> object:
    """All that a reader can see or look up here, the pages before this one included."""
    journal = standing.journal
    shown = tuple(lines_of(standing)), tuple(lines_of(standing, gentle=True))
    return journal.state, standing.floor, shown, journal.pages()


@every_session
def test_a_session_reads_as_it_plays(session: Session) -> None:
    play(session, story_of(session), _as_it_is)


@every_session
def test_a_session_plays_the_same_when_saved_and_reloaded_at_every_page(session: Session) -> None:
    play(session, story_of(session), _reloaded)


@every_session
def test_a_session_plays_the_same_when_other_ways_were_taken_and_undone(session: Session) -> None:
    play(session, story_of(session), _undone)


def test_there_are_chapters_and_each_has_sessions() -> None:
    chapters = {page.stem for page in Path(__file__).parent.glob("[0-9]*.md")}
    assert len(chapters) >= 13
    assert {session.chapter for session in SESSIONS} == chapters

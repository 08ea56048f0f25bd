"""Playing a session: its steps are taken, and what it says is held against each page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import ndiff

import pytest
from tests.spec.chapters import Session
from tests.spec.shown import TOLD, kind_of, lines_of

from commune.engine import NotOffered, Stopped
from commune.model import Story
from commune.play.standing import Standing, begun, passed_over, resumed, taken, undone
from commune.saves import Playthrough

Between = Callable[[Standing], Standing]
_ASKED = {"hidden", "refused", "stopped"}  # lines that are asked about, not compared


@dataclass(frozen=True, slots=True)
class Expected:
    """What a session says of one page; `action` led there, and is empty for the first."""

    line: int
    action: str
    lines: list[str] = field(default_factory=list)


def play(session: Session, story: Story, between: Between) -> None:
    """Play a session, with `between` between each page and the next action."""
    standing = _begin(session, story)
    stopped = None
    for expected in _pages(session):
        match expected.action.split():
            case []:
                pass
            case ["saved", *path]:
                standing, stopped = resumed(story, Playthrough(path=tuple(path)))
            case ["undo"]:
                before = undone(standing)
                assert before is not None, f"line {expected.line}: there is nothing to undo"
                standing = before
            case ["summary"]:
                scene = standing.journal.state.at.partition(".")[0]
                standing = passed_over(standing, story.scenes[scene])
            case words:
                standing = _taken(standing, " ".join(words), session, expected.line)
        _compare(session, expected, standing, stopped)
        standing = between(standing)


def _begin(session: Session, story: Story) -> Standing:
    openings = [word for word in session.words if word in story.openings]
    unknown = {*session.words} - {"gentle", *openings}
    assert not unknown, f"{session.name}: what is {unknown}?"
    return begun(story, opening="".join(openings))


def _pages(session: Session) -> Iterator[Expected]:
    page = Expected(session.line, "")
    for number, line in enumerate(session.lines, session.line + 1):
        text = line.strip()
        if text.startswith("saved:"):
            page = Expected(number, text.replace(":", "", 1))
        elif text.startswith("> "):
            yield page
            page = Expected(number, text[2:])
        elif text:
            page.lines.append(text)
    yield page


def _taken(standing: Standing, step: str, session: Session, line: int) -> Standing:
    try:
        return taken(standing, step)
    except NotOffered as refusal:
        pytest.fail(f"{session.chapter}.md, line {line}: {refusal}", pytrace=False)


def _compare(
    session: Session, expected: Expected, standing: Standing, stopped: Stopped | None
) -> None:
    """What a session mentions of a page must be all of that kind there is, in its order."""
    compared = [line for line in expected.lines if kind_of(line) not in _ASKED]
    kinds = {kind_of(line) for line in compared}
    gentle = "gentle" in session.words
    shown = list(lines_of(standing, gentle=gentle))
    fitting = [line for line in shown if kind_of(line) in kinds]
    where = f"{session.chapter}.md, line {expected.line}, behind “> {expected.action}”"
    if _ordered(compared) != _ordered(fitting):
        found = "\n".join(ndiff(_ordered(compared), _ordered(fitting)))
        whole = "\n".join(shown)
        message = f"{where}\n- the chapter says, + the page is:\n\n{found}\n\nAll of it:\n{whole}"
        pytest.fail(message, pytrace=False)
    for line in expected.lines:
        names = line.partition(":")[2].split()
        match kind_of(line):
            case "hidden":
                offered = {offer.step for offer in standing.journal.turn.offers}
                assert not offered & set(names), f"{where}: offered are {sorted(offered)}"
            case "refused":
                _refuse(standing, names)
            case "stopped":
                assert names == ([stopped.step] if stopped else []), f"{where}: {stopped}"
            case _:
                pass


def _ordered(lines: Sequence[str]) -> list[str]:
    """What is told in its order; the rest by kind, so that a session may say it in any order."""
    told = [line for line in lines if kind_of(line) in TOLD and line.rstrip(":") not in TOLD]
    rest = [line for line in lines if line not in told]
    return told + sorted(rest, key=kind_of)


def _refuse(standing: Standing, actions: Sequence[str]) -> None:
    before = standing.journal.state, tuple(lines_of(standing))
    for action in actions:
        if action == "undo":
            assert undone(standing) is None
            continue
        with pytest.raises(NotOffered):
            taken(standing, action)
    assert (standing.journal.state, tuple(lines_of(standing))) == before

"""What is measured: each function gives rows of what and how much."""

import os
import random
import statistics
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from shutil import rmtree

import yaml
from tests.benchmarks.measure import environment, in_terminal, median_ms, process_ms

from commune.cli.where import story_folder
from commune.engine import Journal, begin, choose, compose
from commune.loading import load_folder
from commune.model import Story
from commune.saves import Playthrough, Saved, open_shelf

Row = tuple[str, str]
COMMAND = ["-c", "from commune.cli.main import run; run()"]


def choice_figures(stories: Mapping[int, Path]) -> Iterator[Row]:
    """Choices a second of a seeded reader, by the same `choose` that the player uses."""
    named = {"our story": story_folder(), **{f"{n} scenes": p for n, p in stories.items()}}
    for name, folder in named.items():
        story = load_folder(folder).story
        assert story is not None
        _choices(story, steps=len(story.scenes) * 60, text=True)  # every place is compiled now
        for text, what in ((False, "deciding only"), (True, "with text")):
            rate = statistics.median(_choices(story, steps=40_000, text=text) for _ in range(5))
            yield f"choices/s, {what}, {name}", f"{rate:,.0f}"


def _choices(story: Story, *, steps: int, text: bool) -> float:
    reader = random.Random(1)  # noqa: S311 - a reader, not a secret
    done = 0
    start = time.process_time()
    while done < steps:
        turn = begin(story)
        while not turn.ended and done < steps:
            offers = [offer for offer in turn.offers if offer.open]
            turn = choose(story, turn.state, offers[int(reader.random() * len(offers))].step)
            done += 1
            if text:
                compose(story, turn)
    return done / (time.process_time() - start)


def check_figures(stories: Mapping[int, Path], folder: Path) -> Iterator[Row]:
    """`commune check` as a whole process, beside bare Python and PyYAML's own loading."""
    env = environment(folder)
    yield "python -c pass", f"{process_ms(['-c', 'pass'], env):.0f} ms"
    cache = Path(env["COMMUNE_CACHE"])
    for size, path in stories.items():
        runs = 5 if size <= 1_000 else 1
        call = [*COMMAND, "check", "--story", str(path)]
        what = f"commune check, {size} scenes, whole process"
        cold = process_ms(call, env, runs=runs, before=lambda _: rmtree(cache, ignore_errors=True))
        yield f"{what}, nothing kept", f"{cold:.0f} ms"
        scene = path / "acts/1-one/scene-7.yaml"
        edit = partial(_edit, scene, scene.read_text("utf-8"))
        changed = process_ms(call, env, runs=runs, before=edit)
        yield f"{what}, one file changed", f"{changed:.0f} ms"
        more = partial(_add, scene, scene.read_text("utf-8"))
        yield f"{what}, one passage new", f"{process_ms(call, env, runs=runs, before=more):.0f} ms"
        yield f"{what}, none changed", f"{process_ms(call, env, runs=runs):.0f} ms"
        texts = [file.read_text("utf-8") for file in path.rglob("*.yaml")]
        loaded = median_ms(partial(_load_all, texts), runs=3)
        yield f"  beside: yaml.load (libyaml) of the same files, {size}", f"{loaded:.0f} ms"


def _edit(file: Path, text: str, run: int) -> None:
    """Change a scene as a writer does, each time otherwise."""
    file.write_text(text.replace("Leave it there.", f"Leave it there {run + 2} times."), "utf-8")


def _add(file: Path, text: str, run: int) -> None:
    """Add a passage, whose name no scene was held against yet."""
    file.write_text(f"{text}  added-{run}:\n    text: It ends.\n    end: true\n", "utf-8")


def _load_all(texts: list[str]) -> None:
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)


def start_figures(stories: Mapping[int, Path], folder: Path) -> Iterator[Row]:
    """From the command to the first text, and to the first key taken, in a terminal."""
    env = environment(folder)
    named: dict[str, list[str]] = {"our story": []}
    named.update({f"{n} scenes": ["play", "--story", str(p)] for n, p in stories.items()})
    for name, call in named.items():
        arguments = [*COMMAND, *call]
        in_terminal(arguments, env, until=b"1.")  # fills the cache
        texts = [in_terminal(arguments, env, until=b"1.")[0] for _ in range(15)]
        yield f"command to first text, {name}", f"{statistics.median(texts):.0f} ms"
        keys = [in_terminal(arguments, env, until=b"u undo")[1] for _ in range(9)]
        yield f"command to the menu that takes keys, {name}", f"{statistics.median(keys):.0f} ms"


def turn_figures(folder: Path) -> Iterator[Row]:
    """A turn in the terminal: composing, drawing and saving, from key to drawn page."""
    from tests.benchmarks.turns import turns_ms  # noqa: PLC0415 - it needs a terminal of its own

    yield "a turn, key to page and menu drawn", f"{turns_ms(environment(folder)):.1f} ms"


def save_figures(folder: Path) -> Iterator[Row]:
    """A save of a hundred choices, beside a bare fsync of the same number of bytes."""
    story = load_folder(story_folder()).story
    assert story is not None
    path = tuple(f"scene-{number}/choice-{number}" for number in range(100))
    saved = Playthrough(path=path, story_title="A story")
    shelf = open_shelf(str(folder / "shelf"))
    first = shelf.save(saved)
    assert isinstance(first, Saved)
    stamps = [first.stamp]  # as a sitting goes on: each save knows the one before it

    def save() -> None:
        done = shelf.save(saved, seen=stamps[-1])
        assert isinstance(done, Saved)
        stamps.append(done.stamp)

    mine = median_ms(save, runs=101)
    bare = median_ms(lambda: _fsync(folder / "bare", 4_000), runs=101)
    yield "a save of 100 choices, durable and atomic", f"{mine:.2f} ms"
    yield "  beside: writing and fsyncing 4 kB", f"{bare:.2f} ms"


def _fsync(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.write(b"x" * size)
        file.flush()
        os.fsync(file.fileno())


def undo_figures(folder: Path) -> Iterator[Row]:
    """Undo at different depths: taking the entry before."""
    story = load_folder(folder).story
    assert story is not None
    for depth in (10, 100, 1_000):
        journal = _played(story, depth)
        took = median_ms(partial(_undone, journal), runs=1_001)
        taken = median_ms(partial(_on, journal), runs=201)
        yield f"undo at depth {depth}, and a choice there", f"{took * 1000:.2f} µs, {taken:.3f} ms"


def _undone(journal: Journal) -> Journal | None:
    return journal.earlier


def _on(journal: Journal) -> Journal:
    return journal.after(next(offer.step for offer in journal.turn.offers if offer.open))


def _played(story: Story, depth: int) -> Journal:
    journal = Journal.begun(story)
    first = journal
    while journal.length < depth:
        journal = _on(journal)
        if journal.turn.ended:  # play on from the beginning, still deeper
            journal = journal.with_turn(first.turn)
    return journal if not journal.turn.ended else journal.with_turn(first.turn)

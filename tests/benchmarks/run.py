"""The figures we hold ourselves to, measured beside bare Python and PyYAML.

    python -m tests.benchmarks.run

Medians, on whatever machine this is; compare the ratios, not the numbers, and run it when
nothing else does. Never part of the tests.
"""

import compileall
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.figures import (
    Row,
    check_figures,
    choice_figures,
    save_figures,
    start_figures,
    turn_figures,
    undo_figures,
)
from tests.benchmarks.generated import write_story
from tests.benchmarks.measure import SOURCE
from tests.benchmarks.proofs import proof_figures

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Measure, and print a table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(str(SOURCE), quiet=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stories = {size: write_story(folder / f"story-{size}", size) for size in SIZES}
        sections: tuple[Callable[[], Iterator[Row]], ...] = (
            lambda: choice_figures(stories),
            lambda: check_figures(stories, folder),
            lambda: start_figures(stories, folder),
            proof_figures,
            lambda: turn_figures(folder),
            lambda: save_figures(folder),
            lambda: undo_figures(stories[SIZES[0]]),
        )
        for section in sections:
            for what, figure in section():
                sys.stdout.write(f"{what:58} {figure}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()

"""``commune check``: every mistake of a story, at once."""

import shlex
import sys
from argparse import Namespace

from commune.author.checked import Size, check_folder
from commune.cli.folding import columns, folded
from commune.cli.where import meant, no_story, story_folder, way_to
from commune.diagnostics.report import as_github, as_json, as_text
from commune.loading.caches import cache_folder


def check(call: Namespace) -> int:
    """Tell what is wrong; 0 where nothing is, 1 where the story is at fault.

    Warnings are told and do not count, unless the call is strict.
    """
    folder = story_folder(meant(call))
    if not folder.is_dir():
        sys.stderr.write(no_story(folder))
        return 2
    checked = check_folder(folder, caches=cache_folder())
    problems = checked.problems
    way = way_to(folder)
    match call.format:
        case "json":
            sys.stdout.write(as_json(problems, folder=way))
        case "github":
            sys.stdout.write(as_github(problems, folder=way))
        case _:
            wide = columns()
            told = as_text(problems, checked.lines_of, folder=way, columns=wide)
            told = told or _clean(checked.size, way if sys.stdout.isatty() else None)
            sys.stdout.write(folded(told, wide))
    counted = problems if call.strict else [p for p in problems if p.severity == "error"]
    return 1 if counted else 0


def _clean(size: Size | None, way: str | None) -> str:
    """That all is well; to who reads it at a terminal, with what to ask next."""
    if size is None:
        return ""
    scenes, notes = _number(size.scenes, "scene"), _number(size.notes, "note")
    told = f"No mistakes in “{size.title}”: {scenes} and {notes}.\n"
    if way is None:
        return told
    call = f"commune prove {shlex.quote(way)}" if way else "commune prove"
    return f"{told}What can happen in it: {call}\n"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"

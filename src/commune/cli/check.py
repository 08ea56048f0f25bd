"""``commune check``: every mistake of a story, at once."""

import sys
from argparse import Namespace

from commune.author.checks import check_story
from commune.cli.where import no_story, story_folder, way_to
from commune.diagnostics.report import as_github, as_json, as_text
from commune.loading import load_folder
from commune.loading.cache import cache_folder
from commune.model import Story


def check(call: Namespace) -> int:
    """Tell what is wrong; 0 where nothing is, 1 where the story is at fault.

    Warnings are told and do not count, unless the call is strict.
    """
    folder = story_folder(call.story or call.folder)
    if not folder.is_dir():
        sys.stderr.write(no_story(folder))
        return 2
    loaded = load_folder(folder, caches=cache_folder())
    problems = check_story(loaded)
    way = way_to(folder)
    match call.format:
        case "json":
            sys.stdout.write(as_json(problems, folder=way))
        case "github":
            sys.stdout.write(as_github(problems, folder=way))
        case _:
            told = as_text(problems, loaded.lines_of, folder=way)
            sys.stdout.write(told or _clean(loaded.story))
    counted = problems if call.strict else [p for p in problems if p.severity == "error"]
    return 1 if counted else 0


def _clean(story: Story | None) -> str:
    if story is None:
        return ""
    scenes, notes = _number(len(story.scenes), "scene"), _number(len(story.notes), "note")
    return f"No mistakes in “{story.manifest.title}”: {scenes} and {notes}.\n"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"

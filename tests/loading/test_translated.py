"""A translation is held against its original: its place, its names and what it asks."""

from pathlib import Path

import pytest

from commune.loading import load_folder, load_story
from commune.loading.files.folder import read_folder

LIGHTHOUSE = Path(__file__).resolve().parents[1] / "stories" / "lighthouse"
FILE = "locales/fr/acts/1-evening/harbour.yaml"


def findings(path: str, text: str) -> list[tuple[str, str]]:
    files = dict(read_folder(LIGHTHOUSE, lambda _: None))
    assert load_folder(LIGHTHOUSE).problems == ()
    problems = load_story({**files, path: text}).problems
    return [(problem.rule, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        (FILE, "passages:\n  nowhere:\n    text: Rien\n", "translation-place"),
        (FILE, "invented: Tout [[no-such-note]]\n", "unknown-note"),
        (FILE, "invented: Tout {no_such_thing}\n", "unknown-variable"),
        ("locales/fr/acts/1-evening/nothing.yaml", "title: Rien\n", "translation-place"),
        ("locales/fr/notes/facts/nothing.yaml", "title: Rien\n", "translation-place"),
        ("locales/xx/acts/1-evening/harbour.yaml", "title: Rien\n", "translation-place"),
    ],
)
def test_what_has_no_original_or_leads_nowhere_is_told(path: str, text: str, rule: str) -> None:
    assert rule in {found for found, _ in findings(path, text)}


def test_a_translation_asks_nothing_that_its_original_does_not() -> None:
    variables = load_folder(LIGHTHOUSE).story
    assert variables is not None
    flag = next(
        name for name, v in variables.variables.items() if type(v).__name__ == "FlagVariable"
    )
    text = f"invented: Tout {{if {flag}: a | b}}\n"
    (found,) = [message for rule, message in findings(FILE, text) if rule == "translation-place"]
    assert flag in found
    assert "original does not" in found

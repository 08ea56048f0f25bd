"""Findings handed out: as text for a reader, as JSON, as GitHub's workflow commands."""

import json
import subprocess
import sys

from commune.diagnostics import RULES, Diagnostic, Rule, Span
from commune.diagnostics.report import as_github, as_json, as_text, count

FILES = {
    "acts/a.yaml": ["title: Été", "go: .lin", "if: x, y"],
    "notes/b.yaml": ["plain: 100 %"],
}
UNKNOWN = Diagnostic(
    "unknown-address",
    Span.at("acts/a.yaml", 2, 5, width=4),
    "No passage “lin”.",
    "Did you mean “line”?",
)
CUT = Diagnostic(
    "prose-cut", Span.at("notes/b.yaml", 1, 12), "100 %: a, b", "Put it\n  below:\n    so"
)
FIRST = Diagnostic("bad-date", Span.at("acts/a.yaml", 1, 8, width=3), "“Été” is no date.")


def lines_of(file: str) -> list[str]:
    return FILES.get(file, [])


def test_text_shows_place_rule_message_line_and_mend() -> None:
    assert as_text([UNKNOWN], lines_of) == (
        "acts/a.yaml:2:5: unknown-address: No passage “lin”.\n"
        "  |\n"
        "2 | go: .lin\n"
        "  |     ^^^^\n"
        "  = Did you mean “line”?\n"
        "\n"
        "1 error in 1 file.\n"
    )


def test_text_is_sorted_by_place_and_tells_each_finding_once() -> None:
    text = as_text([CUT, UNKNOWN, FIRST, UNKNOWN], lines_of)
    places = [line.split(" ")[0] for line in text.split("\n") if ".yaml:" in line]
    assert places == ["acts/a.yaml:1:8:", "acts/a.yaml:2:5:", "notes/b.yaml:1:12:"]
    assert text.endswith("\n\n3 errors in 2 files.\n")


def test_a_mend_over_several_lines_keeps_its_steps_under_each_other() -> None:
    assert "  = Put it\n      below:\n        so\n" in as_text([CUT], lines_of)


def test_a_finding_in_a_file_that_cannot_be_shown_is_told_without_its_line() -> None:
    gone = Diagnostic("encoding", Span.at("x.yaml"), "Not UTF-8.", "Save it as UTF-8.")
    assert as_text([gone], lines_of).startswith("x.yaml:1:1: encoding: Not UTF-8.\n  = Save it")


def test_nothing_found_is_no_text_and_an_empty_list() -> None:
    assert as_text([], lines_of) == ""
    assert json.loads(as_json([])) == []
    assert as_github([]) == ""


def test_errors_and_warnings_are_counted_apart() -> None:
    RULES["test-warning"] = Rule("test-warning", "warning", "Only here.")
    try:
        mild = Diagnostic("test-warning", Span.at("x.yaml"), "x")
        assert count([FIRST, UNKNOWN, CUT, mild]) == "3 errors and 1 warning in 3 files."
        assert count([mild]) == "1 warning in 1 file."
        assert as_github([mild]).startswith("::warning ")
    finally:
        del RULES["test-warning"]


def test_json_gives_every_finding_as_an_object_in_order() -> None:
    rows = json.loads(as_json([UNKNOWN, FIRST]))
    assert rows[0]["message"] == "“Été” is no date."
    assert rows[1] == {
        "file": "acts/a.yaml",
        "line": 2,
        "column": 5,
        "rule": "unknown-address",
        "severity": "error",
        "message": "No passage “lin”.",
        "hint": "Did you mean “line”?",
    }
    assert as_json([FIRST]).isascii(), "whatever reads it, and in whatever encoding"
    assert as_json([FIRST], folder="my-story").count("my-story/acts/a.yaml") == 1


def test_github_gets_one_command_a_line_with_its_signs_escaped() -> None:
    odd = Diagnostic("bad-id", Span.at("a,b:c%.yaml", 3, 2), "50 %\r\nof: a, b")
    assert as_github([odd]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=2,title=bad-id::50 %25%0D%0Aof: a, b\n"
    )
    assert as_github([CUT]).count("\n") == 1


def test_github_names_files_from_the_repository_where_the_folder_is_given() -> None:
    assert "file=story/acts/a.yaml," in as_github([UNKNOWN], folder="story/")


def test_json_is_imported_only_when_it_is_asked_for() -> None:
    code = (
        "import sys, commune.diagnostics.report as report;"
        "report.as_text([], {}.get); print('json' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert run.stdout == "False\n"

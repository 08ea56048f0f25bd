"""The README's pictures show what the program draws today."""

import re
from difflib import unified_diff
from html import unescape

import pytest
from tests.screens.make import COMMAND, PICTURES, ROOT, SCREENS

if not SCREENS.parent.is_dir():
    pytest.skip("pictures lie in a checkout only", allow_module_level=True)

every_picture = pytest.mark.parametrize("name", PICTURES)


@every_picture
def test_a_picture_shows_what_the_program_draws(name: str) -> None:
    path = SCREENS / f"{name}.svg"
    kept = path.read_text("utf-8") if path.is_file() else ""
    drawn = PICTURES[name]()
    if drawn != kept:
        changed = unified_diff(_lines(kept), _lines(drawn), "kept", "drawn", n=1, lineterm="")
        told = [f"{path.relative_to(ROOT)} is out of date. Run: {COMMAND}", *changed]
        pytest.fail("\n".join(told), pytrace=False)


@every_picture
def test_a_picture_asks_for_nothing_from_elsewhere(name: str) -> None:
    """GitHub shows it as an image, in which nothing else is loaded."""
    drawn = PICTURES[name]().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "://" not in drawn
    assert "@import" not in drawn
    assert drawn.count("url(") == drawn.count("url(#")


def _lines(svg: str) -> list[str]:
    """The words of a picture, a line of its screen in each."""
    lines: dict[str, str] = {}
    for height, words in re.findall(r'<text [^>]*\by="([^"]*)"[^>]*>([^<]*)<', svg):
        lines[height] = lines.get(height, "") + unescape(words).replace("\xa0", " ")
    return list(lines.values())

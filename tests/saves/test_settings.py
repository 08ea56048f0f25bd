"""Settings are taken as far as they make sense, and kept for every story."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saves.drawn import ANY_JSON

from commune.saves import Settings, Shelf, Unsaved, open_shelf
from commune.saves.settings import (
    OPTIONS,
    Option,
    changed,
    settings_from_json,
    settings_to_json,
)
from commune.values import field_names

_NAMES = st.sampled_from([option.name for option in OPTIONS])
_WIDE = Settings(width=92, theme="none", gentle=True)


def _option(name: str) -> Option:
    return next(option for option in OPTIONS if option.name == name)


@st.composite
def _settings(draw: st.DrawFn) -> Settings:
    settings = Settings()
    for option in OPTIONS:
        listed = st.sampled_from([one for one, _ in option.values])
        numbers = st.integers(option.least, option.most) if option.most else st.nothing()
        settings = changed(settings, option.name, draw(listed | numbers))
    return settings


@given(_settings())
def test_what_was_set_comes_back(settings: Settings) -> None:
    assert settings_from_json(settings_to_json(settings)) == settings


@given(st.text() | ANY_JSON.map(json.dumps))
def test_any_text_gives_settings(text: str) -> None:
    assert isinstance(settings_from_json(text), Settings)


@given(_settings(), _NAMES, ANY_JSON)
def test_a_wrong_value_costs_only_its_own_key(
    settings: Settings, name: str, given_value: object
) -> None:
    content = {**json.loads(settings_to_json(settings)), name: given_value}
    found = settings_from_json(json.dumps(content))
    assert _option(name).allows(_option(name).value_of(found))
    for option in OPTIONS:
        if option.name != name:
            assert option.value_of(found) == option.value_of(settings)


def test_every_setting_is_an_option_and_its_default_is_listed_first_or_allowed() -> None:
    assert {option.name for option in OPTIONS} == set(field_names(Settings))
    for option in OPTIONS:
        assert option.value_of(Settings()) in [one for one, _ in option.values]
        assert all(option.allows(one) for one, _ in option.values)


@given(_NAMES)
def test_going_through_the_values_comes_to_each_and_back(name: str) -> None:
    option = _option(name)
    first = seen = option.values[0][0]
    met = []
    for _ in option.values:
        met.append(seen)
        seen = option.after(seen)
    assert seen == first
    assert met == [one for one, _ in option.values]


@pytest.mark.parametrize(
    ("name", "given_value", "taken"),
    [
        ("width", 40, True),
        ("width", 77, True),
        ("width", 120, True),
        ("width", 39, False),
        ("width", 121, False),
        ("width", 77.0, False),
        ("width", "77", False),
        ("speed", 0, True),
        ("speed", 2000, True),
        ("speed", 2001, False),
        ("speed", -1, False),
        ("speed", False, False),
        ("gentle", True, True),
        ("gentle", 1, False),
        ("theme", "quiet", True),
        ("theme", "mauve", False),
        ("colour", "red", False),
    ],
)
def test_a_value_is_taken_or_left(name: str, given_value: object, *, taken: bool) -> None:
    start = Settings(speed=60)
    found = changed(start, name, given_value)
    assert (found != start) == taken
    assert settings_from_json(json.dumps({name: given_value, "speed ": 1})) == (
        changed(Settings(), name, given_value)
    )


def test_a_value_that_is_not_listed_has_words_and_a_next_one() -> None:
    assert _option("width").words(77) == "77 columns"
    assert _option("width").words(84) == "84 columns"
    assert _option("width").after(77) == 76
    assert _option("speed").words(0) == "at once"
    assert _option("gentle").words(chosen=True) == "on"


def test_settings_are_kept_beside_the_saves_or_in_the_folder_that_was_named(
    tmp_path: Path,
) -> None:
    system = open_shelf("", {"COMMUNE_HOME": str(tmp_path / "home")})
    assert system.set(_WIDE) is None
    assert (tmp_path / "home" / "settings.json").exists()
    assert open_shelf("", {"COMMUNE_HOME": str(tmp_path / "home")}).settings() == _WIDE
    named = open_shelf(str(tmp_path / "named"))
    assert named.settings() == Settings()
    assert named.set(_WIDE) is None
    assert (tmp_path / "named" / "settings.json").exists()
    assert Shelf(tmp_path / "named").settings() == _WIDE


def test_without_a_folder_settings_are_the_usual_ones() -> None:
    assert Shelf(None).settings() == Settings()
    assert isinstance(Shelf(None).set(_WIDE), Unsaved)


def test_settings_that_are_none_at_all_are_set_aside_untouched(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (tmp_path / "settings.json").write_text('{"width": 92,}')
    assert shelf.settings() == Settings()
    assert (tmp_path / "settings.json.broken-1").read_text() == '{"width": 92,}'
    (tmp_path / "settings.json").write_text("[]")
    assert shelf.set(_WIDE) is None
    assert shelf.settings() == _WIDE
    assert (tmp_path / "settings.json.broken-2").read_text() == "[]"

"""A scene engine for branching stories, and the terminal game told with it.

The rooms, lowest first: diagnostics, expressions, model, then loading and engine
side by side, saves, play, and cli on top. Imports go one way, downwards; the
contract stands in ``pyproject.toml`` and is tested.
"""

VERSION = "0.1.0"  # a constant: importlib.metadata costs 45 ms on the way to the first page

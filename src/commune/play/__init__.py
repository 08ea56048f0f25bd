"""The terminal game: a presenter, two views, two ways of asking, and a loop.

The presenter makes typed blocks of a page (`blocks`); `view` draws them, richly or
plainly; `menu` and `plain` ask. A view never decides, and the loop never draws. Before
the first page is painted, nothing is imported that it does not need; plain mode never
imports rich or prompt_toolkit.
"""

from commune.play.app import play

__all__ = ["play"]

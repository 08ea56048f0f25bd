"""The command line: `main` reads the call, one file does each command.

- Exit codes: 0 done, 1 the story or a file at fault, 2 the call is, 130 after Ctrl-C.
- The story goes to standard output, everything else to standard error. What goes to a
  closed pipe ends in silence; what a stream's encoding lacks is replaced.
- `commune` alone never meets the argument parser, and no command imports another's needs.
- `completions/` and `commune.6` are made of the parser: by ``python
  tests/cli/make_completions.py`` and ``python tests/cli/make_man_page.py``.
"""

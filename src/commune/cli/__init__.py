"""The command line: `main` reads the call, one file does each command.

Exit codes: 0 done, 1 the story is at fault, 2 the call is, 130 after Ctrl-C. The story
goes to standard output, everything else to standard error.
"""

"""What is wrong with a call or a file, as a value: a sentence, and the exit code it earns."""

import sys

from commune.values import value

FILE_AT_FAULT, CALL_AT_FAULT, STOPPED = 1, 2, 130  # the last is a shell’s, for Ctrl-C


@value
class Fault:
    """One clear sentence, or several, and an exit code."""

    says: str
    code: int = CALL_AT_FAULT


def told(fault: Fault) -> int:
    """Say a fault on standard error; gives its exit code."""
    sys.stderr.write(f"commune: {fault.says}\n")
    return fault.code


def said(sentence: str) -> None:
    """Say on standard error what is no fault, but should be known."""
    sys.stderr.write(f"commune: {sentence}\n")

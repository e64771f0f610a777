"""What can be wrong with a phrase pattern, and where."""

from __future__ import annotations

from collections.abc import Iterable


class PhraseError(ValueError):
    """A pattern that cannot be used.

    `message` states what is wrong, `offset` is the 0-based place in `pattern` (code points), and `hint`
    says how to mend it; it may be empty.
    """

    def __init__(self, message: str, pattern: str, offset: int, hint: str = "") -> None:
        self.message = message
        self.pattern = pattern
        self.offset = offset
        self.hint = hint
        super().__init__(message, pattern, offset, hint)

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.message} at offset {self.offset} of `{self.pattern}`{hint}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint naming the known name nearest to `name`, or an empty string if none comes near."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""

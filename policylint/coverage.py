"""How much of a document was understood: silence of a detector is not absence from the text."""

from __future__ import annotations

from policylint.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """What may be concluded from finding nothing.

    `language` is an ISO 639-1 code, or "und" if there is too little text to tell. `is_policy` says that
    the title, the file name or a sentence speaks of personal data. `sentences` counts the passages read,
    `understood` those in which a detector recognised something. `unclear` are topics that a damaged part may
    be about: a declaration that could not be understood. `doubt` says why finding nothing proves nothing
    all the same: a cookie notice, terms of use, or too little understood. `other_languages` are those in which the
    document says the same, in parts that were not read.
    """

    language: str
    supported: bool
    is_policy: bool
    sentences: int
    understood: int
    unclear: frozenset[str] = frozenset()
    doubt: str = ""
    other_languages: tuple[str, ...] = ()

    @property
    def absence_is_meaningful(self) -> bool:
        """Whether a rule may report that something was not found."""
        return self.supported and self.is_policy and not self.doubt

    @property
    def reason(self) -> str:
        """Why findings of absence are withheld; empty if they are not."""
        if not self.supported:
            return f"the text is in another language ({self.language}) than the vocabularies"
        if not self.is_policy:
            return "neither title, file name nor its sentences speak of personal data"
        return self.doubt

    def proves_absence(self, topic: str) -> bool:
        """Whether a rule may report that nothing on a topic was found."""
        return self.absence_is_meaningful and topic not in self.unclear

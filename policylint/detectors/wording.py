"""How the words that disclose something say it, and why something does not count: worked out when somebody asks."""

from __future__ import annotations

from policylint.detectors.weighing import (
    ALSO,
    ANSWERED,
    ASKING,
    ELSEWHERE,
    NEGATED,
    QUOTED,
    REFUSED,
    TOO_LITTLE,
    UNTIED,
    Weigher,
)
from policylint.disclosure import Modality, Wording
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.phrases.vocabulary import Entry
from policylint.phrases.words import normalise
from policylint.source import Span

_WHY = {
    QUOTED: "the words stand in a quotation",
    ASKING: "a question discloses nothing",
    REFUSED: "the row of the table says no",
    ANSWERED: "the answer is no",
    ALSO: "the passage also says “{}”",
    UNTIED: "nothing in the passage ties it to the topic, such as {}",
    ELSEWHERE: "the heading or introduction speaks of something else",
    NEGATED: "the words are negated",
    TOO_LITTLE: "“{}” alone does not say it",
}


@dataclass(frozen=True, slots=True)
class Worded(Wording):
    """What an entry matched, from `start` to `end` in a passage: by which trigger, or if it does not count, why (see `weighing.Winner`)."""

    weigher: Weigher
    passage: Passage
    start: int
    end: int
    entry: Entry
    reason: int | tuple[int, int, int]

    def modality(self) -> Modality:
        return self.weigher.stance.modality(normalise(self.passage.text.content), self.start, self.end)

    def focus(self) -> Span:
        passage, end = self.passage, self.end
        own = passage.own
        return passage.text.span(max(self.start, own), end) if end > own else passage.span

    def because(self) -> str:
        sources, reason = self.weigher.vocabulary.patterns.sources, self.reason
        if isinstance(reason, int):
            return f"{self.entry.family}: “{sources[reason]}”"
        why, start, end = reason
        if why == UNTIED:
            from policylint.phrases.example import spelled_out

            return _WHY[why].format(spelled_out(sources[start]))
        if why == TOO_LITTLE:
            start, end = self.start, self.end
        return _WHY[why].format(self.passage.text.content[start:end])

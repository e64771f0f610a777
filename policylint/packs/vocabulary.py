"""More ways of saying something that a pack brings: vocabulary files in English, beside the vocabulary that ships."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from policylint.config.problems import ConfigProblem
from policylint.detector import Recogniser
from policylint.detectors.english import ENGLISH
from policylint.detectors.phrasal import PhrasalDetector
from policylint.language import Language
from policylint.phrases.vocabulary import Vocabulary, VocabularyError


class PackDetector(PhrasalDetector):
    """Recognises what the vocabulary files of a pack describe. They may use the classes of the English vocabulary."""

    def __init__(self, language: Language, folder: str, pack: str) -> None:
        super().__init__(language)
        self.name = f"pack-{pack}"
        self.folder = folder

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The pack's patterns, compiled at the first use. Raises VocabularyError."""
        from policylint.phrases.reading import read, read_classes

        language = self.language
        return read(
            Path(self.folder), forms=language.forms, inflections=language.inflections, base=read_classes()
        )


def pack_detectors(folder: Path, pack: str, problems: list[ConfigProblem]) -> tuple[Recogniser, ...]:
    """The detector of a pack's vocabulary, if it has one; what is wrong with that is added to `problems`."""
    if not any(folder.glob("*.toml")):
        return ()
    detector = PackDetector(ENGLISH, str(folder), pack)
    try:
        detector.vocabulary  # noqa: B018 - compiled now, so that mistakes are told before anything runs
    except VocabularyError as error:
        problems += [
            ConfigProblem(str(folder / one.file), one.line, "", one.message, one.hint)
            for one in error.problems
        ]
    return (detector,)

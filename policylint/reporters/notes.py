"""What readers of a report are told beside the findings: which laws a policy was not held against, and which version of it was read."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.coverage import Coverage
from policylint.diagnostics import Unasked
from policylint.reporters.places import why_unasked
from policylint.reporters.terminal import one_line

_LANGUAGES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lb": "Luxembourgish",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian",
    "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "ta": "Tamil",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""English names of ISO 639-1 codes, as Unicode CLDR has them: https://cldr.unicode.org."""


def language_name(code: str) -> str:
    """A language in words; its code, where no name is known."""
    return _LANGUAGES.get(code, one_line(code))


_PLUGINS = {"de": "policylint-german"}
"""Plugins that bring a vocabulary, by its language."""


def withheld(coverage: Coverage) -> str:
    """Why nothing is reported as missing, with what helps against it, if anything is known to; empty if something may be."""
    return "; ".join(filter(None, (coverage.reason, vocabulary_help(coverage))))


def vocabulary_help(coverage: Coverage) -> str:
    """How to get a vocabulary for a text in a language that has none here, without the full stop; empty for others."""
    if coverage.supported:
        return ""
    name = language_name(coverage.language)
    if plugin := _PLUGINS.get(coverage.language):
        return f"install the plugin {plugin} to have {name} read"
    return f"a plugin can bring a vocabulary for {name} (see docs/how-to/add-a-language.md)"


def versions_note(coverage: Coverage, of: str = "") -> str:
    """Which version is judged `of` a file that says the same in several languages, as a sentence without its full stop."""
    others = [language_name(code) for code in coverage.other_languages]
    them = "the one" if len(others) == 1 else "those"
    whose = f" of {of}" if of else ""
    return f"only the version{whose} in {language_name(coverage.language)} is judged, not {them} in {listed(others)}"


def unasked_note(unasked: Unasked, path: str) -> str:
    """Why the policy at `path` was not held against some laws, and which: the reason first; without the last full stop."""
    laws = listed([one_line(name) for name in unasked.frameworks])
    told = f"{why_unasked(unasked, path)}, so it was not held against {laws}"
    return f"{told}. Whether that statement is true, no text shows" if unasked.text else told


def listed(names: Sequence[str]) -> str:
    """Names in a row, the last after "and"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def sentence(note: str) -> str:
    """A note that stands alone."""
    return f"{note[:1].upper()}{note[1:]}."

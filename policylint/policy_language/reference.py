"""The reference of the policy language, written from its schema and its vocabulary.

`python -m policylint.policy_language.reference FILE` renews what stands between the marks in a page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from policylint.frontends.policy.schema import ROOT, Form, Slot, forms
from policylint.terms import all_terms

_PLACEHOLDERS = {"text": '"text"', "group": "GROUP", "<measure>": "MEASURE"}
_TITLES = {
    "data": "Categories of data", "purpose": "Kinds of purpose", "recipient": "Categories of recipients",
    "role": "Roles of recipients", "basis": "Legal bases", "condition": "Conditions of Art. 9 GDPR", "right": "Rights",
    "safeguard": "Safeguards", "measure": "Security measures", "consent": "Forms of consent",
    "channel": "Channels", "disposal": "What happens to data", "source": "Sources of data", "event": "Events",
    "audience": "Audiences",
}  # fmt: skip
"""The vocabularies that statements take, in the order of the page."""

_MARKED = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def usage(form: Form) -> str:
    """How a statement is written: capitals stand for values, "?" for what may be left out."""
    parts = [form.word, *(_slot(slot) for slot in form.takes)]
    for word, slots in form.modifiers:
        parts.append(f"({' '.join([word, *(_slot(slot) for slot in slots)])})?")
    if form.block:
        parts.append("{ … }")
    written = " ".join(parts)
    return f"{written} | {form.word} none" if form.none and form.takes != _answer("none") else written


def _answer(word: str) -> tuple[Slot, ...]:
    return (Slot("answer", (f"'{word}'",)),)


def _slot(slot: Slot) -> str:
    alternatives = " | ".join(_kind(kind) for kind in slot.kinds)
    single = len(slot.kinds) == 1
    if slot.listed:
        written = f"[{alternatives if single else f'({alternatives})'}, …]"
    else:
        written = alternatives if single or slot.optional else f"({alternatives})"
        written = f"{written}, …" if slot.many else written
    return f"({written})?" if slot.optional else written


def _kind(kind: str) -> str:
    return _PLACEHOLDERS.get(kind, kind.strip("'") if kind.startswith("'") else kind.strip("<>").upper())


def statements() -> str:
    """Every statement, block by block: how it is written, what it means, an example, the topics it discloses."""
    lines: list[str] = []
    for within, block in forms().items():
        title = "The file" if not within else f"In `{within}`"
        lines += [f"### {title}", ""]
        for form in block.values():
            lines += [
                f"- `{usage(form)}`{' (repeats)' if form.repeats else ''}  ",
                f"  {form.doc}{_topics(form)}  ",
            ]
            lines += [f"  Example: `{form.example}`"]
        lines.append("")
    return "\n".join(lines)


def _topics(form: Form) -> str:
    if not form.topics or form.word == ROOT:
        return ""
    return f" Discloses {', '.join(f'`{topic}`' for topic in form.topics)}."


def vocabularies() -> str:
    """Every vocabulary that a statement takes, with the meaning of each term."""
    lines: list[str] = []
    for kind, title in _TITLES.items():
        named = [f"`{term.id}` {term.label}" for term in all_terms()[kind].values()]
        lines += [f"### {title}", "", "; ".join(named) + ".", ""]
    return "\n".join(lines)


def renewed(page: str) -> str:
    """A page with its generated parts as they should be."""
    parts = {"statements": statements, "vocabularies": vocabularies}
    return _MARKED.sub(lambda found: found[1] + "\n" + parts[found[2]]() + found[3], page)


def main() -> None:
    """Renew the page named on the command line."""
    path = Path(sys.argv[1])
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

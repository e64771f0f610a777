"""Stores every table that ships as JSON: `python -m policylint.tables.build`, after a change to a TOML file."""

from __future__ import annotations

from pathlib import Path

from policylint.tables import stored_form

_ROOT = Path(__file__).parent.parent


def shipped() -> list[str]:
    """The names of all tables but the vocabularies, which have a compiler of their own."""
    found = (path.relative_to(_ROOT) for path in _ROOT.rglob("*.toml"))
    return sorted(path.with_suffix("").as_posix() for path in found if path.parts[0] != "vocabulary")


def main() -> None:
    """Store every table."""
    for name in shipped():
        (_ROOT / f"{name}.json").write_text(stored_form(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

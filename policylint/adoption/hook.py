"""The pre-commit hook, as a new file or added to one that exists.

The hook installs policylint from the package index at the version that wrote it, so it needs to know no repository.
"""

from __future__ import annotations

import re
from itertools import pairwise

_NEW = "# See https://pre-commit.com\nrepos:\n"
_ENTRY = """\
- repo: local
  hooks:
    - id: policylint
      name: policylint
      entry: policylint check
      language: python
      additional_dependencies: ["policylint=={version}"]
      pass_filenames: false
      {when}
"""
_QUOTED = re.compile(
    r"""(?:^|(?<=[\s\[{,]))(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*(?:''[^']*)*'|\#.*)""", re.MULTILINE
)
_NEXT = re.compile(r"[^ \t\r\n#>|\[\]{},&*!%@`].*:(?:\s|$)|---|\.\.\.")
_QUOTE = re.compile(r"""(?:^|(?<=[\s\[{,]))["']""", re.MULTILINE)
_BY_NAME = r"files: (?i)privacy|policylint|\.policy$|pyproject\.toml$"
_ALWAYS = "always_run: true"


class HookError(ValueError):
    """A file that nothing can be added to safely; the message says why."""


def new_hook(version: str, by_name: bool) -> str:
    """A `.pre-commit-config.yaml` with our hook."""
    return _NEW + hook_entry(version, "  ", by_name)


def hook_entry(version: str, indent: str, by_name: bool) -> str:
    """Our item of the list `repos`; with `by_name` it runs only where files change whose names say that they are policies."""
    text = _ENTRY.format(version=version, when=_BY_NAME if by_name else _ALWAYS)
    return "".join(f"{indent}{line}\n" for line in text.splitlines())


def with_hook(text: str, version: str, by_name: bool) -> str:
    """A `.pre-commit-config.yaml` with our hook after its last repository; nothing else of it changes.

    Raises HookError if it names policylint already, or is not laid out so that a list `repos` can be seen to grow.
    """
    if "policylint" in text:
        raise HookError("it names policylint already")
    lines = text.splitlines(keepends=True)
    start = next((index for index, line in enumerate(lines) if re.match(r"repos:\s*(#.*)?$", line)), None)
    if start is None:
        raise HookError("it has no list `repos` in block form")
    if sum(re.match(r"[\"']?repos[\"']?\s*:", line) is not None for line in lines) > 1:
        raise HookError("it has more than one list `repos`")
    end = next(
        (
            index
            for index in range(start + 1, len(lines))
            if re.match(r"[^ \t\r\n#-]|-[^ \t\r\n]", lines[index])
        ),
        len(lines),
    )
    items = [match[1] for line in lines[start + 1 : end] if (match := re.match(r"( *)- ", line))]
    if not items:
        raise HookError("its list `repos` is empty or in another form")
    if any("\t" in line for line in lines) or any(len(b) < len(items[0]) for _, b in pairwise(items)):
        raise HookError("its indentation is unusual")
    if _is_open("".join(lines[start + 1 : end])) or not all(map(_NEXT.match, lines[end : end + 1])):
        raise HookError("something in its list `repos` goes on at the margin")
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    return "".join([*lines[:end], hook_entry(version, items[0], by_name), *lines[end:]])


def _is_open(text: str) -> bool:
    """Whether a quoted string or a bracket has not ended by the end of a text, as far as can be told without reading YAML."""
    bare = _QUOTED.sub("", text)
    return _QUOTE.search(bare) is not None or len(re.findall(r"[\[{]", bare)) != len(
        re.findall(r"[\]}]", bare)
    )

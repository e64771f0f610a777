"""policylint: a linter for privacy policies.

    import policylint

    report = policylint.check_text(text, frameworks=["gdpr"])
    for diagnostic in report.diagnostics:
        print(diagnostic.line, diagnostic.rule, diagnostic.message)

What is listed in `__all__` is the stable Python API; it is loaded when it is first asked for.
"""

TYPE_CHECKING = (
    False  # as `typing` has it: nothing is imported here, for `__main__` to look to the import path first
)
if TYPE_CHECKING:
    from policylint.api import IncompleteError, Linter, assess, check_paths, check_text, disclosures, render
    from policylint.config.problems import ConfigError
    from policylint.decisions import UnknownNameError
    from policylint.diagnostics import Citation, Diagnostic, Finding, Fix
    from policylint.disclosure import Attribute, Disclosure
    from policylint.frameworks.problems import FrameworkError
    from policylint.law.facts import FactError
    from policylint.law.requirements import Assessment
    from policylint.reporter import Failure, Report
    from policylint.source import Source, Span

_MODULES = {
    "api": ("IncompleteError", "Linter", "assess", "check_paths", "check_text", "disclosures", "render"),
    "config.problems": ("ConfigError",),
    "decisions": ("UnknownNameError",),
    "diagnostics": ("Citation", "Diagnostic", "Finding", "Fix"),
    "disclosure": ("Attribute", "Disclosure"),
    "frameworks.problems": ("FrameworkError",),
    "law.facts": ("FactError",),
    "law.requirements": ("Assessment",),
    "reporter": ("Failure", "Report"),
    "source": ("Source", "Span"),
}

__all__ = [
    "Assessment",
    "Attribute",
    "Citation",
    "ConfigError",
    "Diagnostic",
    "Disclosure",
    "FactError",
    "Failure",
    "Finding",
    "Fix",
    "FrameworkError",
    "IncompleteError",
    "Linter",
    "Report",
    "Source",
    "Span",
    "UnknownNameError",
    "__version__",
    "assess",
    "check_paths",
    "check_text",
    "disclosures",
    "render",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"policylint.{module}"), name)
    raise AttributeError(f"module 'policylint' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

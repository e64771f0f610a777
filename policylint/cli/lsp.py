"""`policylint lsp`: the language server."""

from __future__ import annotations

import os
import sys
from datetime import date
from functools import partial
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Any

import click

from policylint.cli.configuration import plan_of
from policylint.cli.known import baseline_options, known_of
from policylint.cli.options import FAILED, IsoDate, complain
from policylint.cli.selection import judging_options

if TYPE_CHECKING:
    from policylint.running.session import Session


@click.command("lsp")
@judging_options
@baseline_options
@click.option(
    "--today",
    type=IsoDate(),
    default=None,
    help="The date for rules about dates. [default: that of each check]",
)
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, as it does anyway.")
def command(stdio: bool, **options: Any) -> None:
    """Show findings in an editor while one types: a server of the Language Server Protocol on standard input and output.

    Editors start it. The configuration closest to each file holds, and the baseline, as for `policylint check` in the folder that the editor has open;
    the options are `check`'s, and paths in them count from that folder. Standard error is its log.
    """
    if find_spec("pygls") is None:
        complain("the language server needs pygls: pip install 'policylint[lsp]'")
        sys.exit(FAILED)
    import logging
    import signal

    from policylint.language_server.serving import serve

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="policylint: %(message)s")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # what reads would not be interrupted
    incoming, outgoing = _streams()
    sys.exit(serve(partial(_session, options), partial(known_of, options), incoming, outgoing))


def _session(options: dict[str, Any]) -> Session:
    """What the options ask for in the working folder. Raises ValueError for what they say wrongly."""
    from policylint.request.loading import Request
    from policylint.running.session import open_session

    request = Request((), options["today"] or date.today(), as_of=options["as_of"])
    return open_session(plan_of(options), request, plugins=options["plugins"], packs=options["packs"])


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for messages alone: what a plugin prints, or a program that it starts, goes to standard error."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")

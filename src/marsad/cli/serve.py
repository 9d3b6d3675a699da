"""The command that serves releases: no store, no key, no settings of a monitor."""

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.place import FolderOption, folder_of
from marsad.cli.screen import hint
from marsad.errors import OperatorError


def serve(  # long: its parameters are the command's options
    context: typer.Context,
    releases: Annotated[
        Path | None,
        typer.Argument(
            help="A folder of releases (default: the monitor's own).",
            show_default=False,
        ),
    ] = None,
    folder: FolderOption = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 is every one.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8000,
    base_url: Annotated[
        str | None,
        typer.Option(
            help="The address readers use, as in https://monitor.example.org; links "
            "begin with it.",
            show_default=False,
        ),
    ] = None,
    rate: Annotated[
        float,
        typer.Option(
            min=0, help="Requests a second from one address in the long run; 0: any."
        ),
    ] = 20.0,
    burst: Annotated[
        int, typer.Option(min=1, help="Requests from one address at once.")
    ] = 200,
    trust_proxy: Annotated[
        bool,
        typer.Option(
            "--trust-proxy",
            help="Take readers' addresses from X-Forwarded-For: only behind a proxy "
            "that writes it.",
        ),
    ] = False,
    cache: Annotated[
        Path | None,
        typer.Option(help="Where indexes are kept (default: the user's cache)."),
    ] = None,
    audience: Annotated[
        list[str] | None,
        typer.Option(
            help="Serve releases made for this audience; public ones if not given."
        ),
    ] = None,
) -> None:
    """Serve releases on the web: site, API, features, feeds, search. Reads releases
    and nothing else, and notices a new one."""
    from marsad.settings import cache_folder
    from marsad.web.public.options import PUBLIC, Options
    from marsad.web.public.serve import serve as run
    from marsad.web.public.shelf import check_folder

    out = releases or folder_of(context, folder) / "releases"
    where = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:16]
    options = Options(
        releases=out,
        cache=cache or cache_folder() / "serve" / where,
        base_url=_address(base_url),
        audiences=tuple(audience) if audience else PUBLIC,
        rate=rate,
        burst=burst,
        trust_proxy=trust_proxy,
    )
    check_folder(out, options.audiences)
    hint(f"serving {out} at http://{host}:{port}/ (Ctrl-C stops)")
    run(options, host, port)


def _address(given: str | None) -> str | None:
    """The address without the slash at its end.

    Raises:
        OperatorError: it is no address.
    """
    if given is None:
        return None
    if not given.startswith(("http://", "https://")) or any(c in given for c in " ?#"):
        raise OperatorError(
            f"--base-url {given!r}: give it as https://host or with a path"
        )
    return given.rstrip("/")


def register(app: typer.Typer) -> None:
    """Put the command on the command line."""
    app.command()(serve)

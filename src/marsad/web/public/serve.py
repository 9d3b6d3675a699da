"""Runs the server until it is told to stop."""

from marsad.web.public.options import Options
from marsad.web.public.shelf import check_folder

AT_ONCE = 512
"""Connections held at once; the next are told to come back."""
LONGEST_HEAD = 16_384
"""Bytes of a request before its end; more closes the connection."""
IDLE = 15
"""Seconds that a connection may stay open with nothing asked."""


def serve(options: Options, host: str, port: int) -> None:
    """Serve a folder of releases.

    Nothing is logged of readers: who looks at what in a war is nobody's business, and
    what is not written cannot be seized.

    Raises:
        OperatorError: the folder cannot or must not be served.
    """
    import uvicorn

    from marsad.web.public.app import make_app

    check_folder(options.releases, options.audiences)
    uvicorn.run(
        make_app(options),
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        log_level="warning",
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=IDLE,
        limit_concurrency=AT_ONCE,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )

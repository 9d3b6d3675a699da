"""What goes wrong, told in one form (RFC 9457): the one table from error to status."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from marsad.errors import OperatorError
from marsad.web.public.answers import PROBLEM, to_json
from marsad.web.public.index.read import TooLong
from marsad.web.public.keeper import NotReady

SOON = "5"
"""Seconds after which to ask again."""


class Refused(Exception):
    """A request that gets no answer, with what the reader is told."""

    def __init__(
        self,
        status: int,
        detail: str,
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers
        self.more = more


def problem(
    status: int, detail: str, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """A problem as RFC 9457 has it."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    given = {"cache-control": "no-store", **(headers or {})}
    return Response(to_json(told), status, given, media_type=PROBLEM)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return problem(error.status, error.detail, error.headers, **error.more)


def _invalid(request: Request, error: Exception) -> Response:
    """400 where OGC API Features says so, 422 in the rest."""
    assert isinstance(error, RequestValidationError)
    status = 422 if request.url.path.startswith("/api/") else 400
    found = [
        {"parameter": str([*one["loc"], ""][1]), "detail": str(one["msg"])}
        for one in error.errors()
    ]
    named = ", ".join(sorted({one["parameter"] for one in found}))
    return problem(status, f"not as it should be: {named}", errors=found)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = {404: "There is nothing at this address."}
    detail = told.get(error.status_code, str(error.detail))
    return problem(error.status_code, detail, dict(error.headers or {}))


def _not_ready(request: Request, error: Exception) -> Response:
    return problem(
        503, "No release is ready yet: ask again soon.", {"retry-after": SOON}
    )


def _too_long(request: Request, error: Exception) -> Response:
    return problem(
        503, "This question takes too long: ask for less.", {"retry-after": SOON}
    )


def _broken(request: Request, error: Exception) -> Response:
    return problem(503, "The release cannot be read just now.", {"retry-after": "60"})


def _fault(request: Request, error: Exception) -> Response:
    return problem(500, "A fault of the server's own; please tell us.")


def register(app: FastAPI) -> None:
    """Have errors told in this form."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(NotReady, _not_ready)
    app.add_exception_handler(TooLong, _too_long)
    app.add_exception_handler(OperatorError, _broken)
    app.add_exception_handler(Exception, _fault)

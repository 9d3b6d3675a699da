"""The application: every route over one folder of releases, behind one guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from marsad import __version__
from marsad.web.public import problems
from marsad.web.public.answers import Body, answer, to_json
from marsad.web.public.api import details as api_details
from marsad.web.public.api import routes as api
from marsad.web.public.documents import openapi
from marsad.web.public.features import routes as features
from marsad.web.public.features.describe import OPENAPI
from marsad.web.public.feeds import routes as feeds
from marsad.web.public.guard import Guard
from marsad.web.public.keeper import Keeper
from marsad.web.public.options import Options
from marsad.web.public.site import routes as site

THREADS = 8
"""Questions answered at once; SQLite and Python gain nothing from more."""


def make_app(options: Options) -> Guard:
    """The server over `options.releases`, guarded."""
    keeper = Keeper(options)
    return Guard(make_routes(options, keeper), options, keeper)


def make_routes(options: Options, keeper: Keeper) -> FastAPI:
    """All routes; it begins to index when it starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        from anyio.to_thread import current_default_thread_limiter

        current_default_thread_limiter().total_tokens = THREADS
        keeper.start()
        yield

    # What a reader looked at goes to no collector, whatever the environment says.
    silent: Any = dict.fromkeys(
        ("tracing", "metrics", "logs", "operation_spans", "auto_configure"), False
    )
    app = FastAPI(
        telemetry=silent,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.options = options
    app.state.keeper = keeper
    problems.register(app)
    app.include_router(site.front)
    app.include_router(features.router)
    app.include_router(api.router)
    app.include_router(api_details.router)
    app.include_router(feeds.router)
    definition = to_json(openapi(app, __version__))

    @app.get("/openapi.json", include_in_schema=False)
    def defined(request: Request) -> Response:
        """The API's definition."""
        return answer(request, Body(definition, OPENAPI, None))

    app.include_router(site.router)
    return app

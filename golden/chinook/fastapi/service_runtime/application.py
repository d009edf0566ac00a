"""The application that serves a service."""

import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from service_runtime.callers import Authenticator
from service_runtime.database import Database
from service_runtime.docs import CONTENT_SECURITY_POLICY, docs_page
from service_runtime.logs import Logger, make_logger
from service_runtime.metrics import CONTENT_TYPE, Metrics
from service_runtime.migrations import Migration, Migrator
from service_runtime.pipeline import Pipeline
from service_runtime.rates import RateCounter, RateLimiter
from service_runtime.responses import JSONResponse
from service_runtime.routing import RouteTable, ServiceRouter
from service_runtime.settings import ServiceSettings
from service_runtime.shared_rates import RedisStore, SharedRates


class Service(ABC):
    """A service as applications serve it and its command runs it."""

    name: ClassVar[str]
    version: ClassVar[str]
    openapi: ClassVar[bytes]
    """The description of the API, an OpenAPI document as JSON."""
    validation_status: ClassVar[int] = 422
    """The HTTP status of a body that breaks a rule: 422, or 400."""
    migrations: ClassVar[Sequence[Migration]]

    authenticator: Authenticator | None = None
    """What tells who is asking, where anybody signs in."""
    jwks: Callable[[], Mapping[str, Any]] | None = None
    """The public keys that its access tokens can be verified with."""

    database: Database
    routers: Sequence[APIRouter]
    middleware: Sequence[Middleware] = ()

    @property
    def migrator(self) -> Migrator:
        """What brings the database along its history."""
        return Migrator(self.migrations, self.database)

    @abstractmethod
    async def seed(self) -> str:
        """Fills an empty database with rows to look at and says in a line what it did."""


def serve(
    service: Service,
    settings: ServiceSettings,
    logger: Logger | None = None,
    *,
    clock: Callable[[], int] = time.monotonic_ns,
) -> FastAPI:
    """The application of a service; it opens the database when it starts. Where no Redis counts, the windows of a
    rate limit go by the clock.
    """
    logger = logger or make_logger(settings.log_level, settings.log_format)
    if service.authenticator is not None:
        service.authenticator.start()
    metrics = Metrics(has_rate_limit=settings.rate_limit is not None, has_shared_rates=settings.redis_url is not None)
    counter = _rate_counter(service.name, settings, metrics, logger, clock)
    app = FastAPI(
        title=service.name,
        version=service.version,
        # The description is made from the spec, and served as it is.
        openapi_url=None,
        # The pipeline explains them, in the words of the API.
        exception_handlers={HTTPException: _raise, RequestValidationError: _raise},
        middleware=[
            Middleware(
                Pipeline,
                table=RouteTable(service.routers, _operations(service, settings, metrics, logger)),
                settings=settings,
                validation_status=service.validation_status,
                metrics=metrics,
                logger=logger,
                authenticator=service.authenticator,
                realm=service.name,
                counter=counter,
            ),
            *service.middleware,
        ],
    )
    app.state.service = service

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await service.database.open()
        if settings.migrate_on_start:
            for migration in await service.migrator.up():
                logger.info(f"applied migration {migration.name}")
        yield
        if counter is not None:
            await counter.close()
        await service.database.close()

    app.router = ServiceRouter(lifespan=lifespan)
    return app


def _rate_counter(
    name: str, settings: ServiceSettings, metrics: Metrics, logger: Logger, clock: Callable[[], int]
) -> RateCounter | None:
    """What counts requests, where they have a limit."""
    limit = settings.rate_limit
    if limit is None:
        return None
    if settings.redis_url is None:
        return RateLimiter(limit, clock)
    store = RedisStore(settings.redis_url)
    return SharedRates(limit, name, store, count_uncounted=metrics.record_rate_uncounted, logger=logger)


def _operations(service: Service, settings: ServiceSettings, metrics: Metrics, logger: Logger) -> APIRouter:
    """What operates the service rather than its data."""
    router = APIRouter()

    @router.get("/health/live")
    async def live() -> Response:
        return JSONResponse({"status": "ok"})

    @router.get("/health")
    @router.get("/health/ready")
    async def ready() -> Response:
        try:
            await service.database.check()
        except Exception as error:
            logger.error("the service is not ready", error=str(error))
            return JSONResponse({"status": "unavailable"}, 503)
        return JSONResponse({"status": "ok"})

    if service.jwks is not None:
        keys = service.jwks

        @router.get("/.well-known/jwks.json")
        async def jwks() -> Response:
            return JSONResponse(keys(), headers={"Cache-Control": "public, max-age=300"})

    if settings.docs:
        page = docs_page(service.name)

        @router.get("/openapi.json")
        async def openapi() -> Response:
            return Response(service.openapi, media_type="application/json")

        @router.get("/docs", response_class=HTMLResponse)
        async def docs() -> Response:
            return HTMLResponse(page, headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY})

    @router.get("/metrics", response_class=PlainTextResponse)
    async def numbers() -> Response:
        return PlainTextResponse(metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    return router


async def _raise(request: Request, error: Exception) -> Response:
    raise error

"""What surrounds every request, in this order: its id, its route, its size, its answer or refusal, compression,
conditions, the rate limit's headers, CORS, security headers, metrics and the log.
"""

import asyncio
import secrets
import time
import zlib
from collections.abc import Sequence

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service_runtime import errors, responses
from service_runtime.callers import AUTHENTICATOR, Authenticator
from service_runtime.errors import STATUSES, ErrorDetail, ServiceError
from service_runtime.etags import Precondition, compressed
from service_runtime.logs import Logger
from service_runtime.metrics import Metrics
from service_runtime.rates import VISIT, Headers, RateCounter, Visit, client_of
from service_runtime.requests import LIMIT
from service_runtime.routing import MATCH, Match, RouteTable
from service_runtime.settings import ServiceSettings

_SECURITY = [
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
]
_ALLOWED_HEADERS = b"Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-ID"
_RATE_HEADERS = b"RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset, Retry-After, "
_COMPRESSED_FROM = 1024
# Between speed and size for JSON of some kilobytes; the default costs twice the time for a tenth less.
_COMPRESSION_LEVEL = 4
_HEADERS_LIMIT = 32 << 10
_ID_CHARACTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


class Pipeline:
    """The middleware around all others."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        table: RouteTable,
        settings: ServiceSettings,
        validation_status: int,
        metrics: Metrics,
        logger: Logger,
        authenticator: Authenticator | None = None,
        realm: str = "",
        counter: RateCounter | None = None,
    ) -> None:
        self._app = app
        self._table = table
        self._settings = settings
        self._validation_status = validation_status
        self._metrics = metrics
        self._logger = logger
        self._authenticator = authenticator
        self._challenge = f'Bearer realm="{realm}"'
        self._counter = counter
        self._cors = CORSPolicy(settings.cors_origins, counter is not None) if settings.cors_origins else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        exchange = Exchange(scope, send, self._cors)
        if self._authenticator is not None:
            scope[AUTHENTICATOR] = self._authenticator
        match = self._table.match(exchange.method, scope["raw_path"])
        scope[MATCH] = match
        scope[LIMIT] = self._settings.body_limit
        exchange.is_judged = match is not None and match.is_judged
        if self._counter is not None and _is_limited(exchange.method, match):
            peer = scope.get("client")
            client = client_of(None if peer is None else peer[0], scope["headers"], self._settings.trusted_proxies)
            exchange.visit = scope[VISIT] = Visit(client, self._counter, self._metrics.record_rate_limited)
        if exchange.is_preflight and self._cors is not None and match is not None:
            await exchange.answer(204, [(b"allow", match.endpoint.allow.encode()), *self._cors.preflight(match)])
        else:
            await self._respond_or_explain(exchange, match, receive)
        seconds = time.perf_counter() - start
        route = "" if match is None else match.endpoint.template
        self._metrics.record(exchange.method, route, exchange.status, seconds)
        # A query can hold what does not belong in a log, so only the path is written.
        self._logger.info(
            "request",
            request_id=exchange.id,
            method=exchange.method,
            path=scope["raw_path"].decode("latin-1"),
            route=route,
            status=exchange.status,
            bytes=exchange.length,
            microseconds=int(seconds * 1_000_000),
        )

    async def _respond_or_explain(self, exchange: "Exchange", match: Match | None, receive: Receive) -> None:
        try:
            async with asyncio.timeout(self._settings.request_timeout):
                self._check_size(exchange)
                await self._dispatch(exchange, match, receive)
            return
        except ServiceError as error:
            refusal = error
        except RequestValidationError as error:
            refusal = _explained(error)
        except HTTPException as error:
            refusal = _named(error)
        except TimeoutError:
            self._logger.error("a request was not answered in time", request_id=exchange.id)
            refusal = errors.internal(exchange.id)
        except Exception as error:
            self._logger.error("unexpected error", request_id=exchange.id, error=repr(error), exc_info=error)
            refusal = errors.internal(exchange.id)
        if refusal.code == "unauthenticated":
            # The challenge names the service, which what refuses need not know.
            challenge = ", ".join(filter(None, [self._challenge, refusal.challenge]))
            refusal.headers = {"WWW-Authenticate": challenge, **refusal.headers}
        if exchange.has_begun:
            raise ConnectionError("the answer ended early")
        await responses.error(refusal, self._validation_status)(exchange.scope, receive, exchange.send)

    def _check_size(self, exchange: "Exchange") -> None:
        length = exchange.header(b"content-length")
        if length.isdigit() and int(length) > self._settings.body_limit:
            exchange.closes = True
            raise errors.too_large(self._settings.body_limit)
        if sum(len(name) + len(value) for name, value in exchange.scope["headers"]) > _HEADERS_LIMIT:
            raise ServiceError("too_large", "The address or the headers are too long.")

    async def _dispatch(self, exchange: "Exchange", match: Match | None, receive: Receive) -> None:
        if match is None:
            raise errors.not_found()
        if match.route is None:
            if exchange.method != "OPTIONS":
                raise errors.method_not_allowed(match.endpoint.allow)
            await exchange.answer(204, [(b"allow", match.endpoint.allow.encode())])
            return
        if match.is_json and not _accepts(exchange.header(b"accept").decode("latin-1").lower()):
            raise errors.not_acceptable()
        scope = {**exchange.scope, "method": "GET"} if exchange.method == "HEAD" else exchange.scope
        await self._app(scope, receive, exchange.send)


class Exchange:
    """One request and its answer, which is completed on its way out."""

    __slots__ = (
        "_cors",
        "_headers",
        "_send",
        "_start",
        "closes",
        "has_begun",
        "id",
        "is_judged",
        "length",
        "method",
        "scope",
        "status",
        "visit",
    )

    def __init__(self, scope: Scope, send: Send, cors: "CORSPolicy | None") -> None:
        self.scope = scope
        self.method: str = scope["method"]
        self._send = send
        self._cors = cors
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        given = self.header(b"x-request-id")
        is_sane = 0 < len(given) <= 128 and _ID_CHARACTERS.issuperset(given)
        self.id = given.decode() if is_sane else secrets.token_hex(8)
        self._start: Message | None = None
        self.has_begun = False
        self.closes = False
        self.is_judged = False
        self.status = 0
        self.length = 0
        self.visit: Visit | None = None

    def header(self, name: bytes) -> bytes:
        return self._headers.get(name, b"")

    @property
    def is_preflight(self) -> bool:
        return self.method == "OPTIONS" and b"access-control-request-method" in self._headers

    async def answer(self, status: int, headers: Headers) -> None:
        """Answers without a body."""
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": b""})

    async def send(self, message: Message) -> None:
        """Takes an answer's messages; the head waits for the first of the body, which it says something about."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        if self._start is not None:
            body: bytes = message.get("body", b"")
            is_whole = not message.get("more_body", False)
            rate = [] if self.visit is None else await self.visit.headers()
            status, headers, body = self._completed(self._start["status"], self._start["headers"], body, is_whole, rate)
            self._start = None
            self.status = status
            self.has_begun = True
            await self._send({"type": "http.response.start", "status": status, "headers": headers})
            message = {"type": "http.response.body", "body": body, "more_body": not is_whole}
        self.length += len(message.get("body", b""))
        await self._send(message)

    def _completed(
        self, status: int, headers: Headers, body: bytes, is_whole: bool, rate: Headers
    ) -> tuple[int, Headers, bytes]:
        if self.method == "HEAD":
            body = b""
        elif is_whole and len(body) >= _COMPRESSED_FROM:
            headers, body = self._compressed(headers, body)
        if status == 200 and self.method in ("GET", "HEAD"):
            status, headers, body = self._conditioned(headers, body)
        headers = [*headers, *rate]
        if self.is_judged:
            headers = [*headers, (b"vary", b"Authorization")]
        if self._cors is not None:
            headers = [*headers, *self._cors.headers(self.header(b"origin"))]
        names = {name for name, _ in headers}
        headers = [*headers, *(field for field in _SECURITY if field[0] not in names)]
        if self.closes:
            headers.append((b"connection", b"close"))
        headers.append((b"x-request-id", self.id.encode()))
        return status, headers, body

    def _compressed(self, headers: Headers, body: bytes) -> tuple[Headers, bytes]:
        fields = dict(headers)
        type_ = fields.get(b"content-type", b"")
        if b"content-encoding" in fields or not type_.startswith((b"application/json", b"text/")):
            return headers, body
        headers = [*headers, (b"vary", b"Accept-Encoding")]
        if not _accepts_gzip(self.header(b"accept-encoding").decode("latin-1").lower()):
            return headers, body
        # 31 asks for gzip instead of zlib's own wrapping.
        compressor = zlib.compressobj(_COMPRESSION_LEVEL, zlib.DEFLATED, 31)
        body = compressor.compress(body) + compressor.flush()
        replaced = {b"content-length": str(len(body)).encode()}
        if (tag := fields.get(b"etag")) is not None:
            # What differs in its bytes must differ in a strong tag.
            replaced[b"etag"] = compressed(tag.decode("latin-1")).encode("latin-1")
        headers = [(name, replaced.get(name, value)) for name, value in headers]
        return [*headers, (b"content-encoding", b"gzip")], body

    def _conditioned(self, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        tag = next((value for name, value in headers if name == b"etag"), None)
        if tag is None:
            return 200, headers, body
        conditions = [self._headers.get(name) for name in (b"if-match", b"if-none-match")]
        precondition = Precondition(*(None if value is None else value.decode("latin-1") for value in conditions))
        match precondition.of_answer(tag.decode("latin-1")):
            case 412:
                response = responses.error(errors.stale())
                return 412, response.raw_headers, b"" if self.method == "HEAD" else bytes(response.body)
            case 304:
                described = (b"content-type", b"content-length", b"content-encoding")
                return 304, [field for field in headers if field[0] not in described], b""
            case _:
                return 200, headers, body


class CORSPolicy:
    """Which pages of other origins may call the service, and what they may do and see."""

    def __init__(self, origins: Sequence[str], has_rate_limit: bool) -> None:
        self._is_open = "*" in origins
        self._origins = frozenset(origin.encode() for origin in origins)
        rate = _RATE_HEADERS if has_rate_limit else b""
        self._exposed = b"ETag, Idempotency-Replayed, Link, Location, " + rate + b"X-Request-ID, X-Truncated"

    def preflight(self, match: Match) -> Headers:
        """What a browser is told before a request, if its page may make it."""
        return [
            (b"access-control-allow-methods", match.endpoint.allow.encode()),
            (b"access-control-allow-headers", _ALLOWED_HEADERS),
            (b"access-control-max-age", b"600"),
        ]

    def headers(self, origin: bytes) -> Headers:
        # Said to everybody, so that a shared cache keeps answers for different origins apart.
        vary = [] if self._is_open else [(b"vary", b"Origin")]
        if not origin or (not self._is_open and origin not in self._origins):
            return vary
        return [
            *vary,
            (b"access-control-allow-origin", b"*" if self._is_open else origin),
            (b"access-control-expose-headers", self._exposed),
        ]


def _is_limited(method: str, match: Match | None) -> bool:
    return method != "OPTIONS" and match is not None and match.route is not None and match.endpoint.is_limited


def _qualities(header: str) -> dict[str, float]:
    """The choices of a header such as `Accept`, each with how much it is wanted."""
    qualities: dict[str, float] = {}
    for item in header.split(","):
        name, *parameters = (piece.strip() for piece in item.split(";"))
        wanted = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            qualities.setdefault(name, float(wanted))
        except ValueError:
            qualities.setdefault(name, 0)
    return qualities


def _accepts(header: str) -> bool:
    """Whether JSON can be sent to somebody who accepts this."""
    if header in ("", "*/*", "application/json"):
        return True
    ranges = {name: quality for name, quality in _qualities(header).items() if name.count("/") == 1}
    if not ranges:
        return True
    names = ("application/json", "application/*", "*/*")
    return next((ranges[name] for name in names if name in ranges), 0) > 0


def _accepts_gzip(header: str) -> bool:
    qualities = _qualities(header)
    return next((qualities[name] for name in ("gzip", "x-gzip", "*") if name in qualities), 0) > 0


def _explained(error: RequestValidationError) -> ServiceError:
    """What FastAPI refuses: parameters of paths, and whatever routes of one's own declare."""
    problems = error.errors()
    if any(problem["loc"][0] == "path" for problem in problems):
        return errors.not_found()
    if all(problem["loc"][0] == "body" for problem in problems):
        pointers = ["".join(f"/{step}" for step in problem["loc"][1:]) for problem in problems]
        found = zip(pointers, problems, strict=True)
        return errors.validation_failed([ErrorDetail(pointer, "check", problem["msg"]) for pointer, problem in found])
    return errors.invalid_parameters(
        [ErrorDetail(str(problem["loc"][-1]), "check", problem["msg"], is_parameter=True) for problem in problems]
    )


def _named(error: HTTPException) -> ServiceError:
    code = next((code for code, status in STATUSES.items() if status == error.status_code), "invalid_parameter")
    return ServiceError(code, f"{error.detail}.", headers=dict(error.headers or {}))

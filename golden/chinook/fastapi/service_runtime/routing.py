"""Which request goes where: by the raw path, so that an escaped slash is no slash."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from service_runtime import errors
from service_runtime.callers import AUTHENTICATOR, CALLER, Authenticator, Judge, ignore_credentials
from service_runtime.query import unquote
from service_runtime.rates import VISIT, Visit
from service_runtime.requests import has_body, read_optional_payload, read_payload, require_json

_USUAL = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

MATCH = "service.match"
"""What a scope calls the match of its request."""


@dataclass
class Endpoint:
    """The routes of one path, by their methods."""

    template: str
    parameters: Sequence[str]
    routes: dict[str, APIRoute] = field(default_factory=dict)
    json: dict[str, bool] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)
    """The methods that take a body."""
    optional_bodies: set[str] = field(default_factory=set)
    """The methods whose body may be left out."""
    judged: set[str] = field(default_factory=set)
    """The methods whose answers depend on who asks."""
    anonymous: set[str] = field(default_factory=set)
    """The methods that do not look at credentials."""
    allow: str = "OPTIONS"
    is_limited: bool = True
    """Whether a rate limit counts requests for it."""

    def add(self, route: APIRoute) -> None:
        is_json = not (isinstance(route.response_class, type) and issubclass(route.response_class, _OTHER))
        for method in route.methods or ():
            if method in self.routes:
                raise ValueError(f"the route {method} {self.template} is declared twice")
            self.routes[method] = route
            self.json[method] = is_json
            called = [dependency.call for dependency in route.dependant.dependencies]
            if read_payload in called:
                self.bodies.add(method)
            if read_optional_payload in called:
                self.optional_bodies.add(method)
            if any(isinstance(call, Judge) for call in called):
                self.judged.add(method)
            if ignore_credentials in called:
                self.anonymous.add(method)
        methods = {*self.routes, *(["HEAD"] if "GET" in self.routes else []), "OPTIONS"}
        rest = sorted(methods.difference(_USUAL))
        self.allow = ", ".join([method for method in _USUAL if method in methods] + rest)


_OTHER = (HTMLResponse, PlainTextResponse)


@dataclass(slots=True)
class Match:
    """What a request was found to be for; no route where the method is not one of the path's."""

    endpoint: Endpoint
    route: APIRoute | None
    is_json: bool
    is_anonymous: bool
    """Whether credentials are not looked at."""
    is_judged: bool
    """Whether the answer depends on who asks."""
    parameters: dict[str, str]


class _Node:
    __slots__ = ("endpoint", "literals", "parameter", "tuples")

    def __init__(self) -> None:
        self.literals: dict[str, _Node] = {}
        self.parameter: _Node | None = None
        # By their number; they are divided by commas.
        self.tuples: dict[int, _Node] = {}
        self.endpoint: Endpoint | None = None


class RouteTable:
    """The routes of a service."""

    def __init__(self, routers: Iterable[APIRouter], operations: APIRouter | None = None) -> None:
        self._root = _Node()
        self.endpoints: list[Endpoint] = []
        for router in routers:
            for route in router.routes:
                if isinstance(route, APIRoute):
                    self._add(route)
        for route in [] if operations is None else operations.routes:
            if isinstance(route, APIRoute):
                endpoint = self._add(route)
                endpoint.is_limited = False
                endpoint.anonymous.update(route.methods or ())

    def _add(self, route: APIRoute) -> Endpoint:
        node = self._root
        parameters: list[str] = []
        for segment in route.path[1:].split("/"):
            if not segment.startswith("{"):
                node = node.literals.setdefault(segment, _Node())
                continue
            names = [name.strip("{}") for name in segment.split(",")]
            parameters += names
            if len(names) > 1:
                node = node.tuples.setdefault(len(names), _Node())
            else:
                node.parameter = node.parameter or _Node()
                node = node.parameter
        if node.endpoint is None:
            node.endpoint = Endpoint(route.path, parameters)
            self.endpoints.append(node.endpoint)
        node.endpoint.add(route)
        return node.endpoint

    def match(self, method: str, path: bytes) -> Match | None:
        """What a request is for; nothing when there is no such path."""
        try:
            text = path.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if not text.startswith("/"):
            return None
        captured: list[str] = []
        endpoint = self._find(self._root, text[1:].split("/"), 0, captured)
        if endpoint is None:
            return None
        parameters = {}
        for name, raw in zip(endpoint.parameters, captured, strict=True):
            value = unquote(raw)
            if value is None:
                return None
            parameters[name] = value
        served = "GET" if method == "HEAD" and "HEAD" not in endpoint.routes else method
        return Match(
            endpoint,
            endpoint.routes.get(served),
            endpoint.json.get(served, True),
            served in endpoint.anonymous,
            served in endpoint.judged,
            parameters,
        )

    def _find(self, node: _Node, segments: list[str], index: int, captured: list[str]) -> Endpoint | None:
        if index == len(segments):
            return node.endpoint
        segment = segments[index]
        literal = unquote(segment) if "%" in segment else segment
        next_ = None if literal is None else node.literals.get(literal)
        if next_ is not None and (found := self._find(next_, segments, index + 1, captured)):
            return found
        if node.tuples:
            # Before escapes are decoded, so that `%2C` is a comma within a value.
            pieces = segment.split(",")
            next_ = node.tuples.get(len(pieces)) if all(pieces) else None
            if next_ is not None:
                captured += pieces
                if found := self._find(next_, segments, index + 1, captured):
                    return found
                del captured[-len(pieces) :]
        if node.parameter is not None and segment:
            captured.append(segment)
            if found := self._find(node.parameter, segments, index + 1, captured):
                return found
            captured.pop()
        return None


def _refused_type(match: Match, request: Request) -> errors.ServiceError | None:
    """What is wrong with the media type of a body, which is said before anybody's credentials are looked at."""
    is_optional = request.method in match.endpoint.optional_bodies and has_body(request)
    if request.method not in match.endpoint.bodies and not is_optional:
        return None
    try:
        require_json(request)
    except errors.ServiceError as error:
        return error
    return None


class ServiceRouter(APIRouter):
    """The router of an application whose requests have been matched already."""

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await super().app(scope, receive, send)
            return
        match: Match | None = scope[MATCH]
        if match is None or match.route is None:
            raise errors.not_found()
        scope["route"] = match.route
        scope["endpoint"] = match.route.endpoint
        scope["path_params"] = match.parameters
        refusal = _refused_type(match, Request(scope))
        authenticator: Authenticator | None = scope.get(AUTHENTICATOR)
        if authenticator is not None and refusal is None and not match.is_anonymous:
            scope[CALLER] = await authenticator.caller(scope["headers"])
        visit: Visit | None = scope.get(VISIT)
        if visit is not None:
            await visit.enter()
        if refusal is not None:
            raise refusal
        await match.route.handle(scope, receive, send)

"""The routes of signing in: `/auth` below the API's root."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request, Response

from service_auth import attempts
from service_auth.credentials import Authentication
from service_auth.passwords import AnyPassword
from service_auth.sessions import Grant
from service_runtime import errors, responses, rules, values
from service_runtime.bodies import Body, BodyReader, body_config
from service_runtime.callers import CALLER, Caller, Judge, ignore_credentials
from service_runtime.errors import ErrorDetail
from service_runtime.requests import FromPath, PayloadDep
from service_runtime.responses import DATA, Envelope, JSONResponse
from service_runtime.rules import Rule

P = TypeVar("P")


@dataclass(frozen=True)
class AuthNames:
    """How bodies and answers spell what belongs to signing in."""

    access_token: str = "access_token"
    token_type: str = "token_type"
    expires_in: str = "expires_in"
    refresh_token: str = "refresh_token"
    current_password: str = "current_password"
    new_password: str = "new_password"
    created_at: str = "created_at"
    last_used_at: str = "last_used_at"
    expires_at: str = "expires_at"
    is_current: str = "is_current"


SNAKE_CASE = AuthNames()
CAMEL_CASE = AuthNames(
    "accessToken",
    "tokenType",
    "expiresIn",
    "refreshToken",
    "currentPassword",
    "newPassword",
    "createdAt",
    "lastUsedAt",
    "expiresAt",
    "isCurrent",
)


class RequireCaller(Judge):
    """A dependency of endpoints that nobody reaches without having signed in."""

    async def __call__(self, request: Request) -> Caller[Any]:
        caller: Caller[Any] | None = request.scope.get(CALLER)
        if caller is None:
            raise errors.unauthenticated()
        return caller


_SignedIn = Annotated[Caller[Any], Depends(RequireCaller())]


def auth_router(
    authentication: Authentication[P],
    root: str,
    *,
    registers: bool,
    names: AuthNames = SNAKE_CASE,
    sessions_envelope: Envelope = DATA,
) -> APIRouter:
    """The routes below a root such as `/api/v1`; people can register themselves where that is wanted."""
    router = APIRouter()
    auth = authentication
    principals = auth.principals
    readers = _Readers(names, principals.identifier, principals.password, principals.password_rule)

    if registers:

        @router.post(f"{root}/auth/register", dependencies=[Depends(ignore_credentials)])
        async def register(payload: PayloadDep) -> Response:
            user = await principals.register(payload.json())
            return responses.created(principals.location(user), principals.document(user), envelope=principals.envelope)

    @router.post(f"{root}/auth/sign-in", dependencies=[Depends(ignore_credentials)])
    async def sign_in(request: Request, payload: PayloadDep) -> Response:
        body = readers.sign_in.read(payload.json())
        identifier = principals.identifier_rule.read_text(body.identifier)
        subject = attempts.signing_in(principals.identifier_rule, body.identifier)
        async with auth.database.lookup() as transaction:
            await auth.attempts.admit(transaction, subject)
            stored = None if identifier is None else await principals.find(transaction, identifier)
        is_right = await auth.passwords.verify(None if stored is None else stored.hash, body.password)
        if stored is None or not is_right:
            async with auth.database.write() as transaction:
                await auth.attempts.fail(transaction, subject)
            raise errors.wrong_credentials()
        is_outdated = auth.passwords.is_outdated(stored.hash)
        new_hash = await auth.passwords.hash(body.password) if is_outdated else stored.hash
        async with auth.database.write() as transaction:
            # Whoever has changed it meanwhile has ended the sessions that the old one began.
            if await principals.password_of(transaction, stored.key) != stored.hash:
                raise errors.wrong_credentials()
            if is_outdated:
                await principals.set_password(transaction, stored.key, new_hash)
            await auth.attempts.forget(transaction, subject)
            grant = await auth.sessions.begin(transaction, stored.key, request.headers.get("user-agent"))
        return _tokens(auth, names, grant)

    @router.post(f"{root}/auth/refresh", dependencies=[Depends(ignore_credentials)])
    async def refresh(payload: PayloadDep) -> Response:
        body = readers.refresh.read(payload.json())
        async with auth.database.write() as transaction:
            grant = await auth.sessions.refresh(transaction, body.refresh_token)
            if grant is not None:
                moment = values.milliseconds_of(auth.issuer.now())
                user = await principals.of_session(transaction, str(grant.session), grant.key, moment)
                grant = None if user is None else grant
        if grant is None:
            raise errors.wrong_credentials()
        return _tokens(auth, names, grant)

    @router.post(f"{root}/auth/sign-out")
    async def sign_out(caller: _SignedIn) -> Response:
        async with auth.database.write() as transaction:
            await auth.sessions.end(transaction, principals.key(caller.user), caller.session)
        return responses.no_content()

    @router.post(f"{root}/auth/sign-out-everywhere")
    async def sign_out_everywhere(caller: _SignedIn) -> Response:
        async with auth.database.write() as transaction:
            await auth.sessions.end_all(transaction, principals.key(caller.user))
        return responses.no_content()

    @router.get(f"{root}/auth/me")
    async def me(caller: _SignedIn) -> Response:
        return responses.record(principals.document(caller.user), envelope=principals.envelope)

    @router.post(f"{root}/auth/password")
    async def password(caller: _SignedIn, payload: PayloadDep) -> Response:
        body = readers.password.read(payload.json())
        key = principals.key(caller.user)
        subject = attempts.changing(key)
        async with auth.database.lookup() as transaction:
            await auth.attempts.admit(transaction, subject)
            stored = await principals.password_of(transaction, key)
        if stored is None:
            raise errors.invalid_token()
        if not await auth.passwords.verify(stored, body.current_password):
            async with auth.database.write() as transaction:
                await auth.attempts.fail(transaction, subject)
            raise _wrong_password(names)
        new_hash = await auth.passwords.hash(body.new_password)
        async with auth.database.write() as transaction:
            if await principals.password_of(transaction, key) != stored:
                raise _wrong_password(names)
            await principals.set_password(transaction, key, new_hash)
            await auth.attempts.forget(transaction, subject)
            await auth.sessions.end_others(transaction, key, caller.session)
        return responses.no_content()

    @router.get(f"{root}/auth/sessions")
    async def sessions(caller: _SignedIn) -> Response:
        async with auth.database.lookup() as transaction:
            found = await auth.sessions.of_user(transaction, principals.key(caller.user))
        documents = [
            {
                "id": str(session.id),
                names.created_at: values.moment_text(session.created_at),
                names.last_used_at: values.moment_text(session.last_used_at),
                names.expires_at: values.moment_text(session.expires_at),
                "agent": session.agent,
                names.is_current: session.id == caller.session,
            }
            for session in found
        ]
        many = sessions_envelope.many
        return JSONResponse(documents if many is None else {many: documents})

    @router.delete(f"{root}/auth/sessions/{{id}}")
    async def end_session(caller: _SignedIn, id: Annotated[uuid.UUID, FromPath(rules.UUIDRule())]) -> Response:
        async with auth.database.write() as transaction:
            if not await auth.sessions.end(transaction, principals.key(caller.user), id):
                raise errors.not_found()
        return responses.no_content()

    return router


class SignInBody(Body):
    identifier: str
    password: str


class RefreshBody(Body):
    refresh_token: str


class PasswordBody(Body):
    current_password: str
    new_password: str


class _Readers:
    def __init__(self, names: AuthNames, identifier: str, password: str, rule: Rule[str]) -> None:
        text = rules.TextRule()
        wire = {
            "identifier": identifier,
            "password": password,
            "refresh_token": names.refresh_token,
            "current_password": names.current_password,
            "new_password": names.new_password,
        }

        class SignIn(SignInBody):
            model_config = body_config(wire)

            identifier: Annotated[str, text]
            password: Annotated[str, AnyPassword()]

        class Refresh(RefreshBody):
            model_config = body_config(wire)

            refresh_token: Annotated[str, text]

        class Password(PasswordBody):
            model_config = body_config(wire)

            current_password: Annotated[str, AnyPassword()]
            new_password: Annotated[str, rule]

        self.sign_in: BodyReader[SignInBody] = BodyReader(SignIn)
        self.refresh: BodyReader[RefreshBody] = BodyReader(Refresh)
        self.password: BodyReader[PasswordBody] = BodyReader(Password)


def _tokens(auth: Authentication[Any], names: AuthNames, grant: Grant) -> Response:
    """What somebody gets who has signed in (RFC 6749, 5.1)."""
    document: Mapping[str, Any] = {
        names.access_token: auth.tokens.issue(str(grant.key), grant.session),
        names.token_type: "Bearer",
        names.expires_in: auth.tokens.lifetime,
        names.refresh_token: grant.refresh_token,
    }
    return JSONResponse(document, headers={"Cache-Control": "no-store"})


def _wrong_password(names: AuthNames) -> errors.ServiceError:
    detail = ErrorDetail(errors.member(names.current_password), "check", "is not the password")
    return errors.validation_failed([detail])

"""Keys, tokens, passwords and policies by themselves; none of what is forged passes."""

import asyncio
import base64
import hashlib
import hmac
import json
import os
import stat
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from service_auth.keys import SigningKeys, base64url
from service_auth.passwords import UNUSABLE, PasswordHasherPool, PasswordRule
from service_auth.policies import (
    ALWAYS,
    AUTHENTICATED,
    NEVER,
    AllOf,
    AnyOf,
    HasRole,
    IfCaller,
    IfRecord,
    Not,
    Policy,
    withheld,
)
from service_auth.tokens import TokenIssuer
from service_runtime.errors import ServiceError
from service_runtime.scopes import EVERYTHING, NOTHING, PolicyScope
from service_runtime.settings import SettingsFailure

SEED = bytes(range(32))
OTHER = bytes(range(1, 33))
SESSION = uuid.UUID(int=7)
NOW = 1_800_000_000
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


def issuer(seeds: list[bytes] | None = None, clock: Clock | None = None, **values: Any) -> TokenIssuer:
    return TokenIssuer(SigningKeys(seeds or [SEED]), service="small", lifetime=900, clock=clock or Clock(), **values)


def header(**changes: Any) -> dict[str, Any]:
    found = {"alg": "EdDSA", "typ": "at+jwt", "kid": SigningKeys([SEED]).first.id, **changes}
    return {name: value for name, value in found.items() if value is not ...}


def claims(**changes: Any) -> dict[str, Any]:
    found = {"iss": "small", "aud": "small", "sub": "1", "sid": str(SESSION), "iat": NOW, "exp": NOW + 900, **changes}
    return {name: value for name, value in found.items() if value is not ...}


def signed(head: Any, body: Any, seed: bytes = SEED) -> str:
    """A token whose signature holds, whatever it says."""
    parts = [part if isinstance(part, bytes) else json.dumps(part).encode() for part in (head, body)]
    text = ".".join(map(base64url, parts))
    return f"{text}.{base64url(SigningKeys([seed]).first.private.sign(text.encode()))}"


def test_what_is_signed_is_read_again() -> None:
    found = issuer().verify(issuer().issue("1", SESSION))
    assert found is not None
    assert (found.subject, found.session, found.issued_at, found.expires_at) == ("1", SESSION, NOW, NOW + 900)
    assert issuer().verify(signed(header(), claims())) == found


def test_a_token_says_exactly_what_it_has_to() -> None:
    head, body, _ = issuer().issue("1", SESSION).split(".")
    assert json.loads(base64.urlsafe_b64decode(head + "==")) == header()
    assert json.loads(base64.urlsafe_b64decode(body + "==")) == claims()


@pytest.mark.parametrize(
    "token",
    [
        signed(header(alg="none"), claims()),
        signed(header(alg="none"), claims()).rpartition(".")[0] + ".",
        signed(header(alg="ES256"), claims()),
        signed(header(kid="unknown"), claims()),
        signed(header(kid=1), claims()),
        signed(header(kid=...), claims()),
        signed(header(typ="JWT"), claims()),
        signed(header(typ=...), claims()),
        signed(header(crit=["exp"]), claims()),
        signed(header(jwk={"kty": "OKP"}), claims()),
        signed(header(), claims(), OTHER),
        signed(header(), claims(iss="other")),
        signed(header(), claims(aud="other")),
        signed(header(), claims(aud=["small"])),
        signed(header(), claims(sub=1)),
        signed(header(), claims(sub=...)),
        signed(header(), claims(sid="7")),
        signed(header(), claims(sid=str(SESSION).upper().replace("0000", "000A", 1))),
        signed(header(), claims(sid=...)),
        signed(header(), claims(scope="all")),
        signed(header(), claims(exp=NOW)),
        signed(header(), claims(exp=True)),
        signed(header(), claims(exp=NOW + 0.5)),
        signed(header(), claims(exp="9999999999")),
        signed(header(), claims(exp=...)),
        signed(header(), claims(iat=NOW + 61)),
        signed(header(), claims(iat=None)),
        signed(header(), [claims()]),
        signed(header(), b"null"),
        signed(header(), b"{"),
        signed(header(), b'{"sub":"\xff"}'),
        signed(header(), json.dumps(claims()).encode()[:-1] + b',"sub":"2"}'),
        signed(json.dumps(header()).encode()[:-1] + b',"alg":"EdDSA"}', claims()),
        signed(header(), b"[" * 2000),
        signed(header(), claims(sub="x" * 4096)),
        signed(header(), claims())[:-1],
        signed(header(), claims()) + "=",
        signed(header(), claims()) + ".x",
        signed(header(), claims()).partition(".")[2],
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "ä.ö.ü",
    ],
)
def test_what_is_no_token_of_the_service_is_none(token: str) -> None:
    assert issuer().verify(token) is None


def test_the_public_key_is_no_shared_secret() -> None:
    public = SigningKeys([SEED]).first.public
    for secret in (
        public.public_bytes(Encoding.Raw, PublicFormat.Raw),
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    ):
        text = ".".join(base64url(json.dumps(part).encode()) for part in (header(alg="HS256"), claims()))
        forged = f"{text}.{base64url(hmac.digest(secret, text.encode(), hashlib.sha256))}"
        assert issuer().verify(forged) is None


def test_every_bit_of_a_token_counts() -> None:
    token = signed(header(), claims())
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for place, letter in enumerate(token):
        if letter == ".":
            continue
        other = alphabet[alphabet.index(letter) ^ 1]
        assert issuer().verify(token[:place] + other + token[place + 1 :]) is None, place


def test_a_known_token_is_over_when_its_time_is_over() -> None:
    clock = Clock()
    found = issuer(clock=clock)
    token = found.issue("1", SESSION)
    assert found.verify(token) is not None
    clock.now += 899.999
    assert found.verify(token) is not None
    clock.now += 0.001
    assert found.verify(token) is None
    clock.now = NOW - 61
    assert found.verify(token) is None
    clock.now = NOW - 60
    assert found.verify(token) is not None


def test_no_more_signatures_are_remembered_than_allowed() -> None:
    found = issuer(capacity=3)
    tokens = [found.issue(str(number), SESSION) for number in range(5)]
    assert all(found.verify(token) for token in tokens)
    assert len(found._verified) == 3


def test_keys_can_be_exchanged() -> None:
    old, new = issuer([SEED]), issuer([OTHER, SEED])
    assert new.verify(old.issue("1", SESSION)) is not None
    assert old.verify(new.issue("1", SESSION)) is None


def test_keys_are_published_without_their_secrets() -> None:
    keys = SigningKeys([SEED, OTHER])
    first, second = keys.jwks()["keys"]
    assert first.keys() == {"kty", "crv", "x", "kid", "use", "alg"}
    assert (
        first["kid"]
        == keys.first.id
        == base64url(hashlib.sha256(base64.urlsafe_b64decode(first["x"] + "=")).digest()[:9])
    )
    assert second["kid"] != first["kid"]


def test_keys_are_read_from_a_setting() -> None:
    texts = [base64.b64encode(SEED).decode(), base64url(OTHER)]
    assert list(SigningKeys.read(", ".join(texts)).by_id) == list(SigningKeys([SEED, OTHER]).by_id)
    for wrong in ("", "x", texts[0] + ",", f"{texts[0]},{texts[0]}", base64.b64encode(SEED[:31]).decode(), "ä" * 43):
        with pytest.raises(SettingsFailure) as failure:
            SigningKeys.read(wrong)
        assert len(wrong) < 2 or wrong not in str(failure.value)
    with pytest.raises(SettingsFailure):
        SigningKeys.read(",".join(base64url(bytes([number]) * 32) for number in range(6)))


def test_a_key_is_made_once_while_developing_and_never_in_production(tmp_path: Path) -> None:
    with pytest.raises(SettingsFailure, match="AUTH_SIGNING_KEYS is not set"):
        SigningKeys.load(None, is_production=True, folder=tmp_path)
    assert not (tmp_path / ".env").exists()
    first = SigningKeys.load(None, is_production=False, folder=tmp_path)
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    assert SigningKeys.load(None, is_production=False, folder=tmp_path).first.id == first.first.id


def test_a_key_is_added_behind_what_is_there(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=1")
    found = SigningKeys.load(None, is_production=False, folder=tmp_path)
    assert (tmp_path / ".env").read_text().startswith("PORT=1\n")
    assert SigningKeys.load(None, is_production=False, folder=tmp_path).first.id == found.first.id


# MARK: Passwords


async def test_passwords_are_kept_as_the_other_target_reads_them() -> None:
    pool = PasswordHasherPool()
    kept = await pool.hash("Correct horse 1")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await pool.verify(kept, "Correct horse 1")
    assert not await pool.verify(kept, "Correct horse 2")
    assert not pool.is_outdated(kept)
    assert pool.is_outdated(CHEAP.hash("x"))
    pool.close()


@pytest.mark.parametrize("kept", [None, "", UNUSABLE, "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$x$y", "$2b$12$abc"])
async def test_what_is_no_hash_has_no_password(kept: str | None) -> None:
    pool = PasswordHasherPool(CHEAP)
    assert not await pool.verify(kept, "")
    pool.close()


async def test_the_pool_refuses_who_would_wait_too_long_and_recovers() -> None:
    pool = PasswordHasherPool(PasswordHasher(time_cost=20, memory_cost=19456, parallelism=1), threads=1, waiting=2)
    asked = [asyncio.create_task(pool.verify(None, "x")) for _ in range(10)]
    found = await asyncio.gather(*asked, return_exceptions=True)
    refused = [error for error in found if isinstance(error, ServiceError)]
    assert len(refused) == 7
    assert {(error.code, error.headers["Retry-After"]) for error in refused} == {("rate_limited", "1")}
    assert await pool.verify(None, "x") is False
    pool.close()


async def test_who_gives_up_leaves_their_place() -> None:
    pool = PasswordHasherPool(PasswordHasher(time_cost=20, memory_cost=19456, parallelism=1), threads=1, waiting=2)
    asked = [asyncio.create_task(pool.verify(None, "x")) for _ in range(3)]
    await asyncio.sleep(0)
    for task in asked:
        task.cancel()
    await asyncio.gather(*asked, return_exceptions=True)
    assert await asyncio.wait_for(pool.verify(None, "x"), 30) is False
    pool.close()


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("Abcdef1!", []),
        ("Abcde1!", ["length"]),
        ("A" * 71 + "b1!", ["length"]),
        ("abcdefg1!", ["pattern"]),
        ("Abcdefgh", ["pattern"]),
        ("Abcdef1 ", ["pattern"]),
        ("Äbcdef1!", ["pattern"]),
        ("Abcdef1\u00a7", []),
        ("a\0bcdefgH1!", ["format"]),
    ],
)
def test_a_password_has_to_be_strong(password: str, codes: list[str]) -> None:
    rule = PasswordRule((8, 72), ["lower", "upper", "digit", "symbol"])
    assert [violation.code for violation in rule.violations(password)] == codes


def test_what_a_password_lacks_is_named_at_once_and_bytes_count_too() -> None:
    rule = PasswordRule((8, 1024), ["lower", "upper", "digit"])
    assert [violation.message for violation in rule.violations("!!!!!!!!")] == [
        "must have a letter from a to z, a letter from A to Z and a digit"
    ]
    assert [violation.code for violation in PasswordRule((8, 1024)).violations("\U0001f600" * 257)] == ["length"]


# MARK: Policies

OWNER: Policy[int] = IfRecord('"t"."owner" = ?', lambda user: user)
OPEN: Policy[int] = IfRecord('"t"."status" = \'open\'')
BIG: Policy[int] = IfCaller(lambda user: user > 10)


@pytest.mark.parametrize(
    ("policy", "nobody", "small", "big"),
    [
        (ALWAYS, EVERYTHING, EVERYTHING, EVERYTHING),
        (NEVER, NOTHING, NOTHING, NOTHING),
        (AUTHENTICATED, NOTHING, EVERYTHING, EVERYTHING),
        (Not(AUTHENTICATED), EVERYTHING, NOTHING, NOTHING),
        (BIG, NOTHING, NOTHING, EVERYTHING),
        (Not(BIG), EVERYTHING, EVERYTHING, NOTHING),
        (OWNER, NOTHING, PolicyScope('"t"."owner" = ?', [1]), PolicyScope('"t"."owner" = ?', [11])),
        (Not(OWNER), EVERYTHING, PolicyScope('NOT ("t"."owner" = ?)', [1]), PolicyScope('NOT ("t"."owner" = ?)', [11])),
        (HasRole(lambda user: user, 11, 12), NOTHING, NOTHING, EVERYTHING),
        (AnyOf(OWNER, BIG), NOTHING, PolicyScope('"t"."owner" = ?', [1]), EVERYTHING),
        (AllOf(OWNER, BIG), NOTHING, NOTHING, PolicyScope('"t"."owner" = ?', [11])),
        (
            AnyOf(OPEN, AllOf(OWNER, Not(BIG))),
            PolicyScope('"t"."status" = \'open\''),
            PolicyScope('("t"."status" = \'open\') OR ("t"."owner" = ?)', [1]),
            PolicyScope('"t"."status" = \'open\''),
        ),
        (
            AllOf(OPEN, OWNER),
            NOTHING,
            PolicyScope('("t"."status" = \'open\') AND ("t"."owner" = ?)', [1]),
            PolicyScope('("t"."status" = \'open\') AND ("t"."owner" = ?)', [11]),
        ),
    ],
)
def test_a_policy_is_simplified_for_its_caller(
    policy: Policy[int], nobody: PolicyScope, small: PolicyScope, big: PolicyScope
) -> None:
    assert [policy.scope(user) for user in (None, 1, 11)] == [nobody, small, big]


def test_a_statement_is_narrowed_where_its_condition_ends() -> None:
    scope = AnyOf(OPEN, OWNER).scope(1)
    assert scope.within(("WHERE a = ?", " LIMIT ?")) == (
        'WHERE a = ? AND (("t"."status" = \'open\') OR ("t"."owner" = ?)) LIMIT ?'
    )
    assert EVERYTHING.within(("a", "b")) == "ab"
    assert NOTHING.within(("a", "b")) == "a AND (FALSE)b"


def test_members_are_withheld_from_who_may_not_write_them() -> None:
    writers = {"role": BIG, "note": AUTHENTICATED}
    assert withheld(writers, None) == {"role", "note"}
    assert withheld(writers, 1) == {"role"}
    assert withheld(writers, 11) == set()


def test_a_service_without_sign_in_imports_nothing_that_hashes_or_signs() -> None:
    program = (
        "import sys, service_runtime.application, service_runtime.command, service_runtime.lists;"
        "print([name for name in ('argon2', 'jwt', 'cryptography', 'service_auth') if name in sys.modules])"
    )
    folder = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "[]\n", done.stderr

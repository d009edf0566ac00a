"""The keys that access tokens are signed with: Ed25519 (RFC 8032), published as JWKS (RFC 7517, RFC 8037)."""

import base64
import binascii
import fcntl
import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from service_runtime.settings import SettingsFailure

VARIABLE = "AUTH_SIGNING_KEYS"
MOST = 5


class SigningKey:
    """A pair of keys and its name."""

    def __init__(self, seed: bytes) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public: Ed25519PublicKey = self.private.public_key()
        raw = self.public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = base64url(hashlib.sha256(raw).digest()[:9])
        self.jwk: Mapping[str, str] = {
            "kty": "OKP",
            "crv": "Ed25519",
            "x": base64url(raw),
            "kid": self.id,
            "use": "sig",
            "alg": "EdDSA",
        }


class SigningKeys:
    """The first signs, all verify, so that keys can be exchanged while tokens are around."""

    def __init__(self, seeds: Sequence[bytes]) -> None:
        keys = [SigningKey(seed) for seed in seeds]
        self.first = keys[0]
        self.by_id = {key.id: key for key in keys}

    def jwks(self) -> dict[str, Any]:
        return {"keys": [key.jwk for key in self.by_id.values()]}

    @staticmethod
    def read(text: str) -> "SigningKeys":
        """Keys as the setting has them. Raises `SettingsFailure`, which never shows them."""
        seeds = [_seed(piece.strip()) for piece in text.split(",")]
        found = [seed for seed in seeds if seed is not None]
        if len(found) != len(seeds) or len(found) > MOST or len(set(found)) != len(found):
            raise SettingsFailure(
                f"{VARIABLE} has to be one to {MOST} different keys of 32 bytes each in base64, separated by commas"
            )
        return SigningKeys(found)

    @staticmethod
    def load(given: str | None, *, is_production: bool, folder: Path) -> "SigningKeys":
        """The keys that are set or, while developing, one that is made once and kept in the folder's `.env`."""
        if given:
            return SigningKeys.read(given)
        if is_production:
            raise SettingsFailure(
                f"{VARIABLE} is not set; make a key with `openssl rand -base64 32` and keep it with the secrets of the service"
            )
        return SigningKeys.read(_development_key(folder / ".env"))


def base64url(data: bytes) -> str:
    """Base64 as tokens have it (RFC 7515, 2)."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _seed(text: str) -> bytes | None:
    plain = text.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        data = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if len(data) == 32 else None


def _development_key(path: Path) -> str:
    # Processes that start side by side agree on one key.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+", encoding="utf-8", newline="") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        text = file.read()
        found = re.findall(rf"^(?:export )?{VARIABLE}=[\"']?([^\"'\n]+)", text, re.MULTILINE)
        if found:
            return str(found[-1]).strip()
        key = base64.b64encode(os.urandom(32)).decode()
        blank = "\n" if text and not text.endswith("\n") else ""
        file.write(f"{blank}# Signs access tokens on this machine; made for development.\n{VARIABLE}={key}\n")
        return key

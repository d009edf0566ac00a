"""What can be set about a service where somebody signs in."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, SecretStr

from service_runtime.settings import ServiceSettings


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class AuthSettings(ServiceSettings):
    """Settings of the environment, and of a file `.env` below it."""

    environment: Annotated[Literal["development", "test", "staging", "production"], BeforeValidator(_lower)] = (
        "development"
    )
    auth_signing_keys: SecretStr | None = None

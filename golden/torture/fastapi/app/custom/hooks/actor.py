# Yours: written once by ashlar from torture.yaml, and never again.
from app.services.actor import ActorHooks


class CustomActorHooks(ActorHooks):
    """What else has to hold for actors: override what you need, and raise a `ServiceError` to refuse."""

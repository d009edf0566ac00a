# Yours: written once by ashlar from torture.yaml, and never again.
from app.services.database import DatabaseHooks


class CustomDatabaseHooks(DatabaseHooks):
    """What else has to hold for databases: override what you need, and raise a `ServiceError` to refuse."""

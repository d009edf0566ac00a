# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.duration import DurationActions
from service_runtime import errors


class CustomDurationActions(DurationActions):
    """What can be done with a duration beside the usual."""

    async def lock(
        self,
        input: schemas.duration.DurationLockInput,
        duration: models.Duration,
        context: RuleContext,
    ) -> schemas.duration.DurationLockOutput:
        raise errors.not_implemented("lock")

# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.conformance import ConformanceActions
from service_runtime import errors


class CustomConformanceActions(ConformanceActions):
    """What can be done with a conformance beside the usual."""

    async def key(
        self,
        input: schemas.conformance.ConformanceKeyActionInput,
        conformance: models.Conformance,
        context: RuleContext,
    ) -> schemas.conformance.ConformanceKeyActionOutput:
        raise errors.not_implemented("key")

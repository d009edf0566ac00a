# Yours: written once by ashlar from workshop.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.kit import KitActions
from service_runtime import errors


class CustomKitActions(KitActions):
    """What can be done with a kit beside the usual."""

    async def pack(
        self,
        input: schemas.kit.KitPackInput,
        kit: models.Kit,
        context: RuleContext,
    ) -> schemas.kit.KitPackOutput:
        raise errors.not_implemented("pack")

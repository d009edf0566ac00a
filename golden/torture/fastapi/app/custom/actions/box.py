# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.box import BoxActions
from service_runtime import errors


class CustomBoxActions(BoxActions):
    """What can be done with a box beside the usual."""

    async def open(
        self,
        input: schemas.box.BoxOpenInput,
        box: models.Box,
        context: RuleContext,
    ) -> schemas.box.BoxOpenOutput:
        raise errors.not_implemented("open")

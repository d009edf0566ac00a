# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.custom import CustomActions
from service_runtime import errors


class CustomCustomActions(CustomActions):
    """What can be done with a custom beside the usual."""

    async def routes(
        self,
        input: schemas.custom.CustomRoutesInput,
        custom: models.Custom,
        context: RuleContext,
    ) -> schemas.custom.CustomRoutesOutput:
        raise errors.not_implemented("routes")

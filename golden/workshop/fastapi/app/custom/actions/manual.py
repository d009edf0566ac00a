# Yours: written once by ashlar from workshop.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.manual import ManualActions
from service_runtime import errors


class CustomManualActions(ManualActions):
    """What can be done with a manual beside the usual."""

    async def scan(
        self,
        input: schemas.manual.ManualScanInput,
        manual: models.Manual,
        context: RuleContext,
    ) -> schemas.manual.ManualScanOutput:
        raise errors.not_implemented("scan")

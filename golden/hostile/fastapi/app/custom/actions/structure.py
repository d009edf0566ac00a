# Yours: written once by ashlar from hostile.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.structure import StructureActions
from service_runtime import errors


class CustomStructureActions(StructureActions):
    """What can be done with a structure beside the usual."""

    async def patch(
        self,
        input: schemas.structure.StructurePatchInput,
        structure: models.Structure,
        context: RuleContext,
    ) -> schemas.structure.StructurePatchOutput:
        raise errors.not_implemented("patch")

# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.class2 import Class2Actions
from service_runtime import errors


class CustomClass2Actions(Class2Actions):
    """What can be done with a class2 beside the usual."""

    async def restore_action(
        self,
        input: schemas.class2.Class2RestoreInput,
        class2: models.Class2,
        context: RuleContext,
    ) -> schemas.class2.Class2RestoreOutput:
        raise errors.not_implemented("restore")

    async def purge_action(
        self,
        input: schemas.class2.Class2PurgeInput,
        class2: models.Class2,
        context: RuleContext,
    ) -> schemas.class2.Class2PurgeOutput:
        raise errors.not_implemented("purge")

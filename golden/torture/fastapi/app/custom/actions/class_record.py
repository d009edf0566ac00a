# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.class_record import ClassActions
from service_runtime import errors


class CustomClassActions(ClassActions):
    """What can be done with a class beside the usual."""

    async def create_action(
        self,
        input: schemas.class_record.ClassCreateActionInput,
        class_: models.Class,
        context: RuleContext,
    ) -> schemas.class_record.ClassCreateActionOutput:
        raise errors.not_implemented("create")

    async def list_action(
        self,
        input: schemas.class_record.ClassListInput,
        class_: models.Class,
        context: RuleContext,
    ) -> schemas.class_record.ClassListOutput:
        raise errors.not_implemented("list")

    async def delete_action(
        self,
        input: schemas.class_record.ClassDeleteInput,
        class_: models.Class,
        context: RuleContext,
    ) -> schemas.class_record.ClassDeleteOutput:
        raise errors.not_implemented("delete")

    async def init(
        self,
        input: schemas.class_record.ClassInitInput,
        class_: models.Class,
        context: RuleContext,
    ) -> schemas.class_record.ClassInitOutput:
        raise errors.not_implemented("init")

    async def page_action(
        self,
        input: schemas.class_record.ClassPageRecordInput,
        class_: models.Class,
        context: RuleContext,
    ) -> schemas.class_record.ClassPageRecordOutput:
        raise errors.not_implemented("page")

    async def import_(
        self,
        input: schemas.class_record.ClassImportInput,
        class_: models.Class,
        context: RuleContext,
    ) -> schemas.class_record.ClassImportOutput:
        raise errors.not_implemented("import")

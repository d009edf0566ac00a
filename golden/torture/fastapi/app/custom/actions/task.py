# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.task import TaskActions
from service_runtime import errors


class CustomTaskActions(TaskActions):
    """What can be done with a task beside the usual."""

    async def yield_(
        self,
        input: schemas.task.TaskYieldInput,
        task: models.Task,
        context: RuleContext,
    ) -> schemas.task.TaskYieldOutput:
        raise errors.not_implemented("yield")

    async def restore_action(
        self,
        input: schemas.task.TaskRestoreInput,
        task: models.Task,
        context: RuleContext,
    ) -> schemas.task.TaskRestoreOutput:
        raise errors.not_implemented("restore")

    async def purge_action(
        self,
        input: schemas.task.TaskPurgeInput,
        task: models.Task,
        context: RuleContext,
    ) -> schemas.task.TaskPurgeOutput:
        raise errors.not_implemented("purge")

    async def link_task_action(
        self,
        input: schemas.task.TaskLinkTaskInput,
        task: models.Task,
        context: RuleContext,
    ) -> schemas.task.TaskLinkTaskOutput:
        raise errors.not_implemented("link_task")

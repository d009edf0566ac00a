# Yours: written once by ashlar from workshop.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.job import JobActions
from service_runtime import errors


class CustomJobActions(JobActions):
    """What can be done with a job beside the usual."""

    async def estimate(
        self,
        input: schemas.job.JobEstimateInput,
        job: models.Job,
        context: RuleContext,
    ) -> schemas.job.JobEstimateOutput:
        raise errors.not_implemented("estimate")

    async def remind_all(
        self,
        input: schemas.job.JobRemindAllInput,
        job: models.Job,
        context: RuleContext,
    ) -> schemas.job.JobRemindAllOutput:
        raise errors.not_implemented("remindAll")

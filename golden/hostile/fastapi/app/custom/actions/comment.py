# Yours: written once by ashlar from hostile.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.comment import CommentActions
from service_runtime import errors


class CustomCommentActions(CommentActions):
    """What can be done with a comment beside the usual."""

    async def run(
        self,
        input: schemas.comment.CommentRunInput,
        comment: models.Comment,
        context: RuleContext,
    ) -> schemas.comment.CommentRunOutput:
        raise errors.not_implemented("run")

# Yours: written once by ashlar from hostile.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.docstring import DocstringActions
from service_runtime import errors


class CustomDocstringActions(DocstringActions):
    """What can be done with a docstring beside the usual."""

    async def run(
        self,
        input: schemas.docstring.DocstringRunInput,
        docstring: models.Docstring,
        context: RuleContext,
    ) -> schemas.docstring.DocstringRunOutput:
        raise errors.not_implemented("run")

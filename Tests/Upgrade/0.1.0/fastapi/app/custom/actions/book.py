# Yours: written once by ashlar from library.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.book import BookActions
from service_runtime import errors


class CustomBookActions(BookActions):
    """What can be done with a book beside the usual."""

    async def quote(
        self,
        input: schemas.book.BookQuoteInput,
        book: models.Book,
        context: RuleContext,
    ) -> schemas.book.BookQuoteOutput:
        raise errors.not_implemented("quote")

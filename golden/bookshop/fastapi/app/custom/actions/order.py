# Yours: written once by ashlar from bookshop.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.order import OrderActions
from service_runtime import errors


class CustomOrderActions(OrderActions):
    """What can be done with an order beside the usual."""

    async def quote(
        self,
        input: schemas.order.OrderQuoteInput,
        order: models.Order,
        context: RuleContext,
    ) -> schemas.order.OrderQuoteOutput:
        raise errors.not_implemented("quote")

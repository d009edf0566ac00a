# Yours: written once by ashlar from northwind.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.order_detail import OrderDetailActions
from service_runtime import errors


class CustomOrderDetailActions(OrderDetailActions):
    """What can be done with an order detail beside the usual."""

    async def price(
        self,
        input: schemas.order_detail.OrderDetailPriceInput,
        order_detail: models.OrderDetail,
        context: RuleContext,
    ) -> schemas.order_detail.OrderDetailPriceOutput:
        raise errors.not_implemented("price")

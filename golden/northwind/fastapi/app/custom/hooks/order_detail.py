# Yours: written once by ashlar from northwind.yaml, and never again.
from app.services.order_detail import OrderDetailHooks


class CustomOrderDetailHooks(OrderDetailHooks):
    """What else has to hold for order details: override what you need, and raise a `ServiceError` to refuse."""

# Yours: written once by ashlar from chinook.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.invoice import InvoiceActions
from service_runtime import errors


class CustomInvoiceActions(InvoiceActions):
    """What can be done with an invoice beside the usual."""

    async def refund(
        self,
        input: schemas.invoice.InvoiceRefundInput,
        invoice: models.Invoice,
        context: RuleContext,
    ) -> schemas.invoice.InvoiceRefundOutput:
        raise errors.not_implemented("refund")

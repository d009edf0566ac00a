# Yours: written once by ashlar from chinook.yaml, and never again.
from app.services.invoice_line import InvoiceLineHooks


class CustomInvoiceLineHooks(InvoiceLineHooks):
    """What else has to hold for invoice lines: override what you need, and raise a `ServiceError` to refuse."""

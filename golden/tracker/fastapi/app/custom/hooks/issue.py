# Yours: written once by ashlar from tracker.yaml, and never again.
from app.services.issue import IssueHooks


class CustomIssueHooks(IssueHooks):
    """What else has to hold for issues: override what you need, and raise a `ServiceError` to refuse."""

# Yours: written once by ashlar from torture.yaml, and never again.
from app import models, schemas
from app.core.rule_context import RuleContext
from app.services.news import NewsActions
from service_runtime import errors


class CustomNewsActions(NewsActions):
    """What can be done with a news beside the usual."""

    async def news_action(
        self,
        input: schemas.news.NewsNewsInput,
        news: models.News,
        context: RuleContext,
    ) -> schemas.news.NewsNewsOutput:
        raise errors.not_implemented("news")

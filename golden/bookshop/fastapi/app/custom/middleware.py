# Yours: written once by ashlar from bookshop.yaml, and never again.
from starlette.middleware import Middleware

middleware: list[Middleware] = []
"""Middleware of your own, the first outermost; the generated routes come after the last."""

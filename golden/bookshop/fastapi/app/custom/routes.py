# Yours: written once by ashlar from bookshop.yaml, and never again.
from fastapi import APIRouter

router = APIRouter()
"""Routes of your own beside the generated ones."""

# Yours: written once by ashlar from people.yaml, and never again.
from fastapi import APIRouter

router = APIRouter()
"""Routes of your own beside the generated ones."""

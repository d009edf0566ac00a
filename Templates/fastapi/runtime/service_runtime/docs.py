"""The page that shows the API and lets a reader try it: one document that asks nobody else for anything."""

import base64
import hashlib
from html import escape
from importlib.resources import files


def _part(name: str) -> str:
    return files("service_runtime").joinpath(name).read_text("utf-8").removesuffix("\n")


_SCRIPT = _part("docs.js")
_STYLE = _part("docs.css")


def _source(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


# Only this style and this script, by their digests: nothing that a description could smuggle in would run.
CONTENT_SECURITY_POLICY = (
    f"default-src 'none'; connect-src 'self'; img-src data:; style-src '{_source(_STYLE)}'; "
    f"script-src '{_source(_SCRIPT)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def docs_page(title: str) -> str:
    """The page; the title is what it is called until it has read the description."""
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="data:,">
<style>{_STYLE}</style>
</head>
<body>
<nav aria-label="operations">
<strong>{escape(title)}</strong>
<input id="filter" type="search" placeholder="Filter" aria-label="filter operations">
<div id="links"></div>
</nav>
<main><noscript>This page needs JavaScript; the description itself is in <a href="openapi.json">openapi.json</a>.
</noscript></main>
<script>{_SCRIPT}</script>
</body>
</html>
"""

"""Reads back what literal forms have written: a JSON list of [reader, text] becomes the list of what was read.

What is not read as one text, in its own place and with nothing beside it, is null.
"""

import io
import json
import subprocess
import sys

import markdown_it
import ruamel.yaml
import yaml

MARKDOWN = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])


def plain(inline):
    """The text of an inline token that is nothing but text."""
    if any(child.type not in ("text", "text_special") for child in inline.children):
        return None
    return "".join(child.content for child in inline.children)


def paragraph(text):
    """Between a heading and another paragraph."""
    tokens = MARKDOWN.parse(f"# title\n\n{text}\n\nbehind\n")
    kinds = [token.type for token in tokens if token.level == 0]
    if kinds == ["heading_open", "heading_close", "paragraph_open", "paragraph_close"]:
        return ""
    if kinds != ["heading_open", "heading_close"] + 2 * ["paragraph_open", "paragraph_close"] or len(tokens) != 9:
        return None
    return plain(tokens[4])


def cell(text):
    """In the last row of a table."""
    tokens = MARKDOWN.parse(f"| a | b |\n| --- | --- |\n| x | {text} |\n\nbehind\n")
    cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type in ("th_open", "td_open")]
    return plain(cells[3]) if len(cells) == 4 and tokens[-3].type == "paragraph_open" else None


def code(text):
    """Between backticks, within a sentence."""
    children = MARKDOWN.parse(f"from `{text}`: a\n")[1].children
    if [child.type for child in children] != ["text", "code_inline", "text"]:
        return None
    return children[1].content


def fenced(text):
    """JSON in a block, with something behind it."""
    tokens = MARKDOWN.parse(f"```json\n{text}\n```\n\nbehind\n")
    if [token.type for token in tokens] != ["fence", "paragraph_open", "inline", "paragraph_close"]:
        return None
    return json.loads(tokens[0].content)


def remark(text):
    """Behind the sign of a comment: of YAML as two of its readers see it, and of what a shell reads by lines."""
    document = f"# {text}\nkey: value\n"
    known = {"key": "value"}
    if yaml.safe_load(document) != known or ruamel.yaml.YAML(typ="safe").load(io.StringIO(document)) != known:
        return None
    lines = document.splitlines()
    return lines[0][2:] if len(lines) == 2 and shell(f"x\n{document.splitlines()[0]}") == "x" else None


def shell(text):
    """As a word of a command."""
    done = subprocess.run(["bash", "-c", f"printf %s {text}"], capture_output=True, stdin=subprocess.DEVNULL)
    return done.stdout.decode() if done.returncode == 0 and not done.stderr else None


READERS = {reader.__name__: reader for reader in (paragraph, cell, code, fenced, remark, shell)}
json.dump([READERS[reader](text) for reader, text in json.load(sys.stdin)], sys.stdout)

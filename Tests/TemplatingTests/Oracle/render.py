"""Renders templates with Jinja itself, for tests that compare.

Reads one JSON object a line from standard input:

    {"template_dir": "…", "template": "a.j2", "context": {…}, "filters": {"literal": {"kind": "mapped", …}}}

`source` may stand in place of `template` for a template that is no file. Writes one JSON object a line, in the same
order: {"output": "…"}, or {"error": "…"} where Jinja refuses or fails.

A filter is named by `kind`; a kind is a function from the filter's settings to the filter, registered in FILTERS:

    @kind("shout")
    def shout(settings):
        return lambda text: text.upper() + settings["mark"]
"""

import json
import sys
from types import SimpleNamespace

import jinja2

FILTERS = {}


def kind(name):
    def register(factory):
        FILTERS[name] = factory
        return factory

    return register


@kind("mapped")
def mapped(settings):
    """Replaces single characters and puts the text between `open` and `close`."""
    table = str.maketrans(settings.get("map", {}))
    return lambda text: settings.get("open", "") + text.translate(table) + settings.get("close", "")


def environment(template_dir):
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: load(template_dir, name)),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


def load(template_dir, name):
    # Without translating line endings, which is the language's own task.
    with open(f"{template_dir}/{name}", encoding="utf-8", newline="") as file:
        return file.read()


def record(pairs):
    """Fields, not items: `{}` has methods of its own names."""
    return SimpleNamespace(**dict(pairs))


def render(request):
    env = environment(getattr(request, "template_dir", "."))
    for name, settings in vars(getattr(request, "filters", record([]))).items():
        env.filters[name] = FILTERS[settings.kind](plain(settings))
    if hasattr(request, "source"):
        template = env.from_string(request.source)
    else:
        template = env.get_template(request.template)
    return template.render(**vars(request.context))


def plain(value):
    if isinstance(value, SimpleNamespace):
        return {name: plain(item) for name, item in vars(value).items()}
    return value


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        request = json.loads(line, object_pairs_hook=record)
        try:
            answer = {"output": render(request)}
        except Exception as error:  # Every refusal is an answer.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer))


if __name__ == "__main__":
    main()

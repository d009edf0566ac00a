"""Reads YAML texts with readers of others: a JSON list of texts comes in, for each the data of both readers goes out."""

import json
import sys

import ruamel.yaml
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.1 without its moments, which the language of specs takes as text in any case."""


Loader.yaml_implicit_resolvers = {
    sign: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
    for sign, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def newer(text):
    reader = ruamel.yaml.YAML(typ="safe", pure=True)
    reader.constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", ruamel.yaml.constructor.SafeConstructor.construct_yaml_str
    )
    return reader.load(text)


def answer(read, text):
    try:
        return json.dumps(read(text), sort_keys=True)
    except Exception as error:  # Whatever a reader dislikes is its answer.
        return f"refused: {error}"


readers = (lambda text: yaml.load(text, Loader), newer)
json.dump([[answer(read, text) for read in readers] for text in json.load(open(sys.argv[1]))], sys.stdout)

"""A spec as YAML."""

import json

from evolution import in_place_of_nothing
from mixing import mix
from rules import expression
from tree import MISSING
from values import Plain, in_expression, spelled
from words import camel


class Speller:
    def __init__(self, spec, mixing, hints=None, before=None):
        """`mixing` chooses what stands in mixins."""
        self.spec, self.mixing, self.hints = spec, mixing, hints
        members = [member for resource in before.resources for member in resource.members] if before else []
        self.former_names = {member.uid: member.name for member in members}

    def name(self, text):
        return camel(text) if self.spec.is_camel else text

    def yaml(self):
        spec = self.spec
        parts = {"ashlar": Plain("1"), "service": {"name": "demo"}, "database": {"ids": spec.ids}}
        used = {
            kind.enum
            for resource in spec.resources
            for field in resource.fields
            for kind in (field.type, field.type.item)
            if kind
        }
        enums = {enum.name: self._cases(enum) for enum in spec.enums if enum.uid in used}
        if enums:
            parts["enums"] = enums
        if self.hints and self.hints.removed.get(None):
            parts["removed"] = self.hints.removed[None]
        resources = {resource.name: self._resource(resource) for resource in spec.resources}
        mixins = mix(resources, self.mixing) if self.mixing.chance("mixins", 0.5) else {}
        if mixins:
            parts["mixins"] = mixins
        parts["resources"] = resources
        return "\n".join(_block(parts)) + "\n"

    def _was(self, uid):
        return {"was": self.hints.was[uid]} if self.hints and uid in self.hints.was else {}

    def _cases(self, enum):
        if not any(self._was(case.uid) for case in enum.cases):
            return [case.name for case in enum.cases]
        return {case.name: {"label": case.name} | self._was(case.uid) for case in enum.cases}

    def _resource(self, resource):
        made = dict(self._was(resource.uid))
        if resource.plural:
            made["plural"] = resource.plural
        if resource.key:
            names = [self.name(resource.member(uid).name) for uid in resource.key]
            made["key"] = names[0] if len(names) == 1 else names
        if resource.fields:
            made["fields"] = {self.name(field.name): self._field(field, resource) for field in resource.fields}
        relations = {self.name(one.name): self._relation(one, resource) for one in resource.relations}
        relations |= {
            self.name(one.name): {"many_to_many": self.spec.resource(one.target).name} | self._was_member(one.uid)
            for one in resource.pairs
        }
        relations |= {self.name(one.name): self._through(one) for one in resource.throughs}
        if relations:
            made["relations"] = relations
        if self.hints and self.hints.removed.get(resource.uid):
            made["removed"] = [self.name(name) for name in self.hints.removed[resource.uid]]
        if resource.uniques:
            made["unique"] = [self._unique(unique, resource) for unique in resource.uniques]
        if resource.indexes:
            made["indexes"] = [[self.name(resource.member(uid).name) for uid in index] for index in resource.indexes]
        if resource.rules:
            made["check"] = [
                {"rule": expression(rule, self.spec, resource, self.name), "message": "does not hold"}
                for rule in resource.rules
            ]
        if not resource.timestamps:
            made["timestamps"] = False
        if resource.soft_delete:
            made["soft_delete"] = True
        if resource.lock:
            made["optimistic_lock"] = True
        if resource.idempotent:
            made |= {"idempotent": True, "access": {"create": "anyone"}}
        return made

    def _through(self, through):
        middle = self.spec.resource(through.middle)
        own, other = (self.name(middle.member(uid).name) for uid in (through.own, through.other))
        target = self.spec.resource(through.target).name
        return {"many_to_many": target, "through": {"resource": middle.name, "own": own, "other": other}}

    def _was_member(self, uid):
        return {key: self.name(value) for key, value in self._was(uid).items()}

    def _unique(self, unique, resource):
        names = [self.name(resource.member(uid).name) for uid in unique.members]
        if unique.where is None:
            return names
        return {"fields": names, "where": expression(unique.where, self.spec, resource, self.name)}

    def _field(self, field, resource):
        spec, made = self.spec, {"type": self._type(field.type)}
        made |= self._was_member(field.uid)
        if field.nullable:
            made["nullable"] = True
        if field.unique:
            made["unique"] = True
        if field.default is not MISSING:
            made["default"] = spelled(field.default, field.type, spec)
        if field.low is not None or field.high is not None:
            made |= self._bounds(field)
        if self.hints and field.uid in self.hints.backfills:
            made["backfill"] = self._backfill(self.hints.backfills[field.uid], field, resource)
        return made

    def _bounds(self, field):
        if field.type.is_text or field.type.kind == "bytes":
            low, high = ("" if end is None else end for end in (field.low, field.high))
            return {"length": Plain(f"{low}..{high}")}
        ends = {"min": field.low, "max": field.high}
        return {key: spelled(end, field.type, self.spec) for key, end in ends.items() if end is not None}

    def _relation(self, relation, resource):
        made = {"belongs_to": self.spec.resource(relation.target).name} | self._was_member(relation.uid)
        if relation.nullable:
            made["nullable"] = True
        if relation.unique:
            made["unique"] = True
        if relation.on_delete != "restrict":
            made["on_delete"] = relation.on_delete
        if self.hints and relation.uid in self.hints.backfills:
            made["backfill"] = self._backfill(self.hints.backfills[relation.uid], relation, resource)
        return made

    def _type(self, kind):
        match kind.kind:
            case "decimal":
                return f"decimal({kind.precision},{kind.scale})"
            case "enum":
                return self.spec.enum(kind.enum).name
            case "list":
                return f"list({self._type(kind.item)})"
        return kind.kind

    def _backfill(self, backfill, member, resource):
        """An expression; lists and JSON as they stand in a spec."""

        def source(uid):
            here = resource.member(uid)
            return f"record.{self.name(here.name if here else self.former_names[uid])}"

        def instead(text):
            return text if member.nullable else f"first({text}, '{in_place_of_nothing(member)}')"

        match backfill:
            case ("value", value):
                if member.type.kind in ("list", "json"):
                    return spelled(value, member.type, self.spec)
                return in_expression(value, member.type, self.spec)
            case ("copy", uid):
                return source(uid)
            case ("first", uid, value):
                return f"first({source(uid)}, {in_expression(value, member.type, self.spec)})"
            case ("joined", one, between, other):
                parts = [
                    source(one),
                    *([in_expression(between, member.type, self.spec)] if between else []),
                    source(other),
                ]
                return instead(" + ".join(parts))
            case ("before" | "after" as word, uid, sign):
                return instead(f"{word}({source(uid)}, '{sign}')")
            case ("lookup", target, uid, value):
                found = self.spec.resource(target)
                field = found.member(uid)
                kind = field.type if field else self.spec.key_type(found)
                name = self.name(field.name) if field else "id"
                return f"find({found.name}, {name}, {in_expression(value, kind, self.spec)})"


def _block(mapping, indent=""):
    """Mappings of mappings on lines of their own, what is in them on one line each."""
    for key, value in mapping.items():
        if (
            isinstance(value, dict)
            and value
            and len(indent) < 6
            and any(isinstance(inner, (dict, list)) for inner in value.values())
        ):
            yield f"{indent}{key}:"
            yield from _block(value, indent + "  ")
        else:
            yield f"{indent}{key}: {_flow(value)}"


def _flow(value):
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow_key(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        return _quoted(value)
    return json.dumps(value)


def _flow_key(key):
    return key if key.replace("_", "").replace("-", "").isalnum() and key != "null" else _quoted(key)


def _quoted(text):
    """A text as YAML has it between quotes."""
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def _escaped(letter):
    if letter in '"\\':
        return "\\" + letter
    if letter.isprintable() and letter != "\ufeff":
        return letter
    return f"\\U{ord(letter):08x}"

"""What the second spec has to say of how it came from the first, found by comparing identities."""

import dataclasses

from choices import Skip
from rows import special_columns
from tree import MISSING, Relation
from values import value
from words import key_name, plural_of


@dataclasses.dataclass
class Hints:
    """What a spec says of the one before it."""

    # By identity: the former name; for cases of enums, former names.
    was: dict = dataclasses.field(default_factory=dict)
    # Names that may go, by the resource's identity, None for resources.
    removed: dict = dataclasses.field(default_factory=dict)
    # By member: what rows have that were there before.
    backfills: dict = dataclasses.field(default_factory=dict)


def heir(spec, uid):
    """The case that has the records now."""
    while uid in spec.merged:
        uid = spec.merged[uid]
    return uid


def needs_value(former, member):
    """Whether rows that were there before have to be given one, the default being one."""
    return not member.nullable and (former is None or former.nullable)


def hints(before, after, seed):
    made = Hints()
    made.removed[None] = [
        {"name": resource.name, "plural": resource.plural} if resource.plural else resource.name
        for resource in before.resources
        if after.resource(resource.uid) is None
    ]
    for resource in after.resources:
        former = before.resource(resource.uid)
        if former is None:
            continue
        if (former.name, plural_of(former)) != (resource.name, plural_of(resource)):
            made.was[resource.uid] = former_name(former, resource)
        now = {thing.uid for thing in resource.members + resource.pairs}
        made.removed[resource.uid] = [
            removed_name(before, thing) for thing in former.members + former.pairs if thing.uid not in now
        ]
        made.removed[resource.uid] += sorted(special_columns(former).keys() - special_columns(resource).keys())
        formerly = {thing.uid: thing for thing in former.members + former.pairs}
        for thing in resource.members + resource.pairs:
            if thing.uid in formerly:
                _name(made, formerly[thing.uid], thing)
        for member in resource.members:
            backfill = _backfill(before, after, former, member, seed)
            if backfill is not None:
                made.backfills[member.uid] = backfill
    for enum in after.enums:
        former = next((other for other in before.enums if other.uid == enum.uid), None)
        for case in enum.cases:
            taken = [other.name for other in former.cases if heir(after, other.uid) == case.uid] if former else []
            own = [other.name for other in former.cases if other.uid == case.uid] if former else []
            if [name for name in taken if name != case.name] and (own != [case.name] or len(taken) > 1):
                made.was[case.uid] = [name for name in taken if own != [name] or name != case.name]
    return made


def former_name(former, resource):
    """What a resource was called: its plural too, where that does not follow from the name."""
    if former.plural is None and former.name != resource.name:
        return former.name
    name = {} if former.name == resource.name else {"name": former.name}
    return name | {"plural": plural_of(former)}


def removed_name(spec, thing):
    """What goes, by its name, a relation by its key where that is not an id."""
    if isinstance(thing, Relation) and spec.resource(thing.target).key:
        return f"{thing.name}_{key_name(spec.resource(thing.target))}"
    return thing.name


def _name(made, former, thing):
    if former.name != thing.name:
        made.was[thing.uid] = former.name


def _backfill(before, after, former, member, seed):
    own = former.member(member.uid)
    if own is None and member.uid in after.backfills:
        if _fits(former, after.resource(former.uid), member, after.backfills[member.uid]):
            return _within(after.backfills[member.uid], member, after, seed)
    if not needs_value(own, member) or (member.is_field and member.default is not MISSING):
        return None
    if member.is_field and member.type.kind == "json":
        # What stands alone would be read as an expression.
        return ("value", "[]")
    if member.is_field:
        # The same for fields that are alike.
        return ("value", value(seed.random(member.uid.split("@")[0]), member.type, after, member.low, member.high))
    return _lookup(before, after, former, member, seed)


def _within(backfill, member, spec, seed):
    """The same, what stands in for nothing being within the bounds that the field has by now."""
    if backfill[0] == "first":
        return (*backfill[:2], value(seed.random(member.uid), member.type, spec, member.low, member.high))
    return backfill


def in_place_of_nothing(member):
    """What stands where a text has no such part."""
    if member.nullable or not member.is_field or not member.type.is_text:
        return None
    return "-" * (member.low or 0)


def _fits(former, resource, member, backfill):
    """Whether a backfill's sources were there before, and are of its type, as they still have to be."""
    sources = [source for uid in backfill_sources(backfill) for source in (former.member(uid), resource.member(uid))]
    if None in sources[::2]:
        return False
    sources = [source for source in sources if source]
    if backfill[0] in ("before", "after", "joined"):
        return member.type.kind in ("string", "text") and all(
            source.type.kind in ("string", "text") for source in sources
        )
    if not all(source.type == member.type for source in sources):
        return False
    return backfill[0] == "first" or member.nullable or not any(source.nullable for source in sources)


def backfill_sources(backfill):
    match backfill[0]:
        case "value" | "lookup":
            return []
        case "joined":
            return [backfill[1], backfill[3]]
    return [backfill[1]]


def _lookup(before, after, former, member, seed):
    """Where a required relation leads for rows that lead nowhere: a row found by its key, or by a unique field."""
    target, now = before.resource(member.target), after.resource(member.target)
    if target is None:
        raise Skip("a resource that is new has no rows to lead to")
    fields = [
        field.uid
        for field in target.fields
        if field.unique
        and not field.nullable
        and field.type.kind in ("string", "int", "int64", "email", "slug")
        and now.member(field.uid)
        and now.member(field.uid).unique
        and now.member(field.uid).type == field.type
        and not now.soft_delete
    ]
    key = target.key[0] if target.key else "id"
    return ("lookup", target.uid, seed.of(member.uid, [key, *fields]))

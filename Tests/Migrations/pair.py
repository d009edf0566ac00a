"""A pair of specs: the second is the first with some changes, each of which can be left out."""

import copy
import dataclasses

import changing
import growing
from choices import Choice, Skip
from evolution import backfill_sources, hints
from rows import populate
from tree import MISSING, Spec, Type

# Types that do not hold every value of another, or not in one way.
UNSAFE = {
    "string": ["int", "date", "json", "bool"],
    "text": ["uuid", "bytes", "datetime"],
    "int": ["bool", "date", "duration"],
    "int64": ["int", "bool", "datetime"],
    "float": ["int", "text", "int64"],
    "decimal": ["float", "bool", "json"],
    "bool": ["float", "date"],
    "date": ["int", "json"],
    "datetime": ["date", "int64"],
    "json": ["int", "bool"],
    "duration": ["int64", "text"],
    "bytes": ["text", "json"],
    "uuid": ["int64", "bytes"],
    "list": ["json", "text"],
    "enum": ["int", "uuid"],
}
# What no row has.
NOBODY = {
    "string": "nobody",
    "text": "nobody",
    "email": "nobody@example.com",
    "slug": "nobody",
    "int": 7_777,
    "int64": 7_777,
    "uuid": "00000000-0000-0000-0000-000000000000",
}
IDS = ["uuid7", "uuid4", "int64"]


@dataclasses.dataclass(frozen=True)
class Recipe:
    """What a pair is made of: operations with the seeds of their choices."""

    seed: str
    ids: str
    is_camel: bool
    growth: tuple
    changes: tuple
    rows: int
    # Which hint is left out, counted among those that are needed; -1 for none.
    forgotten: int = -1


class Pair:
    def __init__(self, recipe):
        self.recipe = recipe
        self.seed = Choice(recipe.seed)
        spec = Spec(recipe.ids, recipe.is_camel)
        self.applied = []
        spec = self._apply(spec, recipe.growth)
        if not spec.resources:
            raise Skip("a spec has a resource")
        self.before = copy.deepcopy(spec)
        spec.begin()
        self.applied = []
        self.after = self._apply(spec, recipe.changes)
        self.hints = hints(self.before, self.after, Choice(recipe.seed))
        self.rows = populate(self.before, Choice(f"{recipe.seed}/rows"), recipe.rows)
        settle_lookups(self)
        self.forgotten = None
        if recipe.forgotten >= 0:
            self.forgotten = forget(self, recipe.forgotten)

    def _apply(self, spec, operations):
        for name, seed in operations:
            attempt = copy.deepcopy(spec)
            try:
                changing.OPERATIONS[name](attempt, Choice(seed))
                attempt.drop_broken_throughs()
                attempt.check_names()
            except Skip:
                continue
            spec = attempt
            self.applied.append(name)
        return spec


def settle_lookups(pair):
    """Says which row a relation leads to, now that there are rows."""
    for uid, backfill in pair.hints.backfills.items():
        if backfill[0] == "lookup" and len(backfill) == 3:
            target, field = backfill[1:]
            values = [row[field] for row in pair.rows.tables[target]]
            found = Choice(f"{pair.recipe.seed}/{uid}").of("row", map(str, values)) if values else None
            pair.hints.backfills[uid] = (
                *backfill,
                next(
                    (value for value in values if str(value) == found), NOBODY[kind_of(pair.before, target, field).kind]
                ),
            )


def kind_of(spec, target, field):
    resource = spec.resource(target)
    return resource.member(field).type if resource.member(field) else spec.key_type(resource)


def forget(pair, place):
    """Leaves out one thing that has to be said; which one, nothing where all can be left out."""
    said = [
        ("removed", owner, name)
        for owner, names in sorted(pair.hints.removed.items(), key=str)
        for name in names
        if not goes_along(pair, owner, name)
    ]
    said += [("backfill", uid, None) for uid in sorted(pair.hints.backfills) if is_needed(pair, uid)]
    said += [("was", uid, None) for uid in sorted(pair.hints.was)]
    said += [("type", member.uid, kind) for member, kind in unsafe_types(pair)]
    if any(not resource.key and pair.before.resource(resource.uid) for resource in pair.after.resources):
        said.append(("ids", None, None))
    if not said:
        return None
    kind, owner, name = said[place % len(said)]
    if kind == "removed":
        pair.hints.removed[owner].remove(name)
    elif kind == "backfill":
        del pair.hints.backfills[owner]
    elif kind == "ids":
        pair.after.ids = "uuid7" if pair.before.ids == "int64" else "int64"
    elif kind == "type":
        _, field = next(found for found in fields_of(pair.after) if found[1].uid == owner)
        field.type, field.low, field.high, field.default, field.unique = name, None, None, MISSING, False
        pair.hints.backfills.pop(owner, None)
    else:
        del pair.hints.was[owner]
    return kind, owner, name


def goes_along(pair, owner, name):
    """Whether a join table goes without a word with what it leads to."""
    former = pair.before.resource(owner) if owner else None
    gone = [pairs.target for pairs in former.pairs if pairs.name == name] if former else []
    return any(pair.after.resource(target) is None for target in gone)


def fields_of(spec):
    return [(resource, field) for resource in spec.resources for field in resource.fields]


def unsafe_types(pair):
    """Fields that nothing else speaks of, with types that do not hold all of their values."""
    former = {field.uid: field.type for _, field in fields_of(pair.before)}
    sources = {uid for backfill in pair.hints.backfills.values() for uid in backfill_sources(backfill)}
    for resource, field in fields_of(pair.after):
        others = [*resource.key, *sources, *(uid for rule in resource.rules for uid in rule.members)]
        others += [uid for index in resource.indexes for uid in index]
        for unique in resource.uniques:
            others += [*unique.members, *(unique.where.members if unique.where else [])]
        if field.uid not in others and field.uid in former:
            yield from ((field, kind) for kind in unsafe(former[field.uid]))


def unsafe(kind):
    """Types that a field of a type cannot have next."""
    others = [Type(other) for other in UNSAFE.get(kind.kind, ())]
    if kind.kind == "decimal" and kind.precision > 1:
        others.append(Type("decimal", kind.precision - 1, max(kind.scale - 1, 0)))
    if kind.kind == "decimal" and kind.precision > kind.scale:
        others.append(Type("decimal", kind.precision, kind.scale + 1))
    if kind.kind == "list" and kind.item.kind == "int64":
        others.append(Type("list", item=Type("int")))
    return others


def is_needed(pair, uid):
    return any(
        member.uid == uid and not member.nullable for resource in pair.after.resources for member in resource.members
    )


def recipe(seed):
    """The recipe of a seed."""
    choose = Choice(seed)
    growth = [("add_resource", f"{seed}/g{place}") for place in range(choose.between("resources", 1, 4))]
    growth += [
        (growing.WEIGHTED[choose.between(f"growth {place}", 0, len(growing.WEIGHTED) - 1)].__name__, f"{seed}/h{place}")
        for place in range(choose.between("growth", 4, 22))
    ]
    changes = [
        (
            changing.CHANGING[choose.between(f"change {place}", 0, len(changing.CHANGING) - 1)].__name__,
            f"{seed}/c{place}",
        )
        for place in range(choose.between("changes", 1, 8))
    ]
    forgotten = choose.between("which", 0, 99) if choose.chance("forgotten", 0.1) else -1
    return Recipe(
        str(seed),
        choose.of("ids", IDS),
        choose.chance("camel", 0.15),
        tuple(growth),
        tuple(changes),
        choose.between("rows", 2, 6),
        forgotten,
    )

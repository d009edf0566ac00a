"""Operations that add something to a spec: from nothing they make one, later they change one."""

import dataclasses

import words
from choices import Skip
from tree import Case, Enum, Field, Pairs, Relation, Resource, Rule, Through, Type, Unique
from values import value

ITEMS = ["string", "int", "int64", "uuid", "date", "datetime", "bool", "float", "enum", "decimal"]
KINDS = [
    "string",
    "text",
    "int",
    "int64",
    "float",
    "decimal",
    "long",
    "bool",
    "date",
    "datetime",
    "duration",
    "uuid",
    "email",
    "url",
    "slug",
    "bytes",
    "json",
    "list",
    "enum",
    "enum",
    "string",
    "int",
    "decimal",
]


def fresh(choose, pool, taken, label="name"):
    return choose.of(label, [word for word in pool if word not in taken])


def taken_in(spec, resource, is_new=True):
    """Names that a member cannot have."""
    return resource.names | spec.unavailable(resource.uid, is_new)


def add_resource(spec, choose):
    names = {resource.name for resource in spec.resources} | spec.unavailable(None, is_new=True)
    resource = Resource(choose.uid("resource"), fresh(choose, words.RESOURCES, names), [])
    resource.timestamps = choose.chance("timestamps", 0.7)
    resource.idempotent = choose.chance("idempotent", 0.2)
    kind = choose.of("key kind", ["id", "id", "id", "id ", "id  ", "string", "int"])
    if kind.strip() == "id":
        resource.soft_delete = choose.chance("soft", 0.25)
        resource.lock = choose.chance("lock", 0.25)
        first = Field(choose.uid("field"), choose.of("field", words.FIELDS), Type("string"))
        first.nullable = choose.chance("nullable", 0.2)
    else:
        first = Field(choose.uid("field"), choose.of("field", ["code", "number", "order"]), Type(kind))
        resource.key = [first.uid]
    resource.members.append(first)
    spec.resources.append(resource)


def add_composite(spec, choose):
    """A resource whose key is a relation with something else."""
    names = {resource.name for resource in spec.resources} | spec.unavailable(None, is_new=True)
    resource = Resource(
        choose.uid("composite"), fresh(choose, words.RESOURCES, names), [], timestamps=choose.chance("timestamps", 0.5)
    )
    targets = choose.some("targets", [other for other in spec.resources if len(other.key) < 2], 2)
    if not targets:
        raise Skip("there is nothing to lead to")
    parts = [
        Relation(choose.uid(f"end {place}"), choose.of(f"name {place}", words.RELATIONS[place::2]), target.uid)
        for place, target in enumerate(targets)
    ]
    if len(parts) == 1 or choose.chance("with a field", 0.4):
        kind = choose.of("kind", ["string", "int", "date", "uuid", "enum"])
        parts[1:] = [Field(choose.uid("part"), choose.of("field", words.FIELDS), make_type(spec, choose, kind))]
    resource.members = [*parts, Field(choose.uid("more"), "remark_of_it", Type("text"), True)]
    resource.key = [part.uid for part in parts]
    spec.resources.append(resource)


def add_field(spec, choose):
    resource = choose.of("resource", spec.resources)
    name = fresh(choose, words.FIELDS, taken_in(spec, resource))
    field = Field(choose.uid("field"), name, random_type(spec, choose), choose.chance("nullable", 0.4))
    if choose.chance("bounded", 0.4):
        bound(spec, field, choose)
    if field.type.can_be_unique and choose.chance("unique", 0.15):
        field.unique = True
    elif not field.nullable and choose.chance("default", 0.35):
        field.default = default_of(spec, field, choose)
    resource.members.append(field)


def add_alike(spec, choose):
    """One field in several resources, as a mixin brings it."""
    resources = choose.some("resources", spec.resources, choose.between("count", 2, 3))
    if len(resources) < 2:
        raise Skip("there is nothing to be alike")
    taken = set().union(*(taken_in(spec, resource) for resource in resources))
    base, nullable = choose.uid("alike"), choose.chance("nullable", 0.5)
    made = Field(base, fresh(choose, words.FIELDS, taken), random_type(spec, choose), nullable)
    if not nullable and choose.chance("default", 0.5):
        made.default = default_of(spec, made, choose)
    for resource in resources:
        resource.members.append(dataclasses.replace(made, uid=f"{base}@{resource.uid}"))


def random_type(spec, choose):
    kind = choose.of("type", list(range(len(KINDS))))
    return make_type(spec, choose, KINDS[kind])


def make_type(spec, choose, kind):
    if kind == "decimal":
        precision = choose.between("precision", 1, 18)
        return Type("decimal", precision, choose.between("scale", 0, min(precision, 6)))
    if kind == "long":
        return Type("decimal", choose.between("precision", 19, 38), choose.between("scale", 0, 8))
    if kind == "enum":
        if not spec.enums or choose.chance("new enum", 0.4):
            add_enum(spec, choose)
        return Type("enum", enum=choose.of("enum", spec.enums).uid)
    if kind == "list":
        return Type("list", item=make_type(spec, choose, choose.of("item", ITEMS)))
    return Type(kind)


def add_enum(spec, choose):
    name = fresh(choose, words.ENUMS, {enum.name for enum in spec.enums}, "enum name")
    chosen = choose.some("cases", words.CASES, choose.between("count", 2, 4))
    spec.enums.append(Enum(choose.uid("enum"), name, [Case(f"{choose.uid('case')}-{word}", word) for word in chosen]))


def bound(spec, field, choose):
    """Gives a field bounds that leave room for values."""
    random = choose.random("bounds")
    if field.type.kind in ("string", "text", "bytes"):
        field.low = random.choice([None, 0, 1, 2])
        field.high = random.choice([None, 3, 20, 200])
    elif (
        field.type.kind in ("int", "int64", "float", "date", "datetime", "duration", "decimal")
        and not field.type.is_long
    ):
        ends = sorted(value(random, field.type, spec) for _ in range(2))
        if ends[0] < ends[1]:
            field.low, field.high = random.choice([(ends[0], None), (None, ends[1]), tuple(ends)])


def default_of(spec, field, choose):
    return value(choose.random("default"), field.type, spec, field.low, field.high)


def add_relation(spec, choose):
    resource = choose.of("resource", spec.resources)
    target = choose.of("target", [other for other in spec.resources if len(other.key) < 2])
    name = fresh(choose, words.RELATIONS, taken_in(spec, resource))
    relation = Relation(choose.uid("relation"), name, target.uid)
    relation.nullable = choose.chance("nullable", 0.5) or reaches(spec, target, resource)
    relation.on_delete = choose.of("on_delete", deletions(resource, relation, target))
    relation.unique = choose.chance("unique", 0.1)
    resource.members.append(relation)


def deletions(resource, relation, target):
    return [
        action
        for action in ("restrict", "cascade", "set_null")
        if (action != "set_null" or relation.nullable)
        and (action != "cascade" or not target.soft_delete or resource.soft_delete)
    ]


def reaches(spec, start, goal):
    """Whether records of one resource have to lead, by others, to the other one."""
    seen, waiting = set(), [start]
    while waiting:
        resource = waiting.pop()
        if resource.uid == goal.uid:
            return True
        if resource.uid not in seen:
            seen.add(resource.uid)
            waiting += [spec.resource(relation.target) for relation in resource.relations if not relation.nullable]
    return False


def add_pairs(spec, choose):
    resource = choose.of("resource", [other for other in spec.resources if len(other.key) < 2])
    target = choose.of("target", [other for other in spec.resources if len(other.key) < 2])
    resource.pairs.append(Pairs(choose.uid("pairs"), fresh(choose, words.PAIRS, taken_in(spec, resource)), target.uid))


def add_through(spec, choose):
    """A many to many through a resource that leads to both sides, and from now on to no two of them twice."""
    middles = [
        resource
        for resource in spec.resources
        if not resource.soft_delete and sum(not relation.nullable for relation in resource.relations) > 1
    ]
    middle = choose.of("middle", middles)
    own, other = choose.some("ends", [relation for relation in middle.relations if not relation.nullable], 2)
    if not middle.makes_pairs(own, other):
        middle.uniques.append(Unique(choose.uid("unique"), [own.uid, other.uid]))
    resource = spec.resource(own.target)
    name = fresh(choose, words.THROUGHS, taken_in(spec, resource))
    resource.throughs.append(Through(choose.uid("through"), name, other.target, middle.uid, own.uid, other.uid))


def add_unique_set(spec, choose):
    resource = choose.of("resource", spec.resources)
    fit = [member for member in resource.members if not member.is_field or member.type.can_be_unique]
    members = choose.some("members", fit, choose.between("count", 1, 2))
    if not members:
        raise Skip("nothing can be unique")
    where = random_rule(spec, resource, choose, ["flag", "absent", "among"]) if choose.chance("where", 0.5) else None
    uids = [member.uid for member in members]
    others = (
        [other.members for other in resource.uniques]
        + [resource.key]
        + [[member.uid] for member in resource.members if member.unique]
    )
    if where is None and len(uids) == 1 or any(set(other) == set(uids) for other in others):
        raise Skip("that is unique already")
    resource.uniques.append(Unique(choose.uid("unique"), uids, where))


def add_index(spec, choose):
    resource = choose.of("resource", spec.resources)
    fit = [member for member in resource.members if not member.is_field or member.type.can_be_indexed]
    members = [member.uid for member in choose.some("members", fit, choose.between("count", 1, 2))]
    sets = [other.members for other in resource.uniques] + [resource.key]
    single = [[member.uid] for member in resource.members if member.unique or not member.is_field]
    if not members or members in resource.indexes + sets + single:
        raise Skip("there is such an index")
    resource.indexes.append(members)


def add_rule(spec, choose):
    resource = choose.of("resource", spec.resources)
    rule = random_rule(spec, resource, choose, ["ordered", "present", "among", "long", "least"])
    if any((other.kind, other.members) == (rule.kind, rule.members) for other in resource.rules):
        raise Skip("there is such a rule")
    resource.rules.append(rule)


def random_rule(spec, resource, choose, kinds):
    kind = choose.of("rule", kinds)
    fields = resource.fields
    if kind == "ordered":
        pairs = [
            (one.uid, two.uid)
            for one in fields
            for two in fields
            if one.uid != two.uid and one.type == two.type and one.type.has_order
        ]
        return Rule(kind, list(choose.of("pair", pairs)))
    if kind == "present":
        nullable = choose.some("members", [member for member in resource.members if member.nullable], 2)
        if len(nullable) < 2:
            raise Skip("too few may be null")
        return Rule(kind, [member.uid for member in nullable])
    fit = {
        "absent": lambda field: field.nullable,
        "flag": lambda field: field.type.kind == "bool",
        "among": lambda field: field.type.kind == "enum",
        "long": lambda field: field.type.kind in ("string", "text"),
        "least": lambda field: field.type.kind in ("int", "int64", "decimal") and field.type.has_order,
    }[kind]
    field = choose.of("member", filter(fit, fields))
    if kind == "among":
        cases = spec.enum(field.type.enum).cases
        return Rule(kind, [field.uid], [case.uid for case in choose.some("cases", cases, choose.between("n", 1, 3))])
    if kind == "long":
        return Rule(kind, [field.uid], choose.between("length", 0, 2))
    return Rule(
        kind,
        [field.uid],
        value(choose.random("least"), field.type, spec, field.low, 0 if choose.chance("0", 0.5) else None)
        if kind == "least"
        else None,
    )


GROWING = [
    add_field,
    add_alike,
    add_relation,
    add_pairs,
    add_through,
    add_unique_set,
    add_index,
    add_rule,
    add_resource,
    add_composite,
]
WEIGHTED = (
    [add_field] * 8
    + [add_alike] * 3
    + [add_relation] * 5
    + [add_pairs] * 2
    + [add_through] * 3
    + [add_unique_set] * 2
    + [add_index] * 2
    + [add_rule] * 3
    + [add_composite]
)

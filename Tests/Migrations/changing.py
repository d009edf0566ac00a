"""Operations on what a spec has: renames, new types, what may be null, what goes."""

import dataclasses

import growing
import words
from choices import Skip
from growing import bound, default_of, deletions, fresh, reaches, taken_in
from tree import MISSING, Case, Field, Type
from values import value


def any_member(spec, choose, fit=lambda resource, member: True):
    """A member with its resource, chosen among all."""
    found = [(member.uid, resource, member) for resource in spec.resources for member in resource.members]
    fitting = {uid: (resource, member) for uid, resource, member in found if fit(resource, member)}
    return fitting[choose.of("member", fitting)]


def is_plain(resource, member):
    """Whether a member is a field that is not the key."""
    return member.is_field and member.uid not in resource.key


def forget(resource, uid):
    """What speaks of a member goes with it."""
    resource.rules = [rule for rule in resource.rules if uid not in rule.members]
    resource.indexes = [index for index in resource.indexes if uid not in index]
    resource.uniques = [
        unique
        for unique in resource.uniques
        if uid not in unique.members and not (unique.where and uid in unique.where.members)
    ]


def drop_member(spec, choose):
    resource, member = any_member(
        spec, choose, lambda resource, member: member.uid not in resource.key and len(resource.members) > 1
    )
    spec.spend(resource.uid, member, resource.members + resource.pairs)
    resource.members.remove(member)
    forget(resource, member.uid)


def rename_member(spec, choose):
    resource, member = any_member(spec, choose)
    pool = words.FIELDS if member.is_field else words.RELATIONS
    member.name = fresh(choose, pool, taken_in(spec, resource, is_new=False))


def swap_names(spec, choose):
    resource, member = any_member(
        spec, choose, lambda resource, member: len([x for x in resource.members if x.is_field == member.is_field]) > 1
    )
    other = choose.of("other", [x for x in resource.members if x.is_field == member.is_field and x is not member])
    member.name, other.name = other.name, member.name


def any_pairs(spec, choose):
    found = {pairs.uid: (resource, pairs) for resource in spec.resources for pairs in resource.pairs}
    return found[choose.of("pairs", found)]


def rename_pairs(spec, choose):
    resource, pairs = any_pairs(spec, choose)
    pairs.name = fresh(choose, words.PAIRS, taken_in(spec, resource, is_new=False))


def drop_pairs(spec, choose):
    resource, pairs = any_pairs(spec, choose)
    spec.spend(resource.uid, pairs, resource.members + resource.pairs)
    resource.pairs.remove(pairs)


def rename_resource(spec, choose):
    resource = choose.of("resource", spec.resources)
    names = {other.name for other in spec.resources} | spec.unavailable(None, is_new=False)
    resource.name = fresh(choose, words.RESOURCES, names)


def change_plural(spec, choose):
    resource = choose.of("resource", spec.resources)
    taken = {words.plural_of(other) for other in spec.resources}
    resource.plural = choose.of("plural", [None, *(word for word in words.PLURALS if word not in taken)])


def swap_resources(spec, choose):
    one = choose.of("resource", spec.resources)
    other = choose.of("other", [other for other in spec.resources if other is not one])
    one.name, other.name = other.name, one.name


def drop_resource(spec, choose):
    if len(spec.resources) < 2:
        raise Skip("a spec has a resource")
    keys = {
        resource.member(uid).target
        for resource in spec.resources
        for uid in resource.key
        if not resource.member(uid).is_field
    }
    gone = choose.of("resource", [resource for resource in spec.resources if resource.uid not in keys])
    spec.spend(None, gone, spec.resources)
    spec.resources.remove(gone)
    for resource in spec.resources:
        for pairs in [pairs for pairs in resource.pairs if pairs.target == gone.uid]:
            spec.spend(resource.uid, pairs, resource.members + resource.pairs)
            resource.pairs.remove(pairs)
        for relation in [relation for relation in resource.relations if relation.target == gone.uid]:
            spec.spend(resource.uid, relation, resource.members + resource.pairs)
            resource.members.remove(relation)
            forget(resource, relation.uid)
        if not resource.members:
            resource.members.append(
                Field(
                    choose.uid(resource.uid), fresh(choose, words.FIELDS, taken_in(spec, resource)), Type("text"), True
                )
            )


def wider(spec, kind, choose):
    """Types that hold every value of a type."""
    texts = [Type("string"), Type("text")]
    items = [kind, Type("string")] + ([Type("int64")] if kind.kind == "int" else [])
    lists = [Type("list", item=item) for item in items]
    match kind.kind:
        case "int":
            scale = choose.between("scale", 0, 3)
            decimals = [Type("decimal", 10 + scale, scale), Type("decimal", 20 + scale, scale)]
            return [Type("int64"), Type("float"), Type("json"), *lists, *decimals, *texts]
        case "int64":
            decimals = [Type("decimal", 18, 2), Type("decimal", 22, 3)]
            return [Type("float"), Type("json"), *lists, *decimals, *texts]
        case "bool":
            return [Type("int"), Type("int64"), Type("json"), *texts]
        case "decimal":
            more, places = choose.between("more", 0, 6), choose.between("places", 0, 3)
            precision = min(kind.precision + more + places, 38)
            scale = min(kind.scale + places, precision)
            numbers = [Type("decimal", precision, scale)] if precision - scale >= kind.precision - kind.scale else []
            if kind.scale == 0 and kind.precision <= 15:
                numbers.append(Type("int64"))
            if kind.scale == 0 and kind.precision <= 9:
                numbers.append(Type("int"))
            return [*numbers, *texts]
        case "date":
            return [Type("datetime"), *lists, *texts]
        case "uuid":
            return [*lists, *texts]
        case "datetime" | "json" | "email" | "url" | "slug":
            return texts
        case "enum" | "string":
            return [Type("text"), Type("list", item=Type("string"))] if kind.kind == "string" else texts
        case "text":
            return [Type("string")]
        case "list" if kind.item.kind == "int":
            return [Type("list", item=Type("int64"))]
    return []


def retype(spec, choose):
    resource, field = any_member(
        spec, choose, lambda resource, member: is_plain(resource, member) and widest(spec, member, choose)
    )
    give_type(spec, resource, field, choose)


def widest(spec, field, choose):
    """Types that hold every value that a field had before the changes began: what is safe twice is not safe at once."""
    return [kind for kind in wider(spec, spec.types.get(field.uid, field.type), choose) if kind != field.type]


def give_type(spec, resource, field, choose):
    field.type = choose.of("type", widest(spec, field, choose))
    field.low = field.high = None
    field.default = MISSING
    field.unique = field.unique and field.type.can_be_unique
    forget(resource, field.uid)


def widen_key(spec, choose):
    """The type of a key changes in all that leads to it."""
    resource = choose.of("resource", [resource for resource in spec.resources if len(resource.key) == 1])
    key = resource.member(resource.key[0])
    key.type = choose.of("type", [kind for kind in wider(spec, key.type, choose) if kind.kind in ("int64", "text")])
    key.low = key.high = None
    forget(resource, key.uid)


def make_nullable(spec, choose):
    resource, member = any_member(
        spec, choose, lambda resource, member: not member.nullable and member.uid not in resource.key
    )
    member.nullable = True
    if member.is_field:
        member.default = MISSING


def make_required(spec, choose):
    resource, member = any_member(
        spec,
        choose,
        lambda resource, member: (
            member.nullable and (member.is_field or not reaches(spec, spec.resource(member.target), resource))
        ),
    )
    member.nullable = False
    forget_rules_of_null(resource, member.uid)
    if not member.is_field and member.on_delete == "set_null":
        member.on_delete = "restrict"


def forget_rules_of_null(resource, uid):
    """A rule that something required is there says nothing, and is refused."""
    resource.rules = [rule for rule in resource.rules if not (rule.kind == "present" and uid in rule.members)]
    resource.uniques = [
        unique
        for unique in resource.uniques
        if not (unique.where and unique.where.kind == "absent" and uid in unique.where.members)
    ]


def change_default(spec, choose):
    resource, field = any_member(
        spec, choose, lambda resource, member: is_plain(resource, member) and not member.nullable and not member.unique
    )
    field.default = MISSING if field.default is not MISSING else default_of(spec, field, choose)


def toggle_unique(spec, choose):
    resource, member = any_member(
        spec,
        choose,
        lambda resource, member: (
            member.uid not in resource.key
            and (not member.is_field or (member.type.can_be_unique and member.default is MISSING))
        ),
    )
    member.unique = not member.unique
    resource.uniques = [unique for unique in resource.uniques if unique.members != [member.uid]]
    resource.indexes = [index for index in resource.indexes if index != [member.uid]]


def change_bounds(spec, choose):
    resource, field = any_member(spec, choose, is_plain)
    field.low = field.high = None
    field.default = MISSING
    if choose.chance("bounded", 0.7):
        bound(spec, field, choose)


def change_deletion(spec, choose):
    resource, relation = any_member(spec, choose, lambda resource, member: not member.is_field)
    fit = deletions(resource, relation, spec.resource(relation.target))
    relation.on_delete = choose.of("action", [action for action in fit if action != relation.on_delete])


def drop_constraint(spec, choose):
    found = {
        f"{resource.uid}/{kind}/{place}": (things, place)
        for resource in spec.resources
        for kind, things in (("rule", resource.rules), ("index", resource.indexes), ("unique", resource.uniques))
        for place in range(len(things))
    }
    things, place = found[choose.of("constraint", found)]
    del things[place]


def any_enum(spec, choose):
    used = {
        kind.enum
        for resource in spec.resources
        for field in resource.fields
        for kind in (field.type, field.type.item)
        if kind
    }
    return choose.of("enum", [enum for enum in spec.enums if enum.uid in used])


def case_names(spec, enum, is_new):
    return {case.name for case in enum.cases} | spec.unavailable(enum.uid, is_new)


def add_case(spec, choose):
    enum = any_enum(spec, choose)
    name = fresh(choose, words.CASES, case_names(spec, enum, is_new=True))
    enum.cases.insert(choose.between("place", 0, len(enum.cases)), Case(f"{choose.uid('case')}-{name}", name))


def rename_case(spec, choose):
    enum = any_enum(spec, choose)
    choose.of("case", enum.cases).name = fresh(choose, words.CASES, case_names(spec, enum, is_new=False))


def swap_cases(spec, choose):
    enum = any_enum(spec, choose)
    one = choose.of("case", enum.cases)
    other = choose.of("other", [case for case in enum.cases if case is not one])
    one.name, other.name = other.name, one.name


def merge_cases(spec, choose):
    """Removes a case; another takes its records over."""
    enum = any_enum(spec, choose)
    if len(enum.cases) < 2:
        raise Skip("an enum has a case")
    gone = choose.of("case", enum.cases)
    heir = choose.of("heir", [case for case in enum.cases if case is not gone])
    spec.spend(enum.uid, gone, enum.cases)
    enum.cases.remove(gone)
    spec.merged[gone.uid] = heir.uid
    for resource in spec.resources:
        for rule in resource.rules + [unique.where for unique in resource.uniques if unique.where]:
            if rule.kind == "among":
                rule.value = list(dict.fromkeys(heir.uid if uid == gone.uid else uid for uid in rule.value))
        for field in resource.fields:
            field.default = inherited(field.default, gone.uid, heir.uid)


def inherited(default, gone, heir):
    if isinstance(default, list):
        return [inherited(one, gone, heir) for one in default]
    return heir if default == gone else default


def change_alike(spec, choose):
    """Does the same to fields of several resources that are alike, as a change of a mixin does."""
    found = {}
    for resource in spec.resources:
        for field in resource.fields:
            base, mark, _ = field.uid.partition("@")
            alike = (base, repr(dataclasses.replace(field, uid=base)))
            found.setdefault(alike if mark else None, []).append((resource, field))
    fields = found[choose.of("fields", [alike for alike in found if alike and len(found[alike]) > 1])]
    taken = set().union(*(taken_in(spec, resource, is_new=False) for resource, _ in fields))
    name = fresh(choose, words.FIELDS, taken)
    action = choose.of("action", ["rename", "retype", "allow null", "forbid null", "drop"])
    for resource, field in fields:
        match action:
            case "rename":
                field.name = name
            case "retype":
                give_type(spec, resource, field, choose)
            case "allow null":
                field.nullable, field.default = True, MISSING
            case "forbid null":
                field.nullable = False
                forget_rules_of_null(resource, field.uid)
            case "drop" if len(resource.members) > 1:
                spec.spend(resource.uid, field, resource.members + resource.pairs)
                resource.members.remove(field)
                forget(resource, field.uid)


def any_through(spec, choose):
    found = {through.uid: (resource, through) for resource in spec.resources for through in resource.throughs}
    return found[choose.of("through", found)]


def rename_through(spec, choose):
    resource, through = any_through(spec, choose)
    through.name = fresh(choose, words.THROUGHS, taken_in(spec, resource, is_new=False))


def drop_through(spec, choose):
    resource, through = any_through(spec, choose)
    resource.throughs.remove(through)


def reorder_members(spec, choose):
    resource = choose.of("resource", spec.resources)
    resource.members = choose.some("order", resource.members, len(resource.members))


def toggle_soft_delete(spec, choose):
    def fits(resource):
        return not resource.key and (
            resource.soft_delete
            and not any(
                relation.on_delete == "cascade" and spec.resource(relation.target).soft_delete
                for relation in resource.relations
            )
            or not resource.soft_delete
            and not any(
                relation.on_delete == "cascade" and relation.target == resource.uid and not other.soft_delete
                for other in spec.resources
                if other is not resource
                for relation in other.relations
            )
        )

    resource = choose.of("resource", filter(fits, spec.resources))
    resource.soft_delete = not resource.soft_delete


def toggle_lock(spec, choose):
    resource = choose.of(
        "resource", [resource for resource in spec.resources if not resource.key or resource.timestamps]
    )
    resource.lock = not resource.lock


def toggle_idempotent(spec, choose):
    resource = choose.of("resource", spec.resources)
    resource.idempotent = not resource.idempotent


def toggle_timestamps(spec, choose):
    resource = choose.of("resource", [resource for resource in spec.resources if not (resource.key and resource.lock)])
    resource.timestamps = not resource.timestamps


def split_field(spec, choose):
    """Two fields where there was one: what stands before a space, and what stands behind it."""
    resource, field = any_member(
        spec,
        choose,
        lambda resource, member: is_plain(resource, member) and member.type.kind in ("string", "text"),
    )
    for part in ("before", "after"):
        name = fresh(choose, words.FIELDS, taken_in(spec, resource), part)
        made = Field(choose.uid(part), name, Type(field.type.kind), field.nullable)
        resource.members.append(made)
        spec.backfills[made.uid] = (part, field.uid, " ")
    if len(resource.members) > 3 and choose.chance("drop", 0.6):
        spec.spend(resource.uid, field, resource.members + resource.pairs)
        resource.members.remove(field)
        forget(resource, field.uid)


def copy_field(spec, choose):
    """A new field that begins as another one was, or as something where that is null."""
    resource, field = any_member(
        spec,
        choose,
        lambda resource, member: is_plain(resource, member) and member.type.kind in ("string", "text", "int", "date"),
    )
    made = dataclasses.replace(
        field,
        uid=choose.uid("copy"),
        name=fresh(choose, words.FIELDS, taken_in(spec, resource)),
        nullable=False,
        default=MISSING,
        unique=False,
        low=None,
        high=None,
    )
    resource.members.append(made)
    instead = value(choose.random("instead"), field.type, spec)
    spec.backfills[made.uid] = ("first", field.uid, instead) if field.nullable else ("copy", field.uid)


def join_fields(spec, choose):
    """One field where there were two."""

    def texts(resource):
        return [
            field
            for field in resource.fields
            if is_plain(resource, field) and field.type.kind in ("string", "text") and not field.nullable
        ]

    resource = choose.of("resource", [resource for resource in spec.resources if len(texts(resource)) > 1])
    one, other = choose.some("fields", texts(resource), 2)
    made = Field(choose.uid("joined"), fresh(choose, words.FIELDS, taken_in(spec, resource)), Type("text"))
    resource.members.append(made)
    spec.backfills[made.uid] = ("joined", one.uid, choose.of("between", [" ", "", ", ", "'"]), other.uid)


CHANGING = [
    drop_member,
    rename_member,
    swap_names,
    rename_pairs,
    drop_pairs,
    rename_resource,
    change_plural,
    swap_resources,
    drop_resource,
    retype,
    widen_key,
    make_nullable,
    make_required,
    change_default,
    toggle_unique,
    change_bounds,
    change_deletion,
    drop_constraint,
    add_case,
    rename_case,
    swap_cases,
    merge_cases,
    change_alike,
    change_alike,
    rename_through,
    drop_through,
    reorder_members,
    toggle_soft_delete,
    toggle_lock,
    toggle_idempotent,
    toggle_idempotent,
    toggle_timestamps,
    split_field,
    copy_field,
    join_fields,
    *growing.GROWING,
]
OPERATIONS = {operation.__name__: operation for operation in CHANGING}

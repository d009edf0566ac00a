"""Rules across the members of a row: what they say, and whether they hold."""

from values import in_expression


def expression(rule, spec, resource, name):
    """The rule as a spec writes it; `name` says how a member is called there."""
    members = [f"record.{name(resource.member(uid).name)}" for uid in rule.members]
    optional = [f"{said} == null" for uid, said in zip(rule.members, members) if resource.member(uid).nullable]
    if rule.kind == "ordered":
        return " or ".join([*optional, f"{members[0]} <= {members[1]}"])
    if rule.kind == "present":
        return f"{members[0]} != null or {members[1]} != null"
    if rule.kind == "absent":
        return f"{members[0]} == null"
    if rule.kind == "flag":
        return members[0]
    if rule.kind == "among":
        enum = spec.enum(resource.member(rule.members[0]).type.enum)
        cases = ", ".join(f"'{enum.case(uid).name}'" for uid in rule.value)
        return " or ".join([*optional, f"{members[0]} in ({cases})"])
    if rule.kind == "long":
        return " or ".join([*optional, f"length({members[0]}) >= {rule.value}"])
    return " or ".join(
        [*optional, f"{members[0]} >= {in_expression(rule.value, resource.member(rule.members[0]).type, spec)}"]
    )


def holds(rule, row):
    values = [row[uid] for uid in rule.members]
    if rule.kind == "present":
        return any(value is not None for value in values)
    if rule.kind == "absent":
        return values[0] is None
    if rule.kind == "flag":
        return values[0] is True
    if None in values:
        return True
    if rule.kind == "ordered":
        return values[0] <= values[1]
    if rule.kind == "among":
        return values[0] in rule.value
    return len(values[0]) >= rule.value if rule.kind == "long" else values[0] >= rule.value


def violations(spec, rows):
    """Why a database of this spec would not hold these rows: sentences, none where it would."""
    return [problem for resource in spec.resources for problem in _of_resource(spec, resource, rows)] + [
        f"{resource.name}.{pairs.name}: a pair leads nowhere"
        for resource in spec.resources
        for pairs in resource.pairs
        for own, other in rows.pairs[pairs.uid]
        if own not in rows.keys(resource) or other not in rows.keys(spec.resource(pairs.target))
    ]


def _of_resource(spec, resource, rows):
    table = rows.tables[resource.uid]
    for row in table:
        yield from (f"{resource.name}: {problem}" for problem in row_violations(spec, resource, row))
        for relation in resource.relations:
            key = row[relation.uid]
            if key is not None and key not in rows.keys(spec.resource(relation.target)):
                yield f"{resource.name}.{relation.name} leads nowhere"
    for members, where in unique_sets(resource):
        seen = set()
        for row in table:
            found = unique_value(resource, members, where, row)
            if found is not None and found in seen:
                yield f"{resource.name}: two have the same {'+'.join(resource.member(uid).name for uid in members)}"
            seen.add(found)


def row_violations(spec, resource, row):
    for member in resource.members:
        if row[member.uid] is None:
            if not member.nullable:
                yield f"{member.name} is null"
        elif member.is_field and not _fits(member, row[member.uid], spec):
            yield f"{member.name} is out of bounds"
    for rule in resource.rules:
        if not holds(rule, row):
            yield f"the rule {rule.kind} is broken"


def _fits(field, value, spec):
    if field.type.kind == "enum":
        return any(case.uid == value for case in spec.enum(field.type.enum).cases)
    if field.type.is_long:
        return True
    size = len(value) if field.type.is_text or field.type.kind == "bytes" else value
    return (field.low is None or size >= field.low) and (field.high is None or size <= field.high)


def unique_sets(resource):
    single = [([member.uid], None) for member in resource.members if member.unique]
    key = [(resource.key, None)] if resource.key else []
    return key + single + [(unique.members, unique.where) for unique in resource.uniques]


def unique_value(resource, members, where, row):
    """What no two rows may share; nothing where a row has no part in it."""
    values = tuple(row[uid] for uid in members)
    is_key = members == resource.key
    if not is_key and (None in values or row.get("deleted_at") is not None):
        return None
    return values if where is None or holds_for_index(where, row) else None


def holds_for_index(rule, row):
    """In a condition a null that is compared counts as false, unless the rule says otherwise."""
    return holds(rule, row)

"""Rows that satisfy a spec, with awkward values, each key leading to a row."""

import dataclasses
import uuid

from choices import Skip
from rules import row_violations, unique_sets, unique_value
from values import value

TRIES = 12
SPECIAL = ["created_at", "updated_at", "deleted_at", "lock_version"]


def special_columns(resource):
    """Columns that are no members of a record's body, with the kinds of their values."""
    columns = {}
    if resource.timestamps:
        columns |= {"created_at": "datetime", "updated_at": "datetime"}
    if resource.soft_delete:
        columns["deleted_at"] = "datetime"
    if resource.lock:
        columns["lock_version"] = "int64"
    return columns


@dataclasses.dataclass
class Rows:
    """By resource: rows as values by member; by pairs: the keys of both sides."""

    tables: dict
    pairs: dict

    def keys(self, resource):
        return {key_of(resource, row) for row in self.tables[resource.uid]}


def key_of(resource, row):
    """What others refer to a row by."""
    return row[resource.key[0]] if resource.key else row["id"]


def populate(spec, seed, most):
    """At most so many rows in each table."""
    tables = {resource.uid: [] for resource in spec.resources}
    for resource in in_order(spec):
        for number in range(most):
            row = _row(spec, resource, tables, seed.random(f"{resource.uid}/{number}"), number)
            if row is not None:
                tables[resource.uid].append(row)
    lead_back(spec, seed, tables)
    rows = Rows(tables, {})
    for resource in spec.resources:
        for pairs in resource.pairs:
            random = seed.random(pairs.uid)
            own, others = sorted(rows.keys(resource), key=str), sorted(rows.keys(spec.resource(pairs.target)), key=str)
            all_pairs = [(one, other) for one in own for other in others]
            rows.pairs[pairs.uid] = random.sample(all_pairs, min(len(all_pairs), most))
    return rows


def lead_back(spec, seed, tables):
    """Lets some rows that lead nowhere lead to rows that were made after them, and to themselves."""
    for resource in spec.resources:
        for number, row in enumerate(tables[resource.uid]):
            others = [other for other in tables[resource.uid] if other is not row]
            for relation in resource.relations:
                target = spec.resource(relation.target)
                keys = [key_of(target, other) for other in tables[target.uid]]
                random = seed.random(f"{relation.uid}/{number}")
                if row[relation.uid] is not None or not keys or random.random() < 0.5:
                    continue
                changed = row | {relation.uid: random.choice(keys)}
                if not any(row_violations(spec, resource, changed)) and not _repeats(resource, changed, others):
                    row |= changed


def in_order(spec):
    """Resources behind those that they have to lead to."""
    ordered, waiting = [], list(spec.resources)
    while waiting:
        done = {resource.uid for resource in ordered}
        ready = next(
            resource
            for resource in waiting
            if all(relation.nullable or relation.target in done | {resource.uid} for relation in resource.relations)
        )
        ordered.append(ready)
        waiting.remove(ready)
    return ordered


def _row(spec, resource, tables, random, number):
    for _ in range(TRIES):
        try:
            row = {member.uid: _value(spec, resource, member, tables, random) for member in resource.members}
        except Skip:
            return None
        if not resource.key:
            row["id"] = number * 3 + 1 if spec.ids == "int64" else str(uuid.UUID(int=random.getrandbits(128)))
        for column, kind in special_columns(resource).items():
            row[column] = random.randint(0, 2**41) if kind == "datetime" else random.randint(1, 9)
        if resource.soft_delete and random.random() < 0.6:
            row["deleted_at"] = None
        if not any(row_violations(spec, resource, row)) and not _repeats(resource, row, tables[resource.uid]):
            return row
    return None


def _repeats(resource, row, others):
    for members, where in unique_sets(resource):
        own = unique_value(resource, members, where, row)
        if own is not None and any(unique_value(resource, members, where, other) == own for other in others):
            return True
    return False


def _value(spec, resource, member, tables, random):
    if member.nullable and random.random() < 0.3:
        return None
    if member.is_field:
        found = value(random, member.type, spec, member.low, member.high)
        return found or "k" if member.uid in resource.key and member.type.is_text else found
    target = spec.resource(member.target)
    keys = [key_of(target, row) for row in tables[target.uid]]
    if keys:
        return random.choice(keys)
    if member.nullable:
        return None
    raise Skip("there is nothing to lead to")

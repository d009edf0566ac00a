"""What every row has to be after a migration, worked out from what was done to the spec and not from what the generator
made of it."""

import datetime
import decimal

from evolution import heir, in_place_of_nothing, needs_value
from rows import Rows, key_of, special_columns
from tree import MISSING, Type
from values import EPOCH, quantised, text_of_moment


class Now:
    """The moment in which a migration ran."""

    def __repr__(self):
        return "now"


NOW = Now()
# What is in columns that a resource gets by a switch, for rows that were there before.
NEW_SPECIALS = {"created_at": NOW, "updated_at": NOW, "deleted_at": None, "lock_version": 1}


def expected(before, after, hints, rows):
    tables, pairs = {}, {}
    for resource in after.resources:
        former = before.resource(resource.uid)
        found = rows.tables[resource.uid] if former else []
        tables[resource.uid] = [_row(before, after, hints, former, resource, row, rows) for row in found]
    for resource in after.resources:
        former = before.resource(resource.uid)
        known = {one.uid for one in former.pairs} if former else set()
        for one in resource.pairs:
            found = rows.pairs[one.uid] if one.uid in known else []
            ends = (
                [
                    (before.key_type(before.resource(uid)), after.key_type(after.resource(uid)))
                    for uid in (resource.uid, one.target)
                ]
                if found
                else []
            )
            pairs[one.uid] = [
                tuple(convert(key, *types, before, after) for key, types in zip(pair, ends)) for pair in found
            ]
    return Rows(tables, pairs)


def _row(before, after, hints, former, resource, row, rows):
    made = {} if resource.key else {"id": row["id"]}
    old, new = special_columns(former), special_columns(resource)
    for column in new:
        made[column] = row[column] if column in old else NEW_SPECIALS[column]
    for member in resource.members:
        own = former.member(member.uid)
        if own is None:
            made[member.uid] = _fill(before, after, hints, former, member, row, rows)
            continue
        found = row[member.uid]
        if found is None and needs_value(own, member):
            made[member.uid] = _fill(before, after, hints, former, member, row, rows)
        else:
            made[member.uid] = convert(found, before.type_of(own), after.type_of(member), before, after)
    return made


def _fill(before, after, hints, former, member, row, rows):
    backfill = hints.backfills.get(member.uid)
    if backfill is None:
        return None if not member.is_field or member.default is MISSING or member.nullable else member.default
    nothing = in_place_of_nothing(member)
    match backfill:
        case ("value", value):
            return value
        case ("copy", source):
            return row[source]
        case ("first", source, instead):
            return instead if row[source] is None else row[source]
        case ("joined", one, between, other):
            return nothing if None in (row[one], row[other]) else row[one] + between + row[other]
        case ("before", source, sign):
            return nothing if row[source] is None else row[source].split(sign, 1)[0]
        case ("after", source, sign):
            if row[source] is None or sign not in row[source]:
                return nothing
            return row[source].split(sign, 1)[1]
        case ("lookup", target, field, value):
            found = [key_of(before.resource(target), one) for one in rows.tables[target] if one[field] == value]
            types = before.key_type(before.resource(target)), after.key_type(after.resource(target))
            return convert(found[0], *types, before, after) if found else None


def convert(value, old, new, before, after):
    """A value in the type that its column has now."""
    if value is None:
        return None
    if old.kind == "enum" and new.kind == "enum":
        return heir(after, value)
    if old.kind == "enum":
        return convert(before.enum(old.enum).case(value).name, Type("text"), new, before, after)
    if old == new:
        if old.kind == "list" and old.item.kind == "enum":
            return [heir(after, one) for one in value]
        return value
    if new.kind == "list":
        return value if old.kind == "list" else [convert(value, old, new.item, before, after)]
    if new.kind == "decimal":
        return quantised(value, new.scale)
    if new.kind == "float":
        return float(value)
    if new.kind == "datetime":
        return _midnight(value)
    if new.kind in ("int", "int64"):
        return int(value)
    if new.kind == "json":
        return _text(value, old)
    return _text(value, old) if new.is_text else value


def returned(before, after, former, field):
    """What becomes of a field's values on the way there and back: of cases that were merged, the one that still was called
    as before, or else the first by name."""
    kind = former.type.item or former.type
    if field is None or kind.kind != "enum" or field.type != former.type:
        return lambda value: value
    names = {case.uid: case.name for case in before.enum(kind.enum).cases}
    now = {case.uid: case.name for case in after.enum(kind.enum).cases}

    def case(uid):
        own = heir(after, uid)
        merged = [other for other in names if heir(after, other) == own]
        return min(merged, key=lambda other: (names[other] != now[own], names[other]))

    def value(found):
        return [case(one) for one in found] if isinstance(found, list) else found and case(found)

    return value


def _text(value, old):
    if old.kind == "bool":
        return "true" if value else "false"
    if old.kind == "datetime":
        return text_of_moment(value)
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    return str(value)


def _midnight(day):
    year, month, number = map(int, day.split("-"))
    return (datetime.datetime(year, month, number) - EPOCH) // datetime.timedelta(milliseconds=1)

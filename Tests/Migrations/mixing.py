"""Mixins: what resources have in common, or one alone has, stands in a mixin in some specs and in the resources in others.
It is the same schema, so a spec may take from one to the other whatever else it changes."""

import json

from words import MIXINS

KINDS = ["fields", "relations"]


def mix(resources, choose):
    """Takes parts out of resources, as they are spelled, and gives back the mixins that have them."""
    mixins = {}
    for users, parts in _shared(resources, choose).items():
        if len(mixins) == len(MIXINS):
            break
        mixin = MIXINS[len(mixins)]
        mixins[mixin] = _move(parts, mixin, [resources[user] for user in users], choose)
    _nest(resources, mixins, choose)
    return mixins


def _shared(resources, choose):
    """Parts that go into mixins, by the resources that have them."""
    found = {}
    for name, resource in resources.items():
        key = resource.get("key", [])
        for kind in KINDS:
            for part, spelled in resource.get(kind, {}).items():
                if part not in key and part != key and "many_to_many" not in spelled:
                    found.setdefault((kind, part, json.dumps(spelled)), []).append(name)
    groups = {}
    for (kind, part, _), users in found.items():
        if choose.chance(f"{kind} {part}", 0.7 if len(users) > 1 else 0.15):
            groups.setdefault(tuple(users), []).append((kind, part))
    return groups


def _move(parts, mixin, users, choose):
    made = {}
    for kind, part in parts:
        for user in users:
            made.setdefault(kind, {})[part] = user[kind].pop(part)
    for kind in ("indexes", "unique"):
        common = [one for one in users[0].get(kind, []) if all(one in user.get(kind, []) for user in users)]
        moved = [one for one in common if choose.chance(f"{mixin} {one}", 0.5)]
        if moved:
            made[kind] = moved
            for user in users:
                user[kind] = [one for one in user[kind] if one not in moved]
    for user in users:
        user.setdefault("mixins", []).append(mixin)
        for kind in ("fields", "relations", "indexes", "unique"):
            if not user.get(kind, True):
                del user[kind]
    return made


def _nest(resources, mixins, choose):
    """Lets a mixin bring another one, which all of its users have."""
    users = {mixin: {name for name, one in resources.items() if mixin in one.get("mixins", [])} for mixin in mixins}
    for mixin in mixins:
        outer = [other for other in mixins if users[mixin] < users[other] and choose.chance(f"{mixin} {other}", 0.6)]
        for other in outer:
            mixins[mixin].setdefault("mixins", []).append(other)
            for name in users[mixin]:
                # What comes along two ways is there once.
                if choose.chance(f"{mixin} {other} {name}", 0.7):
                    resources[name]["mixins"] = [one for one in resources[name]["mixins"] if one != other]

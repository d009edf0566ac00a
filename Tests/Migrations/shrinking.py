"""Makes a failing pair small: whatever can go and leaves the failure, goes."""

import dataclasses


def shrink(recipe, fails):
    """The smallest recipe that was found and still fails."""
    smaller = True
    while smaller:
        smaller = False
        for attempt in attempts(recipe):
            if fails(attempt):
                recipe, smaller = attempt, True
                break
    return recipe


def attempts(recipe):
    for name in ("changes", "growth"):
        operations = getattr(recipe, name)
        size = len(operations) // 2
        while size >= 1:
            for start in range(0, len(operations), size):
                left = operations[:start] + operations[start + size :]
                yield dataclasses.replace(recipe, **{name: left})
            size //= 2
    if recipe.is_camel:
        yield dataclasses.replace(recipe, is_camel=False)
    for rows in range(recipe.rows):
        yield dataclasses.replace(recipe, rows=rows)

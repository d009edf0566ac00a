"""What the properties ask of a database, whichever it is."""

import words
from rows import Rows, special_columns
from tree import Type


class Failed(Exception):
    """A migration did not go through."""


class Engine:
    """A database that is emptied for each pair of specs."""

    def insert(self, spec, rows):
        """Inserts rows in any order, whose keys lead to others of them."""
        self.check_keys(False)
        self._insert(spec, rows)
        self.check_keys(True)

    def _insert(self, spec, rows):
        for resource in spec.resources:
            table, columns = layout(spec, resource)
            for row in rows.tables[resource.uid]:
                values = {name: self.stored(row[uid], kind, spec) for uid, (name, kind) in columns.items()}
                self.insert_row(table, values)
        for resource in spec.resources:
            for pairs in resource.pairs:
                table, columns = pairs_layout(spec, resource, pairs)
                for pair in rows.pairs[pairs.uid]:
                    values = [self.stored(value, kind, spec) for value, (_, kind) in zip(pair, columns)]
                    self.insert_row(table, dict(zip([name for name, _ in columns], values)))

    def read(self, spec):
        """All rows, as a spec names their tables and columns."""
        tables, pairs = {}, {}
        for resource in spec.resources:
            table, columns = layout(spec, resource)
            names, kinds = [name for name, _ in columns.values()], [kind for _, kind in columns.values()]
            tables[resource.uid] = [
                {uid: self.loaded(value, kind, spec) for uid, kind, value in zip(columns, kinds, found)}
                for found in self.select(table, names, kinds)
            ]
            for one in resource.pairs:
                table, columns = pairs_layout(spec, resource, one)
                names, kinds = [name for name, _ in columns], [kind for _, kind in columns]
                pairs[one.uid] = [
                    tuple(self.loaded(value, kind, spec) for value, kind in zip(found, kinds))
                    for found in self.select(table, names, kinds)
                ]
        return Rows(tables, pairs)


def layout(spec, resource):
    """A resource's table, and its columns with their types, by the identity of what they hold."""
    columns = {} if resource.key else {"id": ("id", spec.key_type(resource))}
    for member in resource.members:
        columns[member.uid] = (words.column_of(spec, resource, member), spec.type_of(member))
    for name, kind in special_columns(resource).items():
        columns[name] = (name, Type(kind))
    return words.table_of(resource), columns


def pairs_layout(spec, resource, pairs):
    table, own, other = words.join_table(spec, resource, pairs)
    return table, [(own, spec.key_type(resource)), (other, spec.key_type(spec.resource(pairs.target)))]

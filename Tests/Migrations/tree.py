"""A spec as these tests hold it. Everything has an identity that outlives its name, so that what became of a thing is
known without asking the generator."""

import dataclasses

from choices import Skip


class MISSING:
    """No value at all, as null would be one."""


@dataclasses.dataclass(frozen=True)
class Type:
    kind: str
    precision: int = 0
    scale: int = 0
    enum: str = ""
    item: "Type | None" = None

    @property
    def is_text(self):
        return self.kind in ("string", "text", "email", "url", "slug")

    @property
    def is_long(self):
        return self.kind == "decimal" and self.precision > 18

    @property
    def has_order(self):
        """Whether two values can be compared by a rule."""
        numbers = ("int", "int64", "float", "date", "datetime", "duration")
        return self.kind in numbers or (self.kind == "decimal" and not self.is_long)

    @property
    def can_be_unique(self):
        return self.kind not in ("list", "json", "float", "bool", "enum")

    @property
    def can_be_indexed(self):
        return self.kind not in ("list", "json", "bytes") and not self.is_long


@dataclasses.dataclass
class Case:
    uid: str
    name: str


@dataclasses.dataclass
class Enum:
    uid: str
    name: str
    cases: list

    def case(self, uid):
        return next(case for case in self.cases if case.uid == uid)


@dataclasses.dataclass
class Field:
    uid: str
    name: str
    type: Type
    nullable: bool = False
    default: object = MISSING
    unique: bool = False
    # Of the length where it is text or bytes, otherwise of the value.
    low: object = None
    high: object = None

    @property
    def is_field(self):
        return True


@dataclasses.dataclass
class Relation:
    uid: str
    name: str
    target: str
    nullable: bool = False
    on_delete: str = "restrict"
    unique: bool = False

    @property
    def is_field(self):
        return False


@dataclasses.dataclass
class Pairs:
    """A many to many with a join table of its own."""

    uid: str
    name: str
    target: str


@dataclasses.dataclass
class Through:
    """A many to many whose pairs are the records of another resource, by two of its relations."""

    uid: str
    name: str
    target: str
    middle: str
    own: str
    other: str


@dataclasses.dataclass
class Rule:
    """What holds of a row: the kind, the members that it speaks of, and a number or cases."""

    kind: str
    members: list
    value: object = None


@dataclasses.dataclass
class Unique:
    uid: str
    members: list
    where: Rule | None = None


@dataclasses.dataclass
class Resource:
    uid: str
    name: str
    members: list
    plural: str | None = None
    pairs: list = dataclasses.field(default_factory=list)
    throughs: list = dataclasses.field(default_factory=list)
    # The members that are the key; none where records have an id.
    key: list = dataclasses.field(default_factory=list)
    uniques: list = dataclasses.field(default_factory=list)
    indexes: list = dataclasses.field(default_factory=list)
    rules: list = dataclasses.field(default_factory=list)
    timestamps: bool = True
    soft_delete: bool = False
    lock: bool = False
    idempotent: bool = False

    def member(self, uid):
        return next((member for member in self.members if member.uid == uid), None)

    @property
    def fields(self):
        return [member for member in self.members if member.is_field]

    @property
    def relations(self):
        return [member for member in self.members if not member.is_field]

    @property
    def names(self):
        return {thing.name for thing in self.members + self.pairs + self.throughs}

    def makes_pairs(self, own, other):
        """Whether no two records pair the same two by these relations, which always lead somewhere, and none is hidden."""
        if self.soft_delete:
            return False
        sets = [unique.members for unique in self.uniques if unique.where is None] + [self.key]
        return {own.uid, other.uid} in map(set, sets) and own is not other and not own.nullable and not other.nullable


@dataclasses.dataclass
class Spec:
    ids: str = "uuid7"
    is_camel: bool = False
    enums: list = dataclasses.field(default_factory=list)
    resources: list = dataclasses.field(default_factory=list)
    # Former case -> the case that took its records over.
    merged: dict = dataclasses.field(default_factory=dict)
    # Former names that nothing may take again.
    spent: set = dataclasses.field(default_factory=set)
    # What things were called before the changes began, by their identity; with the owner, None for resources.
    origins: dict = dataclasses.field(default_factory=dict)
    # Types of fields before the changes began.
    types: dict = dataclasses.field(default_factory=dict)
    # What rows get that were there before, by member.
    backfills: dict = dataclasses.field(default_factory=dict)

    def begin(self):
        """From now on the spec is changed: new things cannot be called what others were called."""
        self.origins = {resource.uid: (None, resource.name) for resource in self.resources}
        for owner, things in [(one.uid, one.members + one.pairs) for one in self.resources] + [
            (enum.uid, enum.cases) for enum in self.enums
        ]:
            self.origins |= {thing.uid: (owner, thing.name) for thing in things}
        self.types = {field.uid: field.type for resource in self.resources for field in resource.fields}

    def drop_broken_throughs(self):
        """What goes through records that are no pairs any more, goes."""
        for resource in self.resources:
            resource.throughs = [one for one in resource.throughs if self._holds(one, resource)]

    def _holds(self, through, resource):
        middle = self.resource(through.middle)
        own, other = (middle and middle.member(uid) for uid in (through.own, through.other))
        if not own or not other or (own.target, other.target) != (resource.uid, through.target):
            return False
        return middle.makes_pairs(own, other)

    def check_names(self):
        """Something new cannot be called what something else was called, not even by changing places with it."""
        owners = [(None, self.resources), *((one.uid, one.members + one.pairs) for one in self.resources)]
        owners += [(enum.uid, enum.cases) for enum in self.enums]
        taken = set(self.origins.values())
        for owner, things in owners:
            if any(thing.uid not in self.origins and (owner, thing.name) in taken for thing in things):
                raise Skip("the name was another's")

    def spend(self, owner, thing, others):
        """The names of what goes are not given again; nothing can go whose former name another one has by now."""
        _, origin = self.origins.get(thing.uid, (owner, thing.name))
        if any(other.name == origin for other in others if other is not thing):
            raise Skip("its name is taken")
        self.spent |= {(owner, thing.name), self.origins.get(thing.uid, (owner, thing.name))}

    def unavailable(self, owner, is_new):
        """Names that nothing of an owner takes: of what has gone and, if it is new, of what was there before."""
        names = self.spent | set(self.origins.values() if is_new else ())
        return {name for known, name in names if known == owner}

    def resource(self, uid):
        return next((resource for resource in self.resources if resource.uid == uid), None)

    def enum(self, uid):
        return next(enum for enum in self.enums if enum.uid == uid)

    def key_type(self, resource):
        """What the key of a record is of, as others refer to it."""
        if resource.key:
            return resource.member(resource.key[0]).type
        return Type("int64" if self.ids == "int64" else "uuid")

    def type_of(self, member):
        return member.type if member.is_field else self.key_type(self.resource(member.target))

"""Names: plain ones, words that SQL reserves, and some too long for the names that constraints are given."""

LONG = "remarkably_long_name_that_leaves_constraints_no_room"

RESOURCES = [
    "Album",
    "Badge",
    "Cabin",
    "Doctor",
    "Engine",
    "Folder",
    "Garden",
    "Hammer",
    "Island",
    "Jacket",
    "Kettle",
    "Ladder",
    "Magnet",
    "Needle",
    "Pencil",
    "Rocket",
    "Saddle",
    "Tunnel",
    "Violin",
    "Wagon",
    "Order",
    "Group",
    "User",
    "Table",
    "OrderLine",
    "PriceTag",
    "AlbumBadge",
    "VeryPatientlyWaitingVisitorWithOneHeavyBag",
]
FIELDS = [
    "title",
    "amount",
    "color",
    "weight",
    "height",
    "remark",
    "origin",
    "number",
    "label",
    "signal",
    "motto",
    "rating",
    "order",
    "group",
    "select",
    "default",
    "check",
    "values",
    "table",
    "index",
    "user",
    "primary",
    "north_code",
    "first_name",
    "last_name",
    "old_title",
    "id_code",
    "date",
    "time",
    "true_value",
    "rowid_code",
    "limit",
    LONG,
]
RELATIONS = [
    "owner",
    "parent",
    "author",
    "keeper",
    "mentor",
    "buyer",
    "seller",
    "maker",
    "leader",
    "helper",
    "references",
    "main_contact",
]
PAIRS = ["tags", "friends", "partners", "readers", "topics", "sponsors", "unions", "home_towns"]
PLURALS = ["Staff", "People", "Folk", "Goods", "OldPapers"]
THROUGHS = ["members", "guests", "fans", "pupils", "rivals"]
MIXINS = ["Named", "Owned", "Priced", "Dated", "Kept", "Sorted"]
ENUMS = ["State", "Level", "Shade", "Phase", "Grade", "Mood"]
CASES = [
    "draft",
    "open",
    "closed",
    "paid",
    "WONT_FIX",
    "in-review",
    "done",
    "lost",
    "null",
    "new",
    "old",
    "Busy",
    "x",
    "rush",
]


def snake(name):
    """As columns and tables are called."""
    letters = []
    for place, letter in enumerate(name):
        if letter.isupper() and place:
            letters.append("_")
        letters.append(letter.lower())
    return "".join(letters)


def camel(name):
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)


def plural_of(resource):
    return resource.plural or resource.name + "s"


def table_of(resource):
    return snake(plural_of(resource))


def column_of(spec, resource, member):
    """The column that holds a member of a record."""
    if member.is_field:
        return member.name
    return f"{member.name}_{key_name(spec.resource(member.target))}"


def key_name(resource):
    return resource.member(resource.key[0]).name if resource.key else "id"


def join_table(spec, resource, pairs):
    """The table, and the columns of its two sides."""
    target = spec.resource(pairs.target)
    one = pairs.name[:-1]
    return (
        f"{table_of(resource)}_{pairs.name}",
        f"{snake(resource.name)}_{key_name(resource)}",
        f"{one}_{key_name(target)}",
    )

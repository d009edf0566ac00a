"""What holds of every pair of specs on every database."""

import time

import words
from choices import Choice
from engine import Failed
from evolution import needs_value
from history import Refused
from oracle import NOW, expected, returned
from postgresql_engine import Interrupted
from rows import special_columns
from rules import violations
from spelling import Speller

# What a spec is refused with that does not say enough about the one before.
REFUSALS = {
    # The second where a backfill reads what was removed.
    "removed": {"migration-loss", "unknown-member"},
    "backfill": {"migration-backfill"},
    # The second where two were to change places.
    "was": {"migration-loss", "was-declared"},
    "type": {"migration-type"},
    # The second where a backfill looks for an id of the other kind.
    "ids": {"migration-type", "expression-syntax"},
}


class Broken(Exception):
    """A property that does not hold."""

    def __init__(self, property, details):
        super().__init__(f"{property}\n{details}")
        self.property = property


def require(condition, property, details=""):
    if not condition:
        raise Broken(property, details() if callable(details) else details)


def is_now(value):
    return isinstance(value, int) and abs(value - time.time() * 1000) < 600_000


def tables_of(spec):
    """The tables that records and pairs are kept in, what goes through records having none; and those of the service."""
    pairs = [words.join_table(spec, resource, one)[0] for resource in spec.resources for one in resource.pairs]
    own = ["idempotency_keys"] if any(resource.idempotent for resource in spec.resources) else []
    return [words.table_of(resource) for resource in spec.resources] + pairs + own


class Scripts:
    """What the generator wrote for a pair."""

    def __init__(self, pair, history, other):
        """Writes both specs' histories: the second's beside the first's, and one of its own."""
        mixing = [Choice(f"{pair.recipe.seed}/{which}") for which in ("first", "second", "plain")]
        self.first = Speller(pair.before, mixing[0]).yaml()
        self.second = Speller(pair.after, mixing[1], pair.hints, pair.before).yaml()
        self.plain = Speller(pair.after, mixing[2]).yaml()
        history.clear()
        other.clear()
        try:
            history.write(self.first)
            other.write(self.plain)
        except Refused as refusal:
            raise Broken("a spec by itself is accepted", str(refusal)) from refusal
        (self.initial,) = history.names()
        self.refusal = None
        written = history.files()
        try:
            history.write(self.second)
        except Refused as refusal:
            self.refusal = refusal
            require(history.files() == written, "a refused spec leaves the history alone")
        names = history.names()
        require(len(names) <= 2, "one change of a spec is one migration", f"there are {names}")
        self.name = names[1] if len(names) == 2 else None
        self.history, self.other = history, other

    def is_written_once(self):
        """The hints may go or stay once the migration is there: nothing more is written."""
        for text in (self.second, self.plain):
            try:
                require(
                    not self.history.write(text),
                    "a spec that did not change again needs no further migration",
                    lambda: f"there are {self.history.names()}",
                )
            except Refused as refusal:
                raise Broken("hints may be deleted once the migration is there", str(refusal)) from refusal

    def of(self, dialect):
        """The scripts of a dialect: create the first, up, down, create the second."""
        up, down = (
            self.history.script(self.name, dialect, direction) if self.name else "" for direction in ("up", "down")
        )
        return (self.history.script(self.initial, dialect), up, down, self.other.script(self.other.names()[0], dialect))


def check(pair, scripts, engines, thorough):
    """Raises `Broken` where a property does not hold; says in a word what the pair was like."""
    if pair.forgotten:
        require(scripts.refusal, "a spec that does not say enough is refused", f"without {pair.forgotten}")
        wanted = REFUSALS[pair.forgotten[0]]
        require(wanted & scripts.refusal.codes, "a refusal says what is missing", str(scripts.refusal))
        require(wanted & scripts.refusal.helped, "a refusal says what can be done", str(scripts.refusal))
        return "refused"
    require(not scripts.refusal, "a spec that says enough is accepted", str(scripts.refusal))
    if thorough:
        scripts.is_written_once()
    wanted = expected(pair.before, pair.after, pair.hints, pair.rows)
    problems = violations(pair.after, wanted)
    ends = [Run(engine, pair, scripts.of(engine.name), wanted, problems).all(thorough) for engine in engines]
    if not problems:
        require(all(end == ends[0] for end in ends), "all databases end with the same rows", lambda: f"{ends}")
    return "forbidden" if problems else "unchanged" if scripts.name is None else "migrated"


class Run:
    """The properties of one pair on one database."""

    def __init__(self, engine, pair, scripts, wanted, problems):
        self.engine, self.pair, self.wanted, self.problems = engine, pair, wanted, problems
        self.create_first, self.up, self.down, self.create_second = scripts

    def all(self, thorough):
        engine = self.engine
        engine.reset()
        engine.migrate(self.create_second)
        self.second = engine.catalogue()
        self.same(
            dict.fromkeys(engine.tables(), "a table"),
            dict.fromkeys(tables_of(self.pair.after), "a table"),
            "a database has the tables that its spec asks for",
        )
        engine.reset()
        engine.migrate(self.create_first)
        self.first = engine.catalogue()
        self.schemas()
        if thorough:
            self.failures()
        self.with_rows()
        if self.problems:
            self.forbidden()
            return None
        self.go("up, with rows", self.up)
        self.is_second("with rows")
        found = self.survivors()
        self.back()
        return found

    def go(self, what, script):
        try:
            self.engine.migrate(script)
        except Failed as failure:
            raise Broken(f"{self.engine.name}: the migration goes through: {what}", str(failure)) from failure

    def same(self, found, wanted, property):
        if found != wanted:
            lines = [f"- {key}: {wanted[key]}" for key in wanted if found.get(key) != wanted[key]]
            lines += [f"+ {key}: {found[key]}" for key in found if found[key] != wanted.get(key)]
            raise Broken(f"{self.engine.name}: {property}", "\n".join(sorted(lines, key=lambda line: line[2:])))

    def is_second(self, when):
        self.same(self.engine.catalogue(), self.second, f"a migrated schema is that of a new database {when}")

    def schemas(self):
        """Up, down and up again, without rows."""
        for turn in ("at first", "again"):
            self.go(f"up {turn}", self.up)
            self.is_second(turn)
            self.go(f"down {turn}", self.down)
            self.same(self.engine.catalogue(), self.first, f"down brings the former schema back {turn}")

    def with_rows(self):
        """A database of the first spec with its rows."""
        self.engine.reset()
        self.engine.migrate(self.create_first)
        spec = self.pair.before
        self.engine.insert(spec, self.pair.rows)
        for resource in spec.resources:
            if spec.ids == "int64" and not resource.key and self.pair.rows.tables[resource.uid]:
                self.engine.spend_numbers(words.table_of(resource))
        self.numbers = self.numbers_of(spec)

    def numbers_of(self, spec):
        numbers = self.engine.numbers()
        return {resource.uid: numbers.get(words.table_of(resource)) for resource in spec.resources}

    def survivors(self):
        """The rows after the migration, which are the wanted ones, value for value."""
        after = self.pair.after
        found = self.engine.read(after)
        for resource in after.resources:
            self.same_rows(resource, found.tables[resource.uid], self.wanted.tables[resource.uid], "survive")
            for pairs in resource.pairs:
                one, other = sorted(found.pairs[pairs.uid]), sorted(self.wanted.pairs[pairs.uid])
                require(
                    one == other, f"{self.engine.name}: pairs survive", lambda: f"{pairs.name}: {one}, wanted {other}"
                )
        numbers = self.numbers_of(after)
        kept = {resource.uid for resource in after.resources} & self.numbers.keys()
        for uid in kept:
            require(
                numbers[uid] == self.numbers[uid],
                f"{self.engine.name}: no number is given twice",
                lambda: f"{after.resource(uid).name}: {numbers[uid]}, before {self.numbers[uid]}",
            )
        # Moments in which the migration ran are not the same twice.
        tables = {
            uid: sorted(repr([pair for pair in sorted(row.items()) if not is_now(pair[1])]) for row in rows)
            for uid, rows in found.tables.items()
        }
        return tables, {uid: sorted(pairs) for uid, pairs in found.pairs.items()}

    def same_rows(self, resource, found, wanted, verb):
        by_key = {self.key(resource, row): row for row in found}
        keys = {self.key(resource, row) for row in wanted}
        require(
            by_key.keys() == keys and len(found) == len(wanted),
            f"{self.engine.name}: rows {verb}",
            lambda: f"{resource.name}: {sorted(by_key, key=str)}, wanted {sorted(keys, key=str)}",
        )
        for row in wanted:
            own = by_key[self.key(resource, row)]
            for uid, value in row.items():
                require(
                    is_now(own[uid]) if value is NOW else own[uid] == value and type(own[uid]) is type(value),
                    f"{self.engine.name}: values {verb}",
                    lambda: f"{resource.name}.{self.called(resource, uid)}: {own[uid]!r}, wanted {value!r}",
                )

    def called(self, resource, uid):
        member = resource.member(uid)
        return member.name if member else uid

    def key(self, resource, row):
        return tuple(row[uid] for uid in resource.key) if resource.key else row["id"]

    def back(self):
        """Down with rows: what nothing was lost of is there again."""
        before = self.pair.before
        state = self.engine.state()
        try:
            self.engine.migrate(self.down)
        except Failed as failure:
            require(
                not self.is_lossless(), f"{self.engine.name}: down goes through where nothing was lost", str(failure)
            )
            if self.engine.name == "sqlite":
                require(self.engine.state() == state, "sqlite: a failure on the way down leaves everything as it was")
            return
        self.same(self.engine.catalogue(), self.first, "down brings the former schema back under rows")
        found = self.engine.read(before)
        for resource in before.resources:
            now = self.pair.after.resource(resource.uid)
            if now is None:
                continue
            columns = [column for column in special_columns(resource) if column in special_columns(now)]
            kept = [uid for uid in ["id", *columns] if uid != "id" or not resource.key]
            kept += [member.uid for member in resource.members if now.member(member.uid)]
            rows = [self.returned(row, resource, now) for row in self.pair.rows.tables[resource.uid]]
            wanted = [{uid: row[uid] for uid in kept} for row in rows]
            wanted = [self.unfilled(row, resource, now) for row in wanted]
            self.same_rows(resource, found.tables[resource.uid], wanted, "come back")

    def unfilled(self, row, resource, now):
        """What was null and got a value may keep it."""
        return {
            uid: value
            for uid, value in row.items()
            if value is not None or not (now.member(uid) and needs_value(resource.member(uid), now.member(uid)))
        }

    def returned(self, row, resource, now):
        """The row with the cases that its fields have after a way there and back."""
        before, after = self.pair.before, self.pair.after
        cases = {field.uid: returned(before, after, field, now.member(field.uid)) for field in resource.fields}
        return {uid: cases[uid](value) if uid in cases else value for uid, value in row.items()}

    def is_lossless(self):
        before, after = self.pair.before, self.pair.after
        if after.merged or any(self.pair.hints.removed.values()) or self.pair.hints.backfills:
            return False
        specials = all(
            special_columns(resource).keys() <= special_columns(after.resource(resource.uid)).keys()
            for resource in before.resources
        )
        defaults = any(
            needs_value(before.resource(resource.uid).member(member.uid), member)
            for resource in after.resources
            if before.resource(resource.uid)
            for member in resource.members
        )
        return specials and not defaults

    def forbidden(self):
        """Rows that the new schema does not allow."""
        engine, state = self.engine, self.engine.state()
        for turn in ("at first", "again"):
            try:
                engine.migrate(self.up)
            except Failed:
                continue
            raise Broken(
                f"{engine.name}: rows that the new schema forbids keep it from coming {turn}", "\n".join(self.problems)
            )
        if engine.name == "sqlite":
            require(engine.state() == state, "sqlite: a failed migration leaves everything as it was")
            return
        kept = [uid for uid in self.pair.rows.tables if self.pair.after.resource(uid)]
        most = sum(len(self.pair.rows.tables[uid]) for uid in kept)
        require(sum(map(engine.count, engine.tables())) >= most, "postgresql: a failed migration loses no row")
        engine.clear()
        self.go("after the rows that were forbidden have gone", self.up)
        self.is_second("after the rows that were forbidden have gone")

    def failures(self):
        """A failure at every statement."""
        if self.problems:
            return
        self.with_rows()
        if self.engine.name == "sqlite":
            state = self.engine.state()
            for place in self.engine.interruptions(self.up):
                try:
                    self.engine.migrate(self.up, fail_before=place)
                except Failed:
                    require(
                        self.engine.state() == state,
                        "sqlite: a failure at any statement leaves everything as it was",
                        f"before statement {place + 1}",
                    )
                else:
                    raise Broken("sqlite: a failure is noticed", f"before statement {place + 1}")
            return
        for stop in self.engine.interruptions(self.up):
            try:
                self.engine.migrate(self.up, stop=stop)
            except Interrupted:
                continue
            except Failed as failure:
                raise Broken(
                    "postgresql: a run goes on where another was interrupted", f"{stop}: {failure}"
                ) from failure
            raise Broken("postgresql: every step is run until it is recorded", f"{stop}")
        self.go("after an interruption at every statement", self.up)
        self.is_second("after an interruption at every statement")
        self.survivors()

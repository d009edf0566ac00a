/// What stands between a spec and the one that its last migration was written from: the folder `*.migrations` beside it.
extension Explanation {
  static let migrationBackfill = Explanation(
    "records that are there already would have no value",
    why: """
      A field that every record needs, new or no longer nullable, leaves open what the records have that are there already.
      `default` says it, and `backfill` says it for them alone: a value, or one that is made of what the record held before
      the migration. A field that is new in the same migration held nothing.
      """,
    wrong: """
      Book:
        fields: {title: string, subtitle: string}                       # subtitle is new
      """,
    right: """
      Book:
        fields: {title: string, subtitle: {type: string, backfill: record.title}}
      """
  )

  static let migrationLoss = Explanation(
    "what databases hold would be lost",
    why: """
      A resource, a field, a relation or a value of an enum is gone from the spec, or is called otherwise and does not say
      how it was called before. The migration would drop it with all that databases hold. `was` says the former name,
      `removed` that it may go; `--allow-destructive` confirms everything that is lost in one run.
      """,
    wrong: """
      Book:
        fields: {name: string}                                          # there was a title
      """,
    right: """
      Book:
        fields: {name: {type: string, was: title}}
      """
  )

  static let migrationType = Explanation(
    "values that are there already may have no counterpart in the new type",
    why: """
      A type is changed by itself where every value has exactly one counterpart and every database finds the same: a
      narrow number becomes a wider one, a day its midnight. Any other change is a new field that is filled from the old
      one, and the old one removed; a key that was a number does not become a UUID, since others hold it.
      """,
    wrong: """
      Book:
        fields: {title: int}                                            # was a string
      """,
    right: """
      Book:
        removed: [title]
        fields: {number: int?}
      """
  )

  static let migrationKey = Explanation(
    "rows of other tables hold keys as they were",
    why: """
      Where records of one resource belong to those of another, each row holds the other's key. When that resource is
      keyed by something else, or the relation leads to another resource, the keys that are there would lead nowhere. A
      new relation beside the old one can be filled by `backfill`, and the old one removed.
      """,
    wrong: """
      Copy:
        relations: {book: {belongs_to: Leaflet, on_delete: cascade}}    # led to Book
      """,
    right: """
      Copy:
        relations:
          book: {belongs_to: Book, on_delete: cascade}
          leaflet: {belongs_to: Leaflet, nullable: true, on_delete: cascade}
      """
  )
}

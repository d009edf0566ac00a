extension Explanation {
  static let relationKind = Explanation(
    "the relation does not say one kind",
    why: """
      A relation is one of `belongs_to` (a key of its own), `has_one` and `has_many` (the other side of such a key) and
      `many_to_many` (a join table).
      """,
    wrong: "author: {on_delete: cascade}",
    right: "author: {belongs_to: Author, on_delete: cascade}"
  )

  static let setNullRequired = Explanation(
    "a required key cannot become null",
    why: """
      `on_delete: set_null` clears the key when the other record is deleted, so the relation must be nullable.
      """,
    wrong: "author: {belongs_to: Author, on_delete: set_null}",
    right: "author: {belongs_to: Author, nullable: true, on_delete: set_null}"
  )

  static let softDeleteCascade = Explanation(
    "records would be gone for good with one that can come back",
    why: """
      A record of a resource with `soft_delete` is only hidden when it is deleted. What goes with it by `cascade` has to
      be hidden as well: removed, it would be missing once the record is restored.
      """,
    wrong: """
      Post: {soft_delete: true}
      Comment: {relations: {post: {belongs_to: Post, on_delete: cascade}}}
      """,
    right: """
      Post: {soft_delete: true}
      Comment: {soft_delete: true, relations: {post: {belongs_to: Post, on_delete: cascade}}}
      """
  )

  static let missingInverse = Explanation(
    "no relation of the other resource leads back",
    why: """
      A `has_many` is read from the key on the other side. Without such a key there is nothing that it could list.
      """,
    wrong: """
      Author: {relations: {books: {has_many: Book}}}
      Book: {fields: {title: string}}
      """,
    right: """
      Author: {relations: {books: {has_many: Book}}}
      Book: {fields: {title: string}, relations: {author: {belongs_to: Author}}}
      """
  )

  static let ambiguousInverse = Explanation(
    "several relations of the other resource lead back",
    why: "With two keys to the same resource, a `has_many` must say which of them it lists by.",
    wrong: """
      User: {relations: {posts: {has_many: Post}}}
      Post: {relations: {author: {belongs_to: User}, editor: {belongs_to: User}}}
      """,
    right: """
      User: {relations: {posts: {has_many: Post, inverse: author}}}
      Post: {relations: {author: {belongs_to: User}, editor: {belongs_to: User}}}
      """
  )

  static let unknownInverse = Explanation(
    "the other resource has no relation of that name",
    why: "`inverse` names a relation of the resource that this relation leads to.",
    wrong: "books: {has_many: Book, inverse: writer}",
    right: "books: {has_many: Book, inverse: author}"
  )

  static let wrongInverse = Explanation(
    "the named relation is not the other side of this one",
    why: """
      The other side of a `has_many` is a `belongs_to` that leads here. The other side of a `many_to_many` is a
      `many_to_many` that leads here, has no `inverse` of its own (it declares the join table) and is named by one
      relation only.
      """,
    wrong: """
      Book: {relations: {genres: {many_to_many: Genre, inverse: books}}}
      Genre: {relations: {books: {many_to_many: Book, inverse: genres}}}
      """,
    right: """
      Book: {relations: {genres: {many_to_many: Genre}}}
      Genre: {relations: {books: {many_to_many: Book, inverse: genres}}}
      """
  )

  static let inverseNotUnique = Explanation(
    "several records could be the one of a `has_one`",
    why: """
      A `has_one` is read from a key on the other side. Only if that key is unique is there at most one record that leads
      here.
      """,
    wrong: """
      User: {relations: {profile: {has_one: Profile}}}
      Profile: {relations: {user: {belongs_to: User}}}
      """,
    right: """
      User: {relations: {profile: {has_one: Profile}}}
      Profile: {relations: {user: {belongs_to: User, unique: true}}}
      """
  )

  static let throughRelation = Explanation(
    "a relation of the resource in the middle does not lead to one side of every pair",
    why: """
      The records of the resource that a `many_to_many` goes through are its pairs: by two `belongs_to` that are never null,
      one to the record on this side, one to the related record. A record that is only hidden when it is deleted would still pair
      them.
      """,
    wrong: """
      Article: {relations: {fans: {many_to_many: User, through: Favorite}}}
      Favorite:
        relations: {article: {belongs_to: Article}, user: {belongs_to: User, nullable: true}}
        unique: [[article, user]]
      """,
    right: """
      Article: {relations: {fans: {many_to_many: User, through: Favorite}}}
      Favorite:
        relations: {article: {belongs_to: Article}, user: {belongs_to: User}}
        unique: [[article, user]]
      """
  )

  static let throughNotUnique = Explanation(
    "several records of the resource in the middle could pair the same two",
    why: """
      A record is related or not: it is never listed twice, and unlinking it once is enough. So the two keys of the resource
      in the middle are unique together, by a unique set or as its key: `key: [article, user]`.
      """,
    wrong: """
      Article: {relations: {fans: {many_to_many: User, through: Favorite}}}
      Favorite: {relations: {article: {belongs_to: Article}, user: {belongs_to: User}}}
      """,
    right: """
      Article: {relations: {fans: {many_to_many: User, through: Favorite}}}
      Favorite:
        relations: {article: {belongs_to: Article}, user: {belongs_to: User}}
        unique: [[article, user]]
      """
  )

  static let joinColumns = Explanation(
    "both columns of a join table would have one name",
    why: """
      A join table has a column for either side: one is named after the resource, one after the relation. Between
      records of the same resource the relation's name must tell them apart.
      """,
    wrong: "User: {relations: {users: {many_to_many: User}}}",
    right: "User: {relations: {friends: {many_to_many: User}}}"
  )

  static let requiredCycle = Explanation(
    "records need one another before any of them exists",
    why: """
      A required `belongs_to` needs the other record first. Where such keys form a circle, not even the first record
      can be created.
      """,
    wrong: """
      Category: {fields: {name: string}, relations: {parent: {belongs_to: Category}}}
      """,
    right: """
      Category: {fields: {name: string}, relations: {parent: {belongs_to: Category, nullable: true}}}
      """
  )
}

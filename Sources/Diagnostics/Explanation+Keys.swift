extension Explanation {
  static let lookupUnfit = Explanation(
    "the field cannot name a record in a path",
    why: """
      `lookup` names the field whose value stands in paths instead of the id. Every record needs such a value and no two
      may share it, so the field is `unique` and not nullable; and the value is written in a path, so it is a text, a
      UUID or a whole number.
      """,
    wrong: """
      Article:
        lookup: slug
        fields: {slug: string}
      """,
    right: """
      Article:
        lookup: slug
        fields: {slug: {type: string, unique: true}}
      """
  )

  static let keyUnfit = Explanation(
    "the member cannot be a key, or a part of one",
    why: """
      `key` names what tells records apart: a field, or several fields and `belongs_to` relations together. Every record
      needs one of its own that is written in its path, so the members are required, have no default, and hold texts,
      UUIDs, whole numbers or dates; one of several may also be of an enum.
      """,
    wrong: """
      Country:
        key: code
        fields: {code: string?, name: string}
      """,
    right: """
      Country:
        key: code
        fields: {code: string, name: string}
      """
  )

  static let compositeTarget = Explanation(
    "a relation leads to a key of several members",
    why: """
      A `belongs_to` and each side of a join table hold the other record's key in one column, and bodies show it as one
      member. A resource whose key has several members can lead to others, be listed by them, and hold the pairs of a
      `many_to_many`, but nothing can lead to it. With an id and a unique set of the same members, it can be led to.
      """,
    wrong: """
      OrderLine: {key: [order, product], relations: {order: {belongs_to: Order}, product: {belongs_to: Product}}}
      Refund: {relations: {line: {belongs_to: OrderLine}}}
      """,
    right: """
      OrderLine: {unique: [[order, product]], relations: {order: {belongs_to: Order}, product: {belongs_to: Product}}}
      Refund: {relations: {line: {belongs_to: OrderLine}}}
      """
  )
}

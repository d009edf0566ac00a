extension Explanation {
  static let unknownAccess = Explanation(
    "the access rule is not known",
    why: "So far a rule is `anyone` or `never`. What the spec does not allow is not routed at all.",
    wrong: "access: {read: everyone}",
    right: "access: {read: anyone}"
  )

  static let accessNotYet = Explanation(
    "the access rule needs to know the caller, which is not built yet",
    why: """
      Rules about the caller come together with sign-in. Until then they are refused: a service must not look
      protected and be open.
      """,
    wrong: "access: {read: anyone, write: role(admin)}",
    right: "access: {read: anyone, write: never}"
  )

  static let unknownMember = Explanation(
    "the resource has no such member",
    why: """
      Filters, sorts and indexes name fields, `belongs_to` relations (meaning their key), `id` and the timestamps. A
      relation to many records is no stored value.
      """,
    wrong: "query: {sort: [titel]}",
    right: "query: {sort: [title]}"
  )

  static let duplicateMember = Explanation(
    "a member is listed twice",
    why: "The second mention adds nothing; often another member was meant.",
    wrong: "query: {filter: [title, price, title]}",
    right: "query: {filter: [title, price]}"
  )

  static let unknownRelation = Explanation(
    "the path names no relation",
    why: """
      `include` names relations of the resource and, behind a point, relations of the resource that they lead to.
      """,
    wrong: "include: [author.country_code]",
    right: "include: [author]"
  )

  static let includeDepth = Explanation(
    "the path has more than two steps",
    why: """
      Two steps bound what one request can make the service load. What lies deeper is a request of its own.
      """,
    wrong: """
      Artist: {fields: {name: string}, access: {read: anyone}}
      Album: {relations: {artist: {belongs_to: Artist}}, access: {read: anyone}}
      Track: {relations: {album: {belongs_to: Album}}, access: {read: anyone}}
      Sale:
        relations: {track: {belongs_to: Track}}
        access: {read: anyone}
        query: {include: [track.album.artist]}
      """,
    right: """
      Artist: {fields: {name: string}, access: {read: anyone}}
      Album: {relations: {artist: {belongs_to: Artist}}, access: {read: anyone}}
      Track: {relations: {album: {belongs_to: Album}}, access: {read: anyone}}
      Sale:
        relations: {track: {belongs_to: Track}}
        access: {read: anyone}
        query: {include: [track.album]}
      """
  )

  static let includeUnreadable = Explanation(
    "the path leads to records that nobody may read",
    why: """
      What may not be read by itself may not be read through another resource. A relation to one record needs `read`
      there, a relation to many needs `list`.
      """,
    wrong: """
      Author: {fields: {name: string}}
      Book:
        relations: {author: {belongs_to: Author}}
        query: {include: [author]}
      """,
    right: """
      Author: {fields: {name: string}, access: {read: anyone}}
      Book:
        relations: {author: {belongs_to: Author}}
        query: {include: [author]}
      """
  )

  static let duplicateIndex = Explanation(
    "the same members are listed twice",
    why: """
      The second index or rule of uniqueness would do nothing but slow down writes. A `unique: true` of a field counts
      too.
      """,
    wrong: "indexes: [[author, title], [author, title]]",
    right: "indexes: [[author, title]]"
  )

  static let unusedEnum = Explanation(
    "no field has the enum as its type",
    why: "The enum reaches the API's documentation and nothing else.",
    wrong: """
      enums: {Status: [draft, published]}
      resources:
        Post: {fields: {title: string}}
      """,
    right: """
      enums: {Status: [draft, published]}
      resources:
        Post: {fields: {title: string, status: Status}}
      """
  )
}

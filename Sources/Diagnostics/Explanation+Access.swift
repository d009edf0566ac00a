extension Explanation {
  static let unknownAccess = Explanation(
    "there is no rule of that name",
    why: """
      A rule is `anyone`, `authenticated`, `owner`, `self`, `never`, `role(…)`, one with a name of its own, a comparison
      of members of `record` and `user`, or several of these joined by `and`, `or` and `not`. What the spec does not allow
      is not routed at all.
      """,
    wrong: "access: {read: everyone}",
    right: "access: {read: anyone}"
  )

  static let accessNotYet = Explanation(
    "the rule would need the record, which is not built yet",
    why: """
      Who may write a value depends on the caller alone so far. A rule that would have to look at the record is refused: a
      service must not look protected and be open.
      """,
    wrong: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Note:
          fields: {text: string, pinned: {type: bool, default: false, write: owner}}
          relations: {author: {belongs_to: User, owner: true}}
          access: authenticated
      """,
    right: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Note:
          fields: {text: string, pinned: {type: bool, default: false, write: authenticated}}
          relations: {author: {belongs_to: User, owner: true}}
          access: authenticated
      """
  )

  static let accessSubject = Explanation(
    "the rule asks for somebody whom the record does not name",
    why: """
      `self` holds of a record that is the caller, so only those who sign in have it. `owner` holds where the relation with
      `owner: true` leads to the caller; that relation leads to those who sign in.
      """,
    wrong: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Note:
          fields: {text: string}
          relations: {author: {belongs_to: User}}
          access: {read: owner}
      """,
    right: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Note:
          fields: {text: string}
          relations: {author: {belongs_to: User, owner: true}}
          access: {read: owner}
      """
  )

  static let authMissing = Explanation(
    "the spec asks who the caller is, and nobody can sign in",
    why: """
      `auth` says which records are those of people who sign in, and by what. Roles are the cases of the enum that its
      `role` names a field of.
      """,
    wrong: "access: {read: anyone, write: authenticated}",
    right: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Note: {fields: {text: string}, access: {read: anyone, write: authenticated}}
      """
  )

  static let authField = Explanation(
    "people cannot sign in by what `auth` names",
    why: """
      Those who sign in have an id that is issued, a required and unique `identifier` of type `email` or `string`, a
      `password` and, where they have roles, a required field of an enum.
      """,
    wrong: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: email, password: password}}
      """,
    right: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
      """
  )

  static let passwordElsewhere = Explanation(
    "a password stands where nobody signs in by it",
    why: """
      A password is kept as a hash that nothing can be read from, so it is of use for signing in and nothing else. A secret
      that has to be read again is an encrypted value.
      """,
    wrong: "Door: {fields: {code: password}}",
    right: """
      auth: {principal: Guard, identifier: badge, password: code}
      resources:
        Guard: {fields: {badge: {type: string, unique: true}, code: password}}
      """
  )

  static let unknownRole = Explanation(
    "there is no such role",
    why: "Roles are the cases of the enum that the field named by `role` of `auth` has as its type.",
    wrong: """
      enums: {Role: [admin, reader]}
      auth: {principal: User, identifier: email, password: password, role: role}
      resources:
        User:
          fields:
            email: {type: email, unique: true}
            password: password
            role: {type: Role, default: reader, write: role(admin)}
          access: role(administrator)
      """,
    right: """
      enums: {Role: [admin, reader]}
      auth: {principal: User, identifier: email, password: password, role: role}
      resources:
        User:
          fields:
            email: {type: email, unique: true}
            password: password
            role: {type: Role, default: reader, write: role(admin)}
          access: role(admin)
      """
  )

  static let roleUnguarded = Explanation(
    "people could give themselves a role",
    why: """
      Whoever may create or change those who sign in may write every field that says nothing else, and with the role they
      would take every right. The first of them is made by the service's own command.
      """,
    wrong: """
      enums: {Role: [admin, reader]}
      auth: {principal: User, identifier: email, password: password, role: role}
      resources:
        User:
          fields: {email: {type: email, unique: true}, password: password, role: Role}
          access: {update: self}
      """,
    right: """
      enums: {Role: [admin, reader]}
      auth: {principal: User, identifier: email, password: password, role: role}
      resources:
        User:
          fields:
            email: {type: email, unique: true}
            password: password
            role: {type: Role, default: reader, write: role(admin)}
          access: {update: self}
      """
  )

  static let ownerUnknown = Explanation(
    "a record needs an owner, and whoever creates it may be unknown",
    why: """
      The service makes a relation with `owner: true` lead to the caller. Who is not signed in leads nowhere, which only a
      relation that may be null allows.
      """,
    wrong: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Note:
          fields: {text: string}
          relations: {author: {belongs_to: User, owner: true}}
          access: {create: anyone}
      """,
    right: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Note:
          fields: {text: string}
          relations: {author: {belongs_to: User, owner: true}}
          access: {create: authenticated}
      """
  )

  static let ruleCycle = Explanation(
    "a rule asks itself",
    why: "Rules with a name may ask one another, as long as that comes to an end.",
    wrong: """
      rules: {open: public, public: not open}
      resources:
        Note: {fields: {text: string}, access: {read: open}}
      """,
    right: """
      rules: {open: anyone, hidden: not open}
      resources:
        Note: {fields: {text: string}, access: {read: open, write: hidden}}
      """
  )

  static let inheritedAccess = Explanation(
    "access is inherited from what may not be there",
    why: """
      `inherit` asks the rules of the one record that this one belongs to. A relation that may lead nowhere, or leads to
      several records, names none.
      """,
    wrong: """
      resources:
        Order: {fields: {note: text}, relations: {lines: {has_many: Line}}, access: {read: anyone, update: anyone}}
        Line:
          fields: {count: int}
          relations: {order: {belongs_to: Order, nullable: true}}
          access: {inherit: order}
      """,
    right: """
      resources:
        Order: {fields: {note: text}, relations: {lines: {has_many: Line}}, access: {read: anyone, update: anyone}}
        Line:
          fields: {count: int}
          relations: {order: {belongs_to: Order}}
          access: {inherit: order}
      """
  )

  static let unusedRule = Explanation(
    "nothing asks the rule",
    why: "A rule with a name changes nothing until access, or another rule, asks it.",
    wrong: """
      rules: {open: anyone}
      resources:
        Note: {fields: {text: string}, access: {read: anyone}}
      """,
    right: """
      rules: {open: anyone}
      resources:
        Note: {fields: {text: string}, access: {read: open}}
      """
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

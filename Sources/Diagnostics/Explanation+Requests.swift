extension Explanation {
  static let requestResourceRemoved = change(
    "a resource is gone",
    why: """
      Every request for it, by whatever path, is answered with 404. Where records are kept under another name from
      now on, the former resource can stay beside the new one until its clients have gone.
      """,
    before: """
      Book: {fields: {title: string}, access: {read: anyone}}
      Author: {fields: {name: string}, access: {read: anyone}}
      """,
    now: """
      Author: {fields: {name: string}, access: {read: anyone}}
      """,
    instead: """
      Book: {description: Going away; see Author., fields: {title: string}, access: {read: anyone}}
      Author: {fields: {name: string}, access: {read: anyone}}
      """
  )

  static let requestRouteRemoved = change(
    "a request leads nowhere",
    why: """
      A verb that nobody may use, a relation, a link or an action that is gone has no route: the request is answered
      with 405, or with 404 where nothing is left of the path. This is also what tightened access comes to.
      """,
    before: """
      Book: {fields: {title: string}, access: anyone}
      """,
    now: """
      Book: {fields: {title: string}, access: {read: anyone, write: anyone, delete: never}}
      """,
    instead: """
      Book: {fields: {title: string}, access: {read: anyone, write: anyone}}
      """
  )

  static let requestAccessNarrowed = change(
    "fewer may do it",
    why: """
      Somebody who could is answered with 401, 403 or 404, or with a list that has less. Whether a rule lets pass all whom
      the former one did is told by its form; where that does not tell, it counts as narrower.
      """,
    before: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Book: {fields: {title: string}, access: {read: anyone}}
      """,
    now: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Book: {fields: {title: string}, access: {read: authenticated}}
      """,
    instead: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
        Book: {fields: {title: string}, access: {read: anyone, write: authenticated}}
      """
  )

  static let requestSignInChanged = change(
    "people sign in otherwise",
    why: "Clients send the members that they know, to the routes that they know.",
    before: """
      auth: {principal: User, identifier: email, password: password, register: true}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
      """,
    now: """
      auth: {principal: User, identifier: email, password: password}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
      """,
    instead: """
      auth: {principal: User, identifier: email, password: password, register: true, tokens: {access: 5m}}
      resources:
        User: {fields: {email: {type: email, unique: true}, password: password}}
      """
  )

  static let requestPathChanged = change(
    "records are found under another path",
    why: """
      Clients have the former path in their code, in bookmarks and in caches. A service has one prefix and one
      version: two of them are two specs, each generated and served under its own prefix.
      """,
    before: """
      Person: {fields: {name: string}, access: {read: anyone}}
      """,
    now: """
      Person: {plural: Persons, fields: {name: string}, access: {read: anyone}}
      """,
    instead: """
      Person: {plural: People, fields: {name: string}, access: {read: anyone}}
      """
  )

  static let requestAddressChanged = change(
    "paths name a record by something else",
    why: """
      A client that has kept the path of a record, or makes it from a value that it knows, finds nothing there. The
      former value can stay what paths have, and the new one be a filter.
      """,
    before: """
      Book: {fields: {isbn: {type: string, unique: true}}, access: {read: anyone}}
      """,
    now: """
      Book: {fields: {isbn: {type: string, unique: true}}, lookup: isbn, access: {read: anyone}}
      """,
    instead: """
      Book: {fields: {isbn: {type: string, unique: true}}, query: {filter: [isbn]}, access: {read: anyone}}
      """
  )

  static let requestIdsChanged = change(
    "ids have another form",
    why: """
      Every id that a client has kept is none any more, and the values of relations with it. Existing rows cannot be
      turned into the other form either; a new service with a database of its own can use it.
      """,
    before: """
      database: {ids: uuid7}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    now: """
      database: {ids: int64}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    instead: """
      database: {ids: uuid4}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """
  )

  static let requestFieldRemoved = change(
    "bodies may not have a member any more",
    why: """
      A body with a member that the service does not know is refused, so a client that still sends it can write
      nothing at all.
      """,
    before: """
      Book: {fields: {title: string, blurb: string?}, access: anyone}
      """,
    now: """
      Book: {fields: {title: string}, access: anyone}
      """,
    instead: """
      Book:
        fields: {title: string, blurb: {type: string, nullable: true, description: Going away.}}
        access: anyone
      """
  )

  static let requestFieldRequired = change(
    "bodies have to carry a member that they could leave out",
    why: """
      A client that does not know the member makes no record any more, and replaces none. With a default, or
      nullable, it is an addition that nobody has to notice.
      """,
    before: """
      Book: {fields: {title: string}, access: anyone}
      """,
    now: """
      Book: {fields: {title: string, pages: int}, access: anyone}
      """,
    instead: """
      Book: {fields: {title: string, pages: {type: int, default: 1}}, access: anyone}
      """
  )

  static let requestTypeChanged = change(
    "bodies have to have another type of value",
    why: """
      What clients send is refused. A new member of the new type can stand beside the former one.
      """,
    before: """
      Book: {fields: {year: int}, access: anyone}
      """,
    now: """
      Book: {fields: {year: date}, access: anyone}
      """,
    instead: """
      Book: {fields: {year: int, published_on: date?}, access: anyone}
      """
  )

  static let requestNullRefused = change(
    "a member can no longer be null in bodies",
    why: """
      A body that clears it is refused.
      """,
    before: """
      Book: {fields: {blurb: string?}, access: anyone}
      """,
    now: """
      Book: {fields: {blurb: {type: string, default: None.}}, access: anyone}
      """,
    instead: """
      Book: {fields: {blurb: {type: string, default: None., nullable: true}}, access: anyone}
      """
  )

  static let requestFieldImmutable = change(
    "a member can no longer be changed",
    why: """
      A body that changes it is refused, as soon as the record exists.
      """,
    before: """
      Book: {fields: {isbn: string}, access: anyone}
      """,
    now: """
      Book: {fields: {isbn: {type: string, immutable: true}}, access: anyone}
      """,
    instead: """
      Book: {fields: {isbn: string}, hooks: true, access: anyone}
      """
  )

  static let requestLimitNarrowed = change(
    "values that were fine are out of bounds",
    why: """
      Lengths, numbers of items, smallest and largest values, digits of decimals: whoever sends what used to be fine
      is refused, also when a record is replaced that has had the value all along.
      """,
    before: """
      Book: {fields: {title: {type: string, length: ..200}}, access: anyone}
      """,
    now: """
      Book: {fields: {title: {type: string, length: ..100}}, access: anyone}
      """,
    instead: """
      Book: {fields: {title: {type: string, length: ..300}}, access: anyone}
      """
  )

  static let requestPatternChanged = change(
    "values have to match another pattern",
    why: """
      Whether a pattern takes everything that another takes is not decided; the new one may well do. Then this
      finding says nothing of importance, and the new pattern can be released with `--fail-on never` for once.
      """,
    before: """
      Book: {fields: {isbn: {type: string, pattern: "[0-9]{13}"}}, access: anyone}
      """,
    now: """
      Book: {fields: {isbn: {type: string, pattern: "97[0-9]{11}"}}, access: anyone}
      """,
    instead: """
      Book: {fields: {isbn: string}, access: anyone}
      """
  )

  static let requestCaseRemoved = change(
    "a value of an enum is no longer taken",
    why: """
      Bodies and filters that have it are refused.
      """,
    before: """
      enums: {Cover: [hard, soft, none]}
      resources: {Book: {fields: {cover: Cover}, access: anyone}}
      """,
    now: """
      enums: {Cover: [hard, soft]}
      resources: {Book: {fields: {cover: Cover}, access: anyone}}
      """,
    instead: """
      enums: {Cover: {hard: Hard cover, soft: Soft cover, none: Going away}}
      resources: {Book: {fields: {cover: Cover}, access: anyone}}
      """
  )

  static let requestUniqueAdded = change(
    "values have to be unique",
    why: """
      A record with values that another one has is refused with 409, and so is a change to them.
      """,
    before: """
      Book: {fields: {title: string}, access: anyone}
      """,
    now: """
      Book: {fields: {title: {type: string, unique: true}}, access: anyone}
      """,
    instead: """
      Book: {fields: {title: string}, indexes: [[title]], access: anyone}
      """
  )

  static let requestCheckAdded = change(
    "records have to keep another rule",
    why: """
      A body that was fine is refused when it breaks the rule. A rule that follows at once from those that there
      were is not reported.
      """,
    before: """
      Book: {fields: {price: float}, check: [{rule: record.price > 0, message: costs something}], access: anyone}
      """,
    now: """
      Book: {fields: {price: float}, check: [{rule: record.price > 1, message: costs something}], access: anyone}
      """,
    instead: """
      Book: {fields: {price: float}, check: [{rule: record.price >= 0, message: costs something}], access: anyone}
      """
  )

  static let requestFilterRemoved = change(
    "a filter is gone, or takes less",
    why: """
      A parameter that a list does not know is refused with 400, whatever else is asked for.
      """,
    before: """
      Book: {fields: {title: string}, indexes: [[title]], query: {filter: [title]}, access: {read: anyone}}
      """,
    now: """
      Book: {fields: {title: string}, access: {read: anyone}}
      """,
    instead: """
      Book: {fields: {title: string}, query: {filter: [title]}, access: {read: anyone}}
      """
  )

  static let requestSortRemoved = change(
    "lists can no longer be sorted by a member",
    why: """
      A sort that a list does not know is refused with 400.
      """,
    before: """
      Book: {fields: {title: string}, indexes: [[title]], query: {sort: [title]}, access: {read: anyone}}
      """,
    now: """
      Book: {fields: {title: string}, access: {read: anyone}}
      """,
    instead: """
      Book: {fields: {title: string}, query: {sort: [title]}, access: {read: anyone}}
      """
  )

  static let requestIncludeRemoved = change(
    "a relation can no longer be included",
    why: """
      An include that is not known is refused with 400.
      """,
    before: """
      Book: {relations: {author: {belongs_to: Author}}, query: {include: [author]}, access: {read: anyone}}
      Author: {fields: {name: string}, access: {read: anyone}}
      """,
    now: """
      Book: {relations: {author: {belongs_to: Author}}, access: {read: anyone}}
      Author: {fields: {name: string}, access: {read: anyone}}
      """,
    instead: """
      Book:
        relations: {author: {belongs_to: Author}}
        query: {include: [author], filter: [author]}
        access: {read: anyone}
      Author: {fields: {name: string}, access: {read: anyone}}
      """
  )

  static let requestPageLowered = change(
    "the largest page is smaller",
    why: """
      A request for a page of the former size is refused with 400.
      """,
    before: """
      api: {pagination: {max: 500}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    now: """
      api: {pagination: {max: 100}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    instead: """
      api: {pagination: {max: 1000}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """
  )

  static let requestRateLowered = change(
    "a client may ask less often",
    why: """
      A client that was within the former limit, or had none, is refused with 429 from some request on. What counts is
      how many requests there may be at once, and how many in the long run.
      """,
    before: """
      limits: {rate: {default: 1000/1h}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    now: """
      limits: {rate: {default: 100/1h}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    instead: """
      limits: {rate: {default: 1000/15m}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """
  )

  static let requestBodyLowered = change(
    "a body may hold less",
    why: """
      A body of the former size is refused with 413. Where a spec says nothing, a body holds up to 1 MB.
      """,
    before: """
      limits: {body: 4MB}
      resources: {Book: {fields: {title: string}, access: {create: anyone}}}
      """,
    now: """
      limits: {body: 512KB}
      resources: {Book: {fields: {title: string}, access: {create: anyone}}}
      """,
    instead: """
      limits: {body: 8MB}
      resources: {Book: {fields: {title: string}, access: {create: anyone}}}
      """
  )

  static let requestDeleteRestricted = change(
    "records that others belong to can no longer be deleted",
    why: """
      The delete is refused with 409 as long as records belong to the one that is to go.
      """,
    before: """
      Book: {relations: {author: {belongs_to: Author, on_delete: cascade}}, access: {read: anyone}}
      Author: {fields: {name: string}, access: anyone}
      """,
    now: """
      Book: {relations: {author: {belongs_to: Author, on_delete: restrict}}, access: {read: anyone}}
      Author: {fields: {name: string}, access: anyone}
      """,
    instead: """
      Book: {relations: {author: {belongs_to: Author, on_delete: cascade}}, access: anyone}
      Author: {fields: {name: string}, access: anyone}
      """
  )
}

extension Explanation {
  static let stateField = Explanation(
    "the field cannot hold the states of a record",
    why: """
      A record is always in one state, begins in the field's default, and comes to another by transitions alone. So the
      field is of an enum, never null, has a default, and `write: never` keeps it out of bodies.
      """,
    wrong: """
      enums: {Status: [draft, published]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft}}
          states: {field: status, transitions: {publish: {from: draft, to: published, access: anyone}}}
      """,
    right: """
      enums: {Status: [draft, published]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states: {field: status, transitions: {publish: {from: draft, to: published, access: anyone}}}
      """
  )

  static let unknownState = Explanation(
    "a transition begins or ends in no state of the field",
    why: "The states are the cases of the field's enum, and a transition leads from at least one of them to another.",
    wrong: """
      enums: {Status: [draft, published]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states: {field: status, transitions: {publish: {from: drafts, to: published, access: anyone}}}
      """,
    right: """
      enums: {Status: [draft, published]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states: {field: status, transitions: {publish: {from: draft, to: published, access: anyone}}}
      """
  )

  static let unreachableState = Explanation(
    "no record ever comes to a state",
    why: """
      From the default no way of transitions leads to the case. Hooks can still bring a record there; the reason to
      silence the warning is the place to say so.
      """,
    wrong: """
      enums: {Status: [draft, published]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states: {field: status, transitions: {rewrite: {from: draft, to: draft, access: anyone}}}
      """,
    right: """
      enums: {Status: [draft, published]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states: {field: status, transitions: {publish: {from: draft, to: published, access: anyone}}}
      """
  )

  static let requestTransitionNarrowed = change(
    "a transition is refused in a state that it was allowed in",
    why: "A client that uses it there gets 409 `state`. States that are added to `from` are nothing to it.",
    before: """
      enums: {Status: [draft, published, withdrawn]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states:
            field: status
            transitions:
              publish: {from: [draft, withdrawn], to: published, access: anyone}
              withdraw: {from: published, to: withdrawn, access: anyone}
          access: {read: anyone}
      """,
    now: """
      enums: {Status: [draft, published, withdrawn]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states:
            field: status
            transitions:
              publish: {from: [draft], to: published, access: anyone}
              withdraw: {from: published, to: withdrawn, access: anyone}
          access: {read: anyone}
      """,
    instead: """
      enums: {Status: [draft, published, withdrawn]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states:
            field: status
            transitions:
              publish: {from: [draft, withdrawn], to: published, access: anyone}
              withdraw: {from: published, to: withdrawn, access: anyone}
          access: {read: anyone}
      """
  )

  static let riskTransitionChanged = change(
    "a transition does something else",
    why: """
      The route is there and answers as before, but the record is in another state then, or another field of it is. A client
      that counts on what the transition did goes on in a wrong belief. A new name for the new meaning is safer.
      """,
    before: """
      enums: {Status: [draft, published, withdrawn]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states:
            field: status
            transitions:
              publish: {from: [draft], to: published, access: anyone}
              withdraw: {from: published, to: withdrawn, access: anyone}
          access: {read: anyone}
      """,
    now: """
      enums: {Status: [draft, published, withdrawn]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states:
            field: status
            transitions:
              publish: {from: [draft], to: withdrawn, access: anyone}
              withdraw: {from: withdrawn, to: published, access: anyone}
          access: {read: anyone}
      """,
    instead: """
      enums: {Status: [draft, published, withdrawn]}
      resources:
        Post:
          fields: {status: {type: Status, default: draft, write: never}}
          states:
            field: status
            transitions:
              publish: {from: [draft], to: published, access: anyone}
              withdraw: {from: published, to: withdrawn, access: anyone}
          access: {read: anyone}
      """
  )
}

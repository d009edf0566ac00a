import Model

/// A body that makes a record, and what it means to the rules across members.
struct Draft {
  var members: [JSON.Member] = []
  /// What rules read, by name on the wire: fields' values, and for keys a number that tells records apart.
  var values: [String: Literal] = [:]

  /// What it signs in by, which only creates have, behind all other members.
  var secret: JSON.Member?

  var text: String { JSON.object(members + [secret].compactMap(\.self)).text }

  subscript(_ name: String) -> JSON? { members.first { $0.name.isSame(as: name) }?.value }

  /// The same body with another value of a member, at its place or behind the others.
  func setting(_ name: String, to value: JSON) -> Draft {
    var draft = self
    if let index = members.firstIndex(where: { $0.name.isSame(as: name) }) {
      draft.members[index].value = value
    } else {
      draft.members.append(JSON.Member(name, value))
    }
    return draft
  }

  func without(_ name: String) -> Draft {
    var draft = self
    draft.members.removeAll { $0.name.isSame(as: name) }
    if draft.secret?.name == name { draft.secret = nil }
    return draft
  }

  /// The body of a change that has some of the members.
  func keeping(_ isKept: (String) -> Bool) -> Draft {
    var draft = self
    draft.secret = nil
    draft.members.removeAll { !isKept($0.name) }
    return draft
  }
}

/// A record that the service holds.
struct Made {
  var resource: Resource
  /// What it was made from; empty for one that was there already.
  var draft: Draft
  /// As the service answered it.
  var record: JSON
  /// Where it is.
  var path: String

  /// The value that keys of other records name it by.
  var key: JSON { record[resource.key.first.name.spelled] ?? .null }
}

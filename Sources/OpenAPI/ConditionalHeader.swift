import Model

/// A header by which a request depends on the state of a record (RFC 9110, section 13).
enum ConditionalHeader: String, CaseIterable {
  case match = "If-Match"
  case noneMatch = "If-None-Match"

  /// Its name among the parameters.
  var key: String { rawValue.filter { $0 != "-" } }

  var description: String {
    switch self {
    case .match: "Tags of the states that the request is meant for, from ETag; `*` for any. 412 in every other state."
    case .noneMatch: "Tags of the states that the client has already, from ETag. 304 in those, and for a write 412."
    }
  }
}

extension Resource {
  /// Whether requests about its records can depend on their states.
  var takesConditions: Bool {
    isLocked && (!verbs.isDisjoint(with: [.read, .update, .delete]) || !transitions.isEmpty)
  }
}

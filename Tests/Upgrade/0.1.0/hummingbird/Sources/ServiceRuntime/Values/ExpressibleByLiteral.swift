extension CalendarDate: ExpressibleByStringLiteral {
  /// A day that the program names; a text that is none is a mistake of the program and ends it.
  public init(stringLiteral text: StaticString) {
    guard let date = CalendarDate("\(text)") else { preconditionFailure("'\(text)' is no day such as 2026-01-31") }
    self = date
  }
}

extension Timestamp: ExpressibleByStringLiteral {
  /// An instant that the program names; a text that is none is a mistake of the program and ends it.
  public init(stringLiteral text: StaticString) {
    guard let timestamp = Timestamp("\(text)") else {
      preconditionFailure("'\(text)' is no instant such as 2026-01-31T12:00:00Z")
    }
    self = timestamp
  }
}

import Foundation
import ServiceRuntime

/// One place where somebody is signed in.
struct Session: Sendable, Equatable {
  var id: UUID
  var created: Timestamp
  var lastUsed: Timestamp
  var expires: Timestamp
  /// What the client called itself when it signed in.
  var agent: String?

  init(row: Row) throws {
    id = try row.uuid(0)
    created = row.timestamp(1)
    lastUsed = row.timestamp(2)
    expires = row.timestamp(3)
    agent = row.optionalText(4)
  }
}

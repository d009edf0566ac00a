import Foundation
import ServiceRuntime

/// A database in a folder of its own, gone with the value that holds it.
final class TemporaryDatabase: Sendable {
  let path: String
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "database-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "test.sqlite").path
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func open(busyTimeout: Double = 5) throws -> Database {
    try Database(path: path, busyTimeout: busyTimeout)
  }
}

import Foundation

/// A value as SQLite keeps it.
package enum StoredValue: Sendable, Hashable, Codable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .real(value) }
  package init(nilLiteral: ()) { self = .null }

  package init(from decoder: any Decoder) throws {
    var pair = try decoder.unkeyedContainer()
    switch try pair.decode(String.self) {
    case "integer": self = .integer(try pair.decode(Int64.self))
    case "real": self = .real(try pair.decode(Double.self))
    case "text": self = .text(try pair.decode(String.self))
    case "bytes": self = .bytes(try pair.decode([UInt8].self))
    default: self = .null
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var pair = encoder.unkeyedContainer()
    switch self {
    case .null: try pair.encode("null")
    case .integer(let value):
      try pair.encode("integer")
      try pair.encode(value)
    case .real(let value):
      try pair.encode("real")
      try pair.encode(value)
    case .text(let value):
      try pair.encode("text")
      try pair.encode(value)
    case .bytes(let value):
      try pair.encode("bytes")
      try pair.encode(value)
    }
  }

  /// The value as an element of a JSON array.
  package var json: String {
    switch self {
    case .null: "null"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): String(decoding: try! JSONEncoder().encode(value), as: UTF8.self)
    case .bytes: preconditionFailure("JSON has no bytes")
    }
  }
}

/// What the engine says when it refuses a statement.
package struct SQLiteError: Error, Equatable {
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}

/// An empty database in memory, in a process of its own: the real engine, without a library in this package.
package final class SQLiteSession {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer = Data()

  private static let program = """
    import json, sqlite3, sys
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA foreign_keys = ON")
    names = {int: "integer", float: "real", str: "text", bytes: "bytes"}
    readers = {"real": float, "bytes": bytes}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["values"] is None:
                database.executescript(request["sql"])
                rows = []
            else:
                values = [pair[1] if len(pair) > 1 else None for pair in request["values"]]
                values = [readers.get(p[0], lambda v: v)(v) for v, p in zip(values, request["values"])]
                rows = database.execute(request["sql"], values).fetchall()
            rows = [[["null"] if v is None else [names[type(v)], list(v) if isinstance(v, bytes) else v] for v in row] for row in rows]
            answer = {"rows": rows}
        except sqlite3.Error as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)
    """

  private struct Request: Encodable {
    var sql: String
    var values: [StoredValue]?

    enum CodingKeys: CodingKey { case sql, values }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(sql, forKey: .sql)
      try container.encode(values, forKey: .values)
    }
  }

  private struct Answer: Decodable {
    var rows: [[StoredValue]]?
    var error: String?
  }

  package init() throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.program]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Runs statements without values.
  package func run(_ script: String) throws {
    _ = try ask(Request(sql: script, values: nil))
  }

  /// The rows of one statement.
  @discardableResult
  package func rows(_ sql: String, _ values: [StoredValue] = []) throws -> [[StoredValue]] {
    try ask(Request(sql: sql, values: values)) ?? []
  }

  /// What the engine refuses a statement with; absent when it doesn't.
  package func refusal(_ sql: String, _ values: [StoredValue] = []) throws -> String? {
    do {
      try rows(sql, values)
      return nil
    } catch let error as SQLiteError {
      return error.message
    }
  }

  private func ask(_ request: Request) throws -> [[StoredValue]]? {
    try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(request) + Data("\n".utf8))
    while !buffer.contains(UInt8(ascii: "\n")) {
      let chunk = output.fileHandleForReading.availableData
      guard !chunk.isEmpty else { throw SQLiteError("the engine's process ended; is python3 installed?") }
      buffer.append(chunk)
    }
    let end = buffer.firstIndex(of: UInt8(ascii: "\n")) ?? buffer.endIndex
    let answer = try JSONDecoder().decode(Answer.self, from: buffer[..<end])
    buffer.removeSubrange(...end)
    if let message = answer.error { throw SQLiteError(message) }
    return answer.rows
  }
}

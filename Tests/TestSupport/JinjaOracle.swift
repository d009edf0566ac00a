import Foundation

/// Jinja in a process of its own.
package enum JinjaOracle {
  /// What Jinja made of a request: its output, or why it refused.
  package enum Answer: Sendable, Equatable {
    case output(String)
    case refusal(String)
  }

  private struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The answers in the order of the requests; `Tests/TemplatingTests/Oracle/render.py` says what a request holds.
  package static func render(_ requests: [[String: Any]]) throws -> [Answer] {
    var lines = Data()
    for request in requests { lines += try JSONSerialization.data(withJSONObject: request) + Data("\n".utf8) }
    let input = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).jsonl")
    try lines.write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "\(Repository.root)/Tests/TemplatingTests/Oracle/render.py"]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = output
    try process.run()
    let answers = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "the oracle needs python3 with its package jinja2: install both")
    }
    return try answers.split(separator: UInt8(ascii: "\n")).map { line in
      let answer = try JSONSerialization.jsonObject(with: Data(line)) as? [String: String]
      return answer?["output"].map(Answer.output) ?? .refusal(answer?["error"] ?? "no answer")
    }
  }
}

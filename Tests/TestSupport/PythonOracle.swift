import Foundation

/// A program of Python in a process of its own, for what other implementations say.
package enum PythonOracle {
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// What a script of the tests prints when it reads a text.
  package static func run(_ script: String, on input: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "\(Repository.root)/Tests/\(script)"]
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: String(decoding: complaints, as: UTF8.self))
    }
    return String(decoding: answer, as: UTF8.self)
  }
}

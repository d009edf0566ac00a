import Foundation

/// Runs a program of Python; it reads `text` from the file that its first argument names.
enum Python {
  struct Failure: Error {
    var message: String
  }

  static func run(_ program: String, on text: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "document-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }

    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, file.path]
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(message: String(decoding: complaints, as: UTF8.self))
    }
    return String(decoding: answer, as: UTF8.self)
  }
}

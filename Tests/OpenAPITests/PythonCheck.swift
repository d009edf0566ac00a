import Foundation

/// Runs a program of Python with a text as its input.
func python(_ program: String, _ input: String) throws -> (output: String, errors: String) {
  let process = Process()
  let (standardInput, output, errors) = (Pipe(), FileManager.default.temporaryDirectory, Pipe())
  let file = output.appendingPathComponent("ashlar-\(UUID().uuidString)")
  try Data(input.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let answer = Pipe()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-c", program, file.path]
  process.standardInput = standardInput
  process.standardOutput = answer
  process.standardError = errors
  try process.run()
  try standardInput.fileHandleForWriting.close()
  let text = answer.fileHandleForReading.readDataToEndOfFile()
  let complaint = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: text, as: UTF8.self), String(decoding: complaint, as: UTF8.self))
}

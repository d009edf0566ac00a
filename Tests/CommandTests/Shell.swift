import Foundation
import TestSupport

/// What a run of a program left behind.
struct Run: Equatable, CustomStringConvertible {
  var code: Int32
  var output: String
  var errors: String

  init(_ code: Int32, _ output: String = "", errors: String = "") {
    (self.code, self.output, self.errors) = (code, output, errors)
  }

  var description: String { "exit \(code)\n--- standard output\n\(output)--- standard error\n\(errors)" }
}

/// A folder of its own to run the built program in, with a small target in it.
final class Shell: Sendable {
  /// The program that was built together with these tests.
  static let program: String = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    return (bundle?.deletingLastPathComponent() ?? Bundle.main.bundleURL).appending(path: "ashlar").path
  }()

  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ashlar-\(UUID().uuidString)").path
    for (path, text) in SmallTarget.files { try write(text, to: "templates/paper/\(path)") }
    try write(Self.spec, to: "demo.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static let spec = """
    ashlar: 1
    service: {name: demo}
    resources:
      Book: {fields: {title: string, pages: int?}, access: anyone, hooks: true}
      Page: {fields: {text: string}, access: anyone}
    silence: {public-write: It is a test.}

    """

  func write(_ text: String, to path: String) throws {
    let file = URL(filePath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Every file below a folder with its text.
  func files(in path: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in FileManager.default.enumerator(atPath: "\(folder)/\(path)")?.compactMap({ $0 as? String }) ?? [] {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)/\(name)") else { continue }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)/\(name)", isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = String(decoding: data, as: UTF8.self) }
    }
    return files
  }

  /// Which file stands at each path and when it was written.
  func stamps(in path: String) throws -> [String: [String]] {
    var stamps: [String: [String]] = [:]
    for name in try files(in: path).keys {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)/\(name)")
      stamps[name] = [
        "\(facts[.systemFileNumber] ?? "")", "\((facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)",
      ]
    }
    return stamps
  }

  /// Runs the program in the folder.
  func ashlar(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try run(Self.program, arguments, environment)
  }

  /// Runs it on the small target.
  func paper(_ arguments: String...) throws -> Run {
    let rest = ["demo.yaml", "--target", "paper", "--out", "out", "--templates", "templates"]
    return try run(Self.program, arguments.prefix(1) + rest + arguments.dropFirst(), [:])
  }

  /// Starts the program in the folder, to be waited for or ended.
  func start(_ arguments: String...) throws -> Process { try start(arguments) }

  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": "\(folder)/cache"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  func run(_ program: String, _ arguments: [String], _ environment: [String: String]) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let inherited = ProcessInfo.processInfo.environment.filter {
      !["SWIFT_DETERMINISTIC_HASHING", "ASHLAR_TEMPLATES"].contains($0.key)
    }
    process.environment = inherited.merging(["XDG_CACHE_HOME": "\(folder)/cache"]) { $1 }.merging(environment) { $1 }
    let (output, errors) = ("\(folder).out", "\(folder).err")
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    defer { for path in [output, errors] { try? FileManager.default.removeItem(atPath: path) } }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    let text = { (path: String) in String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    return Run(process.terminationStatus, text(output), errors: text(errors))
  }
}

import Foundation
import TestSupport
import Testing

/// `docs/authoring-targets.md` is carried out: files that it shows are written, commands are run, and what they print is
/// what stands below them. What the guide ends up with is `docs/examples/dictionary`.
@Suite("The guide to targets")
struct GuideTests {
  private static let page = "docs/authoring-targets.md"
  private static let example = "docs/examples/dictionary"
  private static let isAccepting = ProcessInfo.processInfo.environment["ASHLAR_ACCEPT"] == "1"

  @Test("every command prints what the guide says, and the guide ends up with the example")
  func run() throws {
    let guide = String(decoding: try Repository.bytes(Self.page), as: UTF8.self)
    let walk = try GuideWalk()
    let done = try walk.through(guide)
    let made = try walk.files(in: "templates/dictionary")
    if Self.isAccepting {
      try Data(done.utf8).write(to: URL(filePath: "\(Repository.root)/\(Self.page)"))
      try? FileManager.default.removeItem(atPath: "\(Repository.root)/\(Self.example)")
      for (path, contents) in made { try write(contents, to: "\(Repository.root)/\(Self.example)/\(path)") }
    }
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    let changes = lines(done).difference(from: lines(Self.isAccepting ? done : guide))
    #expect(changes.map { "\($0)" } == [], "to accept what the commands print now: make golden")
    #expect(try contents(of: "\(Repository.root)/\(Self.example)") == made)
    #expect(walk.commands >= 15)
  }
}

/// The files below a folder by their paths.
private func contents(of folder: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
    if !isFolder.boolValue { files[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) }
  }
  return files
}

private func write(_ data: Data, to path: String) throws {
  let file = URL(filePath: path)
  try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try data.write(to: file)
}

/// A folder in which a guide is carried out.
private final class GuideWalk {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "ashlar-\(UUID().uuidString)").path
  /// What earlier commands have put into the environment.
  private var exports: [String] = []
  private(set) var commands = 0

  /// The program that was built together with these tests.
  private static let program: String = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    return (bundle?.deletingLastPathComponent() ?? Bundle.main.bundleURL).appending(path: "ashlar").path
  }()

  init() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
    try files.createDirectory(atPath: "\(folder)/here", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: "\(folder)/bin/ashlar", withDestinationPath: Self.program)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func files(in path: String) throws -> [String: Data] { try contents(of: "\(folder)/here/\(path)") }

  /// The guide with what its commands print.
  func through(_ guide: String) throws -> String {
    var result = ""
    var rest = guide[...]
    while let block = rest.firstMatch(of: /(?m)^```(\w+)( [^\n]*)?\n((?:.*\n)*?)```\n/) {
      result += rest[..<block.range.lowerBound]
      let info = block.output.2.map { $0.dropFirst().split(separator: " ").map(String.init) } ?? []
      let body = String(block.output.3)
      if block.output.1 == "console" {
        result += "```console\(block.output.2 ?? "")\n\(try transcript(body, fails: info == ["fails"]))```\n"
      } else {
        if let path = info.first { try add(body, to: path, isMore: info.contains("+")) }
        result += block.output.0
      }
      rest = rest[block.range.upperBound...]
    }
    return result + rest
  }

  private func add(_ text: String, to path: String, isMore: Bool) throws {
    let known = isMore ? try files(in: ".")[path] ?? Data() : Data()
    try write(known + Data(text.utf8), to: "\(folder)/here/\(path)")
  }

  private func transcript(_ body: String, fails: Bool) throws -> String {
    var text = ""
    for line in body.split(separator: "\n") where line.hasPrefix("$ ") {
      let command = String(line.dropFirst(2))
      let (code, output) = try shell(command)
      #expect((code != 0) == fails, "\(command) exits with \(code)\n\(output)")
      text += "\(line)\n\(output)"
      if command.hasPrefix("export ") { exports.append(command) }
      commands += 1
    }
    return text
  }

  private func shell(_ command: String) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", (["set -o pipefail"] + exports + ["exec 2>&1", command]).joined(separator: "\n")]
    process.currentDirectoryURL = URL(filePath: "\(folder)/here")
    let own = ProcessInfo.processInfo.environment
    var environment = own.filter { $0.key != "ASHLAR_TEMPLATES" }
    environment["PATH"] = "\(folder)/bin:\(own["PATH"] ?? "/usr/bin:/bin")"
    environment["XDG_CACHE_HOME"] = "\(folder)/cache"
    process.environment = environment
    let printed = "\(folder)/printed"
    _ = FileManager.default.createFile(atPath: printed, contents: nil)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: printed)
    process.standardError = FileHandle.standardError
    try process.run()
    process.waitUntilExit()
    let output = String(decoding: FileManager.default.contents(atPath: printed) ?? Data(), as: UTF8.self)
    return (process.terminationStatus, output)
  }
}

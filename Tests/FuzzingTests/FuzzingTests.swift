import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The fuzzer's targets without the fuzzer: what it has found stays found, and a brief walk of our own. `make fuzz` searches
/// for minutes, guided by what is covered.
@Suite("Fuzzing")
struct FuzzingTests {
  private static let corpus = "\(Repository.root)/Tests/Fuzzing/corpus"

  @Test("what once crashed, hung or broke a promise does not", arguments: FuzzTarget.allCases)
  func findings(_ target: FuzzTarget) throws {
    let folder = "\(Self.corpus)/\(target.rawValue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") {
      target.run([UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
    }
  }

  @Test("a folder of findings is of a target")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus).filter { !$0.hasPrefix(".") }
    #expect(folders.allSatisfy { FuzzTarget(rawValue: $0) != nil })
    #expect(!folders.isEmpty)
  }

  @Test("nothing comes to harm by any bytes for some rounds, in its memory and time", arguments: FuzzTarget.allCases)
  func walk(_ target: FuzzTarget) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.folder.appending(path: "walk")
    process.arguments = [target.rawValue]
    // A crash would otherwise take its time to describe itself.
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let isFine = process.terminationReason == .exit && process.terminationStatus == 0
    #expect(isFine, "\(target.rawValue) ends with \(process.terminationStatus): \(text.suffix(2_000))")
  }

  /// Where the programs lie that were built together with these tests.
  private static let folder: URL = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    return bundle?.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }()
}

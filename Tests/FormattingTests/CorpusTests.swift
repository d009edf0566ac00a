import Diagnostics
import Foundation
import Formatting
import TestSupport
import Testing
import YAMLTree

@Suite("Formatting whatever there is")
struct CorpusTests {
  /// Every spec of the repository that YAML can read.
  private static let corpus: [(file: String, bytes: [UInt8])] = {
    let folder = URL(filePath: "\(Repository.root)/specs")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { path in
      guard let bytes = try? Repository.bytes("specs/\(path)"), parseYAML(bytes, file: path).value != nil else {
        return nil
      }
      return (path, bytes)
    }
  }()

  @Test("formatting twice is formatting once, and no comment is lost, nor with a hint without being named")
  func idempotence() throws {
    #expect(Self.corpus.count > 80)
    for (file, bytes) in Self.corpus { try check(bytes, file) }
  }

  @Test("wherever comments and blank lines stand, they stay")
  func mutations() throws {
    var random = Sequence64(state: 7)
    var tried = 0
    for (file, bytes) in Self.corpus {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      for _ in 0..<6 {
        var mutated = lines.map(String.init)
        for number in 0..<4 {
          let index = Int(random.next() % UInt64(mutated.count))
          let indent = String(repeating: " ", count: Int(random.next() % 5) * 2)
          switch random.next() % 4 {
          case 0: mutated.insert("\(indent)# own \(number)", at: index)
          case 1: mutated[index] += "  # behind \(number)"
          case 2: mutated.insert("", at: index)
          default: mutated[index] = mutated[index].replacingOccurrences(of: ", ", with: ", # inside\n\(indent)        ")
          }
        }
        let text = Array(mutated.joined(separator: "\n").utf8)
        guard parseYAML(text, file: file).value != nil else { continue }
        tried += 1
        try check(text, file)
      }
    }
    #expect(tried > 200)
  }

  @Test("readers of YAML 1.1 and 1.2 read the same data in a formatted spec")
  func readers() throws {
    let texts = try Self.corpus.filter { !$0.file.hasPrefix("invalid/") }.map { file, bytes in
      String(decoding: try #require(format(bytes, file: file).value), as: UTF8.self)
    }
    let answers = try read(texts)
    #expect(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      #expect(answer[0] == answer[1] && !answer[0].hasPrefix("refused"), "\(answer)\n\(text)")
    }
    // The check itself: as these words stand, the two do not agree.
    let loose = try read(["a: yes", "{a: text?}"])
    #expect(loose.allSatisfy { $0[0] != $0[1] })
  }

  @Test("the specs that ship are in their canonical form")
  func shipped() throws {
    for (file, bytes) in Self.corpus where !file.hasPrefix("invalid/") {
      #expect(text(format(bytes, file: file).value) == text(bytes), "run: ashlar fmt specs/\(file)")
    }
    let starter = try Repository.bytes("Templates/starter.yaml")
    #expect(text(format(starter, file: "starter.yaml").value) == text(starter))
  }

  /// Fails when a comment is gone or the form is not final; a changed meaning traps in the formatter itself.
  private func check(_ bytes: [UInt8], _ file: String) throws {
    let once = try #require(format(bytes, file: file).value)
    let text = String(decoding: once, as: UTF8.self)
    #expect(self.text(format(once, file: file).value) == text, "\(file)")
    #expect(comments(once) == comments(bytes), "\(file):\n\(text)")
    #expect(!text.contains("\n\n\n"), "\(file):\n\(text)")
    #expect(!text.split(separator: "\n").contains { $0.last == " " }, "\(file):\n\(text)")
    let settled = try #require(settle(once, file: file, without: hints(in: once, file: file)))
    #expect(hints(in: settled.text, file: file).isEmpty, "\(file)")
    #expect(self.text(format(settled.text, file: file).value) == self.text(settled.text), "\(file)")
    #expect((comments(settled.text) + settled.comments).sorted() == comments(once), "\(file):\n\(text)")
  }

  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  private func comments(_ bytes: [UInt8]) -> [String] {
    var found: [String] = []
    func add(_ remarks: [Remark]) {
      for case .comment(let text) in remarks { found.append(text) }
    }
    func visit(_ node: WrittenNode) {
      switch node.content {
      case .alias, .scalar: break
      case .sequence(let collection), .mapping(let collection):
        for entry in collection.entries {
          add(entry.leading)
          found += [entry.head, entry.trailing].compactMap { $0 }
          visit(entry.value)
        }
        add(collection.closing)
      }
    }
    let document = readWritten(bytes)
    add(document.header + document.opening + document.closing)
    visit(document.root)
    return found.sorted()
  }

  private func read(_ texts: [String]) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appending(path: "texts-\(UUID().uuidString).json")
    try JSONSerialization.data(withJSONObject: texts).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "\(Repository.root)/Tests/FormattingTests/Oracle/read.py", file.path]
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "the oracle needs python3 with pyyaml and ruamel.yaml")
    return try JSONSerialization.jsonObject(with: answer) as? [[String]] ?? []
  }
}

/// A small repeatable sequence (splitmix64).
private struct Sequence64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

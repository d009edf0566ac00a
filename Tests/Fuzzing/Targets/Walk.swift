import Foundation
import TestSupport

/// A brief walk without the fuzzer: valid input of the repository with some bytes changed, as many rounds and the same ones on
/// every machine, so that what is found here is found everywhere.
package enum Walk {
  package static func run(_ target: FuzzTarget) throws {
    var choices = Choices(Array(target.rawValue.utf8))
    let seeds = try seeds(of: target)
    for _ in 0..<rounds(of: target) {
      target.run(mutated(seeds.randomElement(using: &choices) ?? [], &choices))
    }
  }

  private static func rounds(of target: FuzzTarget) -> Int {
    switch target {
    case .generate: 20
    case .spec, .format, .pattern, .template, .pack, .manifest: 200
    case .query, .body, .value, .header, .redis: 2_000
    }
  }

  /// What bytes are mutated of: valid ones of the repository.
  private static func seeds(of target: FuzzTarget) throws -> [[UInt8]] {
    func files(_ folder: String, _ suffix: String) throws -> [[UInt8]] {
      let place = "\(Repository.root)/\(folder)"
      return try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(suffix) }.sorted()
        .map { [UInt8](try Data(contentsOf: URL(filePath: "\(place)/\($0)"))) }
    }
    switch target {
    case .spec, .format: return try files("specs/features", ".yaml") + files("specs/invalid", ".yaml")
    case .template:
      return try files("Tests/TemplatingTests/Cases/accepted", ".j2")
        + files("Tests/TemplatingTests/Cases/refused", ".j2")
    case .pattern:
      return ["[A-Z]{2}-[0-9]{1,9}", "(?:a|b)*c+", "\\S(?:.*\\S)?", "[^\\]\\-a]{0,3}", "(a(b(c)?)?)?"].map {
        Array($0.utf8)
      }
    case .pack: return [Array(SmallTarget.table.utf8)]
    case .manifest:
      let digest = String(repeating: "0a", count: 32)
      return [
        Array("# x\na/b\tgenerated\t\(digest)\tx.j2\nc\tseeded\t\(digest)\ty.j2\n".utf8),
        Array("ashlar 1.0\npaper 2.1.0\n".utf8),
      ]
    case .generate: return [[0], Array("any".utf8)]
    case .query, .body, .value, .header, .redis: return try files("Tests/Fuzzing/seeds/\(target.rawValue)", "")
    }
  }

  private static func mutated(_ bytes: [UInt8], _ choices: inout Choices) -> [UInt8] {
    var bytes = bytes
    let signs = Array(":-?[]{},#&*!|>'\"%@` \n\t\\()+.^$=~<_/".utf8)
    for _ in 0..<Int.random(in: 1...8, using: &choices) {
      let place = Int.random(in: 0...bytes.count, using: &choices)
      let end = Int.random(in: place...min(bytes.count, place + 40), using: &choices)
      switch Int.random(in: 0..<6, using: &choices) {
      case 0: bytes.insert(UInt8.random(in: 0...255, using: &choices), at: place)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &choices))
      case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &choices)
      default: bytes.insert(signs.randomElement(using: &choices) ?? 0, at: place)
      }
    }
    return bytes
  }
}

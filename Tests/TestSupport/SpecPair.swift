import Analysis
import Diagnostics
import Foundation
package import Model

/// A spec as it was and as it is: a folder of `specs/breaking`.
package struct SpecPair: Sendable {
  package let name: String
  package let old: ShippedSpec
  package let new: ShippedSpec

  package init(_ name: String) throws {
    self.name = name
    old = try ShippedSpec("breaking/\(name)/old")
    new = try ShippedSpec("breaking/\(name)/new")
  }

  package static let names: [String] = {
    let folder = "\(Repository.root)/specs/breaking"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  /// Both models; what a pair warns of is no concern of those who compare them.
  package func models() throws -> (old: Model, new: Model) { (try old.model(), try new.model()) }
}

extension ShippedSpec {
  fileprivate func model() throws -> Model {
    guard let model = reading.outcome.value else {
      throw BadSpec(complaints: reading.outcome.diagnostics.map(\.line))
    }
    return model
  }
}

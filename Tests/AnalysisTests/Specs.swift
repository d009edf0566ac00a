import Analysis
import Diagnostics
import Model
import TestSupport

/// The specs of this repository.
enum Specs {
  static func text(_ name: String) throws -> String {
    String(decoding: try Repository.bytes("specs/\(ShippedSpec.path(of: name))"), as: UTF8.self)
  }

  static func read(_ name: String) throws -> Outcome<Model> {
    try ShippedSpec(name).reading.outcome
  }

  /// The names of the specs of a folder, sorted.
  static func names(in folder: String) -> [String] { ShippedSpec.names(in: folder) }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the file that is kept of a migration says: sorted, a line for what fits on one.
package struct MigrationRecord: Sendable, Hashable {
  package var steps: [MigrationStep]
  /// See `Migration.moot`.
  package var moot: Lineage

  package init(steps: [MigrationStep], moot: Lineage = Lineage()) {
    self.steps = steps
    self.moot = moot
  }

  private struct File: Codable {
    /// The version of the form.
    var ashlar: Int
    var steps: [MigrationStep]
    var moot: Lineage?
  }

  /// Why a text is no record: where, and what is wrong there.
  package struct Unreadable: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  package var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let file = File(ashlar: 1, steps: steps, moot: moot.isEmpty ? nil : moot)
    // Nothing in a step has no form as JSON: numbers are finite.
    guard let data = try? encoder.encode(file) else { preconditionFailure("a step cannot be written as JSON") }
    return JSONLayout([UInt8](data)).text
  }

  package init(json: [UInt8]) throws(Unreadable) {
    do {
      let file = try JSONDecoder().decode(File.self, from: Data(json))
      guard file.ashlar == 1 else { throw Unreadable(description: "it is of another version: \(file.ashlar)") }
      self.init(steps: file.steps, moot: file.moot ?? Lineage())
    } catch let error as DecodingError {
      throw Unreadable(description: error.clause)
    } catch let error as Unreadable {
      throw error
    } catch {
      throw Unreadable(description: "it is no JSON")
    }
  }
}

extension DecodingError {
  /// Where and what, in one clause.
  fileprivate var clause: String {
    switch self {
    case .dataCorrupted(let context):
      context.codingPath.isEmpty ? "it is no JSON" : "\(place(context)): \(context.debugDescription)"
    case .keyNotFound(let key, let context): "\(place(context)): '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context): "\(place(context)): it is of another kind"
    @unknown default: "it is no JSON"
    }
  }

  private func place(_ context: Context) -> String {
    let place = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
    return place.isEmpty ? "at its root" : String(place.drop { $0 == "." })
  }
}

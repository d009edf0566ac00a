import Generation
import Model

/// What a member of an answer has to be.
enum Expectation {
  case exact(JSON)
  case uuid, integer, moment, slug

  /// - Returns: What is wrong with the value; nothing when it is as expected.
  func fault(of value: JSON) -> String? {
    switch self {
    case .exact(let expected):
      return value.isSame(as: expected) ? nil : "expected \(expected.text), not \(value.text)"
    case .uuid:
      guard case .string(let text) = value, Self.isUUID(text) else { return "expected a UUID, not \(value.text)" }
    case .integer:
      guard case .number(let text) = value, Int64(text) != nil else { return "expected an integer, not \(value.text)" }
    case .moment:
      guard case .string(let text) = value, Self.isMoment(text) else {
        return "expected a moment like 2026-01-31T12:00:00.000Z, not \(value.text)"
      }
    case .slug:
      guard case .string(let text) = value, Self.isSlug(text) else { return "expected a slug, not \(value.text)" }
    }
    return nil
  }

  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) } }
  }

  private static func isMoment(_ text: String) -> Bool {
    let shape = Array("0000-00-00T00:00:00.000Z".utf8)
    return text.utf8.count == shape.count
      && zip(text.utf8, shape).allSatisfy { byte, place in
        place == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == place
      }
  }

  private static func isSlug(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    return words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy("abcdefghijklmnopqrstuvwxyz0123456789".utf8.contains) }
  }
}

extension JSON {
  /// Whether both are the same value: fractions may be written in different ways, integers may not.
  fileprivate func isSame(as other: JSON) -> Bool {
    guard case (.number(let one), .number(let expected)) = (self, other) else { return self == other }
    guard expected.contains(where: { ".eE".contains($0) }) else { return one == expected }
    return Double(one) == Double(expected) && one.hasPrefix("-") == expected.hasPrefix("-")
  }
}

extension World {
  /// What a record is like that was made from a body: members in the order of the wire.
  func expected(_ resource: Resource, from draft: Draft) -> [(name: String, value: Expectation)] {
    let fields = Dictionary(uniqueKeysWithValues: resource.fields.map { ($0.name.spelled, $0) })
    return resource.memberNames.map(\.spelled).map { name in
      if let timestamps = resource.timestamps, [timestamps.created.spelled, timestamps.updated.spelled].contains(name) {
        return (name, .moment)
      }
      if resource.key.isIssued, name == resource.key.first.name.spelled {
        return (name, resource.key.first.type == .uuid ? .uuid : .integer)
      }
      if let owner = resource.owner, name == owner.key.spelled {
        return (name, .exact(conversation.asker.flatMap { people?.key(of: $0) } ?? .null))
      }
      guard let value = draft[name] else { return (name, fields[name]?.valueWhenAbsent ?? .exact(.null)) }
      return (name, .exact(fields[name].map { $0.stored(value) } ?? value))
    }
  }

  /// Holds a record against what it has to be like, by the names of its members, their order, and their values.
  func verify(_ record: JSON, _ expected: [(name: String, value: Expectation)]) throws {
    guard let members = record.members else { throw Mismatch("the record is no object") }
    guard members.map(\.name) == expected.map(\.name) else {
      throw Mismatch(
        "expected the members \(expected.map(\.name).joined(separator: ", ")), not \(members.map(\.name).joined(separator: ", "))"
      )
    }
    for (member, expectation) in zip(members, expected) {
      if let fault = expectation.value.fault(of: member.value) { throw Mismatch("/\(member.name): \(fault)") }
    }
  }
}

extension Field {
  /// What it is on a record whose body had nothing for it.
  fileprivate var valueWhenAbsent: Expectation {
    if isMade { return .slug }
    guard let value = defaultValue, let json = try? JSON(Array(value.json.utf8)) else { return .exact(.null) }
    return .exact(stored(json))
  }

  /// A value as it comes back.
  func stored(_ value: JSON) -> JSON {
    guard type == .email, case .string(let text) = value else { return value }
    return .string(text.lowercased())
  }
}

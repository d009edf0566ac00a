import Model

/// Paths and envelopes, as the wire has them.
extension Model {
  func listPath(of resource: Resource) -> String { "\(api.root)/\(resource.plural.kebab)" }

  /// The path of a record: what names it, with commas between the parts of a key.
  func path(of record: JSON, of resource: Resource) throws -> String {
    try path(of: record, by: resource.address, of: resource)
  }

  /// The path of a record by its key, whatever paths usually name it by.
  func keyPath(of record: JSON, of resource: Resource) throws -> String {
    try path(of: record, by: resource.key.parts, of: resource)
  }

  private func path(of record: JSON, by parts: [RecordKey.Part], of resource: Resource) throws -> String {
    let segments = try parts.map { part in
      guard let value = record[part.name.spelled], !value.isNull else {
        throw Mismatch("the record has no '\(part.name)'")
      }
      return value.plainText.percentEncoded
    }
    return "\(listPath(of: resource))/\(segments.joined(separator: ","))"
  }

  /// The path of a record that is not there, and one that none could have.
  func absentPath(of resource: Resource) -> String {
    "\(listPath(of: resource))/\(resource.address.map { Self.absent($0.type) }.joined(separator: ","))"
  }

  static func absent(_ type: ValueType) -> String {
    switch type {
    case .int: "2147483646"
    case .int64: "9007199254740990"
    case .uuid: "ffffffff-ffff-4fff-bfff-ffffffffffff"
    case .date: "9999-12-30"
    case .datetime: "9999-12-30T00%3A00%3A00.000Z"
    case .decimal: "9.99"
    case .duration: "P99999D"
    case .string, .text, .slug, .email, .url, .float, .bool, .bytes, .json, .list, .enumeration:
      "zz-there-is-no-such-record"
    }
  }

  /// A record out of its envelope.
  func one(_ body: JSON, of resource: Resource) throws -> JSON {
    let name: String
    switch api.envelope {
    case .none: return body
    case .data: name = "data"
    case .resource: name = resource.envelope?.one.spelled ?? ""
    }
    guard let members = body.members, let record = body[name],
      members.map(\.name).filter({ $0 != "truncated" }) == [name]
    else { throw Mismatch("the envelope of a record is no object with '\(name)'") }
    return record
  }

  /// The records of a list out of their envelope.
  func many(_ body: JSON, of resource: Resource) throws -> [JSON] {
    let name: String
    switch api.envelope {
    case .none:
      guard let items = body.items else { throw Mismatch("the list is no array") }
      return items
    case .data: name = "data"
    case .resource: name = resource.envelope?.many.spelled ?? ""
    }
    guard let members = body.members, let items = body[name]?.items,
      members.map(\.name).filter({ $0 != "truncated" }) == [name, "page"],
      body["page"]?.members?.map(\.name) == ["limit", "next"]
    else { throw Mismatch("the envelope of a list is no object with '\(name)' and 'page'") }
    return items
  }
}

extension Resource {
  /// What a record of it is identified by, as one text.
  func identity(of record: JSON) -> String {
    key.parts.map { record[$0.name.spelled]?.text ?? "" }.joined(separator: ",")
  }
}

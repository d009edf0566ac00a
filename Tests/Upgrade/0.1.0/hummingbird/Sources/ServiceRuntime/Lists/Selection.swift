/// What records of a resource can be narrowed to and extended by; generated, one per resource.
public struct SelectionDefinition: Sendable {
  /// A path of relations that can be included.
  public struct Include: Sendable {
    let path: String
    let fields: [String]

    /// - Parameters:
    ///   - path: as it is asked for: `author`, `genres.books`.
    ///   - fields: the members of the record it leads to.
    public init(_ path: String, fields: [String]) {
      self.path = path
      self.fields = fields
    }
  }

  let fields: [String]
  let includes: [Include]

  /// - Parameters:
  ///   - fields: the members of a record, without what is included.
  ///   - includes: each path of two behind the path of one that it begins with.
  public init(fields: [String], includes: [Include] = []) {
    self.fields = fields
    self.includes = includes
  }
}

/// Which members of a record are written.
public struct FieldSelection: Sendable, Equatable {
  /// All of them when absent.
  public let names: Set<String>?

  /// Every member.
  public static let all = FieldSelection(names: nil)

  /// Some members, or every one; `id` is always among them.
  public init(names: Set<String>?) {
    self.names = names?.union(["id"])
  }

  /// Whether a member is written.
  @inlinable
  public func contains(_ name: String) -> Bool {
    guard let names else { return true }
    return names.contains(name)
  }
}

/// What a request asks of the records it gets: which members, and which records beside them.
public struct RecordSelection: Sendable, Equatable {
  /// The members of the record itself.
  public private(set) var fields = FieldSelection.all
  private var included: [String: FieldSelection] = [:]

  /// Records as they are, with nothing included.
  public static let all = RecordSelection()

  private init() {}

  /// Reads `fields`, `fields[…]` and `include`; anything else is refused, and everything wrong at once.
  public init(_ parameters: QueryParameters, _ definition: SelectionDefinition) throws(ServiceError) {
    var reader = QueryReader(parameters)
    while let parameter = reader.next() {
      if !reader.readSelection(parameter, definition) { reader.unknown(parameter) }
    }
    self = reader.selection(definition)
    try reader.finish()
  }

  init(fields: FieldSelection, included: [String: FieldSelection]) {
    self.fields = fields
    self.included = included
  }

  /// Whether records are asked for beside the ones that the request is about.
  public var includesAny: Bool { !included.isEmpty }

  /// Whether a path of relations is included; that of one relation is when one of two begins with it.
  public func includes(_ path: String) -> Bool { included[path] != nil }

  /// The members written of the records that a path leads to.
  public func fields(of path: String) -> FieldSelection { included[path] ?? .all }

  /// What is asked of the records that a path leads to: their members, and what is included behind them.
  public func within(_ path: String) -> RecordSelection {
    var inner: [String: FieldSelection] = [:]
    for (name, fields) in included where name.hasPrefix(path + ".") {
      inner[String(name.dropFirst(path.utf8.count + 1))] = fields
    }
    return RecordSelection(fields: fields(of: path), included: inner)
  }
}

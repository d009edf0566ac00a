public import ServiceRuntime

/// A key in a body, and whether whoever sent it may read the record that it names.
///
/// A record that somebody may not read is not there for them: its key is answered like one that names no record.
public struct NamedKey {
  private let pointer: String
  private let isJudged: Bool
  private let isSeen: () throws -> Bool

  /// A key by what it leads to.
  ///
  /// - Parameters:
  ///   - member: What the body calls it.
  ///   - key: Nothing where the body names nothing.
  ///   - visible: What its sender may read.
  ///   - find: Finds the record among those.
  public init<Key, Record>(
    _ member: String,
    _ key: Key?,
    _ visible: PolicyScope,
    find: @escaping (Key, PolicyScope) throws -> Record?
  ) {
    self.init(at: JSONPointer.member(member), key, visible, find)
  }

  private init<Key, Record>(
    at pointer: String,
    _ key: Key?,
    _ visible: PolicyScope,
    _ find: @escaping (Key, PolicyScope) throws -> Record?
  ) {
    self.pointer = pointer
    isJudged = !visible.isEverything
    isSeen = { try key.map { try find($0, visible) != nil } ?? true }
  }

  /// The keys of a set.
  public static func each<Key, Record>(
    _ member: String,
    _ keys: [Key],
    _ visible: PolicyScope,
    find: @escaping (Key, PolicyScope) throws -> Record?
  ) -> [NamedKey] {
    keys.enumerated().map { NamedKey(at: "\(JSONPointer.member(member))/\($0)", $1, visible, find) }
  }

  /// Refuses keys of records that their sender may not read.
  ///
  /// - Throws: 422 `reference` for every key that names no record or none of those.
  public static func require(_ keys: [NamedKey]) throws {
    // What everybody may read is left to the database, unless something else is refused along with it.
    guard try keys.contains(where: { try $0.isJudged && !$0.isSeen() }) else { return }
    throw ServiceError.missingReference(try keys.filter { try !$0.isSeen() }.map(\.pointer))
  }
}

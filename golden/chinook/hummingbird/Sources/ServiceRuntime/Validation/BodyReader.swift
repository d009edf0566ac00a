/// Reads the object of a request's body member by member and collects everything that is wrong with it, in the order
/// of the body; what is missing comes after what is there.
public struct BodyReader: Sendable {
  /// A member of the body, and where it stands.
  public struct Member: Sendable {
    /// As it was sent.
    public let name: String
    /// What was sent with it.
    public let value: JSONValue
    fileprivate let parent: String
    @usableFromInline let order: Int

    /// The JSON pointer to it.
    public var pointer: String { JSONPointer.member(name, of: parent) }
  }

  /// In the order of the body, each name once.
  public let members: [Member]

  private let pointer: String
  private var failures: [(order: Int, detail: ErrorDetail)] = []

  /// - Parameters:
  ///   - body: anything but an object is a failure.
  ///   - pointer: to the object, when it lies within the body.
  public init(_ body: JSONValue, at pointer: String = "") {
    self.pointer = pointer
    guard case .object(let sent) = body else {
      members = []
      failures = [(0, ErrorDetail(.field(pointer), .type, "must be an object, not \(body.kind)"))]
      return
    }
    var members: [Member] = []
    members.reserveCapacity(sent.count)
    var seen = Set<String>(minimumCapacity: sent.count)
    for (order, sent) in sent.enumerated() {
      let member = Member(name: sent.name, value: sent.value, parent: pointer, order: order)
      if seen.insert(sent.name).inserted {
        members.append(member)
      } else {
        failures.append((order, ErrorDetail(.field(member.pointer), .format, "must not be there twice")))
      }
    }
    self.members = members
  }

  // MARK: - Values

  /// A value that is not nullable; nothing when it is refused.
  @inlinable
  public mutating func value<Rule: ValueRule>(_ member: Member, _ rule: Rule) -> Rule.Value? {
    take(rule.read(member.value), at: member.pointer, order: member.order)
  }

  /// A nullable value; nothing when it is `null` or refused.
  @inlinable
  public mutating func nullable<Rule: ValueRule>(_ member: Member, _ rule: Rule) -> Rule.Value? {
    member.value == .null ? nil : value(member, rule)
  }

  /// The change of a value that is not nullable; `.keep` when it is refused.
  @inlinable
  public mutating func change<Rule: ValueRule>(_ member: Member, _ rule: Rule) -> Change<Rule.Value> {
    value(member, rule).map(Change.set) ?? .keep
  }

  /// The change of a nullable value, which `null` clears; `.keep` when it is refused.
  @inlinable
  public mutating func nullableChange<Rule: ValueRule>(_ member: Member, _ rule: Rule) -> Change<Rule.Value?> {
    if member.value == .null { return .set(nil) }
    return value(member, rule).map(Change.set) ?? .keep
  }

  /// A set of values, such as the ids of a relation, in the order sent; nothing when any of it is refused.
  @inlinable
  public mutating func set<Rule: ValueRule>(_ member: Member, of rule: Rule) -> [Rule.Value]?
  where Rule.Value: Hashable {
    guard case .array(let elements) = member.value else {
      return take(.wrongType(member.value, expected: "an array"), at: member.pointer, order: member.order)
    }
    var values: [Rule.Value] = []
    var seen: Set<Rule.Value> = []
    for (index, element) in elements.enumerated() {
      let place = "\(member.pointer)/\(index)"
      guard let value = take(rule.read(element), at: place, order: member.order) else { continue }
      if seen.insert(value).inserted {
        values.append(value)
      } else {
        fail(place, .items, "must not be there twice", order: member.order)
      }
    }
    return values.count == elements.count ? values : nil
  }

  /// The change of a set, which is always replaced whole; `.keep` when any of it is refused.
  @inlinable
  public mutating func setChange<Rule: ValueRule>(_ member: Member, of rule: Rule) -> Change<[Rule.Value]>
  where Rule.Value: Hashable {
    set(member, of: rule).map(Change.set) ?? .keep
  }

  // MARK: - Refusals

  /// The body has no such member.
  public mutating func unknown(_ member: Member) {
    fail(member.pointer, .unknown, "is not known here", order: member.order)
  }

  /// The server alone writes the member.
  public mutating func readOnly(_ member: Member) {
    fail(member.pointer, .readOnly, "cannot be written", order: member.order)
  }

  /// The member was fixed when the record was made.
  public mutating func immutable(_ member: Member) {
    fail(member.pointer, .immutable, "cannot be changed", order: member.order)
  }

  /// A member that was fixed when the record was made, and may be sent as it is.
  @inlinable
  public mutating func immutable<Rule: ValueRule>(_ member: Member, _ rule: Rule, current: Rule.Value)
  where Rule.Value: Equatable {
    if let value = value(member, rule), value != current { immutable(member) }
  }

  /// A nullable member that was fixed when the record was made, and may be sent as it is.
  @inlinable
  public mutating func immutable<Rule: ValueRule>(_ member: Member, _ rule: Rule, current: Rule.Value?)
  where Rule.Value: Equatable {
    if member.value == .null {
      if current != nil { immutable(member) }
    } else if let value = value(member, rule), value != current {
      immutable(member)
    }
  }

  /// Something is wrong with a member beyond its own rule.
  public mutating func fail(_ member: Member, _ code: ErrorDetail.Code, _ message: String) {
    fail(member.pointer, code, message, order: member.order)
  }

  /// A value that has to be there, and is unless it was absent or refused.
  @inlinable
  public mutating func require<Value>(_ name: String, _ value: Value?) {
    require(name, value != nil)
  }

  /// A member that has to be there; one that was there and refused is not reported again.
  public mutating func require(_ name: String, _ isPresent: Bool) {
    guard !isPresent, isObject, !members.contains(where: { $0.name == name }) else { return }
    fail(JSONPointer.member(name, of: pointer), .required, "is required", order: .max)
  }

  // MARK: - The end

  /// Whether nothing was wrong so far.
  public var isValid: Bool { failures.isEmpty }

  /// Everything that was wrong so far, in the order of the body.
  public var details: [ErrorDetail] {
    // Sorted by place as well as by order, since Swift's sort is stable in fact but not by promise.
    failures.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element.detail)
  }

  /// The refusal of the body; meant for when there is something to refuse.
  public var failure: ServiceError { .validation(details) }

  /// Throws the refusal when anything was wrong.
  public func finish() throws(ServiceError) {
    if !isValid { throw failure }
  }

  private var isObject: Bool { !failures.contains { $0.detail.place == .field(pointer) } }

  @inlinable
  mutating func take<Value>(_ reading: Reading<Value>, at pointer: @autoclosure () -> String, order: Int)
    -> Value?
  {
    switch reading {
    case .value(let value): return value
    case .violations(let violations):
      for violation in violations { fail(pointer() + violation.path, violation.code, violation.message, order: order) }
      return nil
    }
  }

  @usableFromInline
  mutating func fail(_ pointer: String, _ code: ErrorDetail.Code, _ message: String, order: Int) {
    failures.append((order, ErrorDetail(.field(pointer), code, message)))
  }
}

/// Pointers into a body (RFC 6901).
public enum JSONPointer {
  /// The pointer to a member of the object that another one leads to.
  public static func member(_ name: String, of parent: String = "") -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return "\(parent)/\(name)"
    }
    return "\(parent)/\(name.replacing(["~": "~0", "/": "~1"]))"
  }
}

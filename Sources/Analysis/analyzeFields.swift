import Diagnostics
import Model
import Spec

/// Where a field stands, which decides the keys it takes.
enum FieldPlace {
  case record, input, output

  /// Why a key means nothing here.
  func refusal(of key: FieldKey) -> String? {
    switch (self, key) {
    case (.input, .unique), (.output, .unique), (.input, .immutable), (.output, .immutable), (.input, .from),
      (.output, .from), (.input, .was), (.output, .was), (.input, .backfill), (.output, .backfill), (.input, .write),
      (.output, .write):
      "is for stored fields; this one is never stored"
    case (.output, .standard): "is for fields that a caller may leave out; this one is written by your code"
    case (.record, _), (.input, _), (.output, _): nil
    }
  }
}

extension Analyzer {
  /// Adds what every record has and the fields of the spec to a resource.
  mutating func addFields(at position: Int) {
    let draft = drafts[position]
    let id = draft.key.first
    if let key = draft.spec.key {
      // What a key is called whatever it is made of; a field of that name can be nothing else.
      if key.words.map(\.text) != [id.name.spelled] {
        _ = draft.namespace.take(id.name.words, for: Bearer("what every key is called"), at: nil)
      }
    } else {
      _ = draft.namespace.take(id.name.words, for: Bearer("the id of every record"), at: nil)
      draft.standings[id.name.spelled] = .id
    }

    for written in draft.spec.fields {
      if written.isPassword {
        addPassword(written, to: draft, at: position)
        continue
      }
      guard let field = field(written, in: .record, of: "a field") else {
        draft.standings[written.name.text] = .broken
        continue
      }
      findings.take(
        field.name.words,
        in: &draft.namespace,
        for: Bearer("the field", field.name.spelled),
        at: field.origin
      )
      draft.standings[field.name.spelled] = .field(draft.fields.count)
      draft.fields.append(field)
    }
    findSlugSources(of: draft)
    if draft.spec.hasTimestamps { addTimestamps(to: draft) }
    if draft.spec.softDelete != nil { addDeletion(to: draft, &findings) }
    if draft.spec.lock != nil { reserveLock(in: draft) }
  }

  private mutating func addTimestamps(to draft: Draft) {
    for name in [timestamps.created, timestamps.updated] {
      // The field was there first in the text, so it is the one to point at.
      if let owner = draft.namespace.take(name.words, for: Bearer("the timestamp", name.spelled), at: nil) {
        findings.error(
          .nameTaken,
          "\(owner.bearer) has the same name as the timestamp '\(name)'",
          at: owner.range ?? draft.spec.name.range,
          help: "leave the field out, or say 'timestamps: false'"
        )
      }
      if case .broken? = draft.standings[name.spelled] { continue }
      draft.standings[name.spelled] = .timestamp(name)
    }
    draft.timestamps = timestamps
  }

  /// Keeps the column of the lock, which is no member, out of the way of those that are.
  private mutating func reserveLock(in draft: Draft) {
    let lock = Resource.lock
    let bearer = Bearer("the column", lock.spelled, of: "the lock")
    guard let owner = draft.namespace.take(lock.words, for: bearer, at: nil) else { return }
    findings.error(
      .nameTaken,
      "\(owner.bearer) has the same name as the column of the lock, '\(lock)'",
      at: owner.range ?? draft.spec.name.range,
      help: "rename it, or say 'optimistic_lock: false'"
    )
  }

  /// The field as the model has it, or nothing when anything of it is wrong.
  mutating func field(_ written: FieldSpec, in place: FieldPlace, of what: String) -> Field? {
    let before = findings.diagnostics.count
    let name = name(written.name, .member, of: what)
    for used in written.keys {
      guard let refusal = place.refusal(of: used.key) else { continue }
      findings.error(.keyDoesNotApply, "'\(used.word.text)' \(refusal)", at: used.word.range)
    }
    if let strength = written.strength {
      findings.error(.keyDoesNotApply, "'strength' is for passwords", at: strength.range)
    }
    guard let type = written.type.flatMap({ type($0) }), let typeWord = written.type else { return nil }
    let isNullable = nullability(written)
    let constraints = constraints(of: written, type)
    let items = itemConstraints(of: written, type)
    checkUnique(written, type)
    let standard = defaultValue(of: written, type, constraints, items)
    checkSlug(written, type)
    guard let name, findings.diagnostics.count == before || !hasErrors(since: before) else { return nil }
    return Field(
      name: name,
      description: written.description?.text,
      type: type,
      isNullable: isNullable || typeWord.isOptional,
      defaultValue: standard,
      constraints: constraints,
      itemConstraints: items,
      isUnique: written.isUnique,
      isImmutable: written.isImmutable,
      slugSource: written.source == nil ? nil : name,
      origin: written.name.range
    )
  }

  func hasErrors(since count: Int) -> Bool {
    findings.diagnostics[count...].contains { $0.severity == .error }
  }

  private mutating func nullability(_ written: FieldSpec) -> Bool {
    if let type = written.type, type.isOptional, let used = written.keys.first(where: { $0.key == .nullable }) {
      findings.error(
        .nullableTwice,
        "'nullable' and the '?' of '\(type.word.text)' say the same thing in two places",
        at: used.word.range,
        help: "keep one of them"
      )
    }
    return written.isNullable
  }

  /// The type that the author wrote, or nothing when there is none of that name.
  mutating func type(_ written: TypeSpec) -> ValueType? {
    let name = written.name.text
    if name == "decimal" { return decimal(written) }
    if name == "list" { return list(written) }
    if let type = TypeName(rawValue: name).map(ValueType.init) {
      guard written.arguments == nil else {
        findings.error(
          .typeArguments,
          "the type '\(name)' takes no arguments",
          at: written.word.range,
          help: type.hasLength ? "say 'length: ..200' beside 'type: \(name)'" : "write '\(name)'"
        )
        return nil
      }
      return type
    }
    if let declared = enums[name] {
      usedEnums.insert(name)
      return declared == nil ? nil : .enumeration(name)
    }
    if name == passwordType {
      findings.error(
        .passwordElsewhere,
        "a password is what people sign in by and no value of anything else",
        at: written.word.range
      )
      return nil
    }
    let names = TypeName.allCases.map(\.rawValue).sorted() + ["decimal", "list"] + spec.enums.map(\.name.text)
    let isResource = positions[name] != nil
    let help =
      isResource
      ? "records lead to others by relations: '{belongs_to: \(name)}'"
      : familiarTypes[name.lowercased()].map { "write '\($0)'" }
        ?? findings.suggestion(for: name, among: names, else: "types are \(names.prefix(20).joined(separator: ", "))")
    findings.error(.unknownType, "there is no type '\(name)'", at: written.name.range, help: help)
    return nil
  }

  private mutating func decimal(_ written: TypeSpec) -> ValueType? {
    let numbers = (written.arguments ?? []).map { word -> Int? in
      word.text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word.text) : nil
    }
    if numbers.count == 2, let precision = numbers[0], let scale = numbers[1],
      (1...Limits.decimalDigits).contains(precision),
      (0...precision).contains(scale)
    {
      return .decimal(precision: precision, scale: scale)
    }
    let message =
      switch (written.arguments, numbers.count, numbers.contains(nil)) {
      case (nil, _, _): "'decimal' needs its numbers of digits"
      case (_, 2, false): "'\(written.word.text)' is beyond what can be kept exactly"
      case (_, _, _): "'\(written.word.text)' needs two whole numbers"
      }
    findings.error(
      .typeArguments,
      message,
      at: written.word.range,
      help: "\"decimal(10,2)\" has 10 digits, 2 of them after the point; at most \(Limits.decimalDigits) digits"
    )
    return nil
  }
}

extension ValueType {
  fileprivate init(_ name: TypeName) {
    self =
      switch name {
      case .string: .string
      case .text: .text
      case .int: .int
      case .int64: .int64
      case .float: .float
      case .bool: .bool
      case .date: .date
      case .datetime: .datetime
      case .duration: .duration
      case .uuid: .uuid
      case .email: .email
      case .url: .url
      case .slug: .slug
      case .bytes: .bytes
      case .json: .json
      }
  }

  /// Whether `length` counts the value's code points or bytes.
  var hasLength: Bool {
    switch self {
    case .string, .text, .email, .url, .slug, .bytes: true
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .json, .list, .enumeration: false
    }
  }

  /// Whether `min` and `max` bound the value.
  var isOrdered: Bool {
    switch self {
    case .int, .int64, .float, .decimal, .date, .datetime, .duration: true
    case .string, .text, .email, .url, .slug, .bool, .uuid, .bytes, .json, .list, .enumeration: false
    }
  }
}

/// What authors write who come from elsewhere.
private let familiarTypes = [
  "boolean": "bool", "integer": "int", "int32": "int", "long": "int64", "bigint": "int64", "double": "float",
  "number": "float", "real": "float", "numeric": "decimal(10,2)", "money": "decimal(10,2)", "str": "string",
  "varchar": "string", "char": "string", "timestamp": "datetime", "timestamptz": "datetime", "time": "datetime",
  "uri": "url", "guid": "uuid", "interval": "duration", "timespan": "duration", "blob": "bytes", "binary": "bytes",
  "bytea": "bytes", "jsonb": "json", "object": "json", "array": "list(string)",
]

import Diagnostics
import Model
import Spec

extension Analyzer {
  /// `list(T)`, where T is a type of single values.
  mutating func list(_ written: TypeSpec) -> ValueType? {
    guard let arguments = written.arguments, arguments.count == 1, !arguments[0].text.isEmpty else {
      findings.error(
        .typeArguments,
        "'list' needs the type of its items",
        at: written.word.range,
        help: "write 'list(string)'"
      )
      return nil
    }
    let item = TypeSpec(arguments[0])
    if item.isOptional {
      findings.error(
        .typeArguments,
        "the items of a list are never null",
        at: item.word.range,
        help: "write 'list(\(item.name.text))'"
      )
      return nil
    }
    guard let type = type(item) else { return nil }
    switch type {
    case .string, .text, .email, .url, .slug, .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid,
      .enumeration:
      return .list(type)
    case .bytes, .json, .list:
      findings.error(
        .typeArguments,
        "a list cannot hold values of the type '\(type.spelled)'",
        at: item.word.range,
        help: "a field of the type 'json' holds values of any shape"
      )
      return nil
    }
  }

  /// Adds to a list's constraints how many items it has.
  mutating func count(items written: FieldSpec, _ type: ValueType, _ constraints: inout Constraints) {
    guard case .list = type else {
      for used in written.keys where used.key.isOfLists {
        findings.error(
          .keyDoesNotApply,
          "'\(used.word.text)' is for lists, and '\(written.name.text)' is of the type '\(type.spelled)'",
          at: used.word.range
        )
      }
      return
    }
    let least = written.minimumItems?.value
    constraints.minimumItems = least
    constraints.maximumItems = written.maximumItems?.value ?? max(Limits.usualListItems, least ?? 0)
    if let least = written.minimumItems, let most = written.maximumItems, least.value > most.value {
      findings.error(
        .emptyRange,
        "no list has at least \(least.value) and at most \(most.value) items",
        at: most.range,
        notes: [Diagnostic.Note("'min_items' stands here", at: least.range)]
      )
    }
  }

  /// What each item of a list keeps to.
  mutating func itemConstraints(of written: FieldSpec, _ type: ValueType) -> Constraints {
    guard case .list(let item) = type else { return Constraints() }
    return constraints(of: written.itemField, item)
  }

  /// Values are unique only where two of them can be told to be the same.
  mutating func checkUnique(_ written: FieldSpec, _ type: ValueType) {
    guard written.isUnique, !type.isComparable, let used = written.keys.first(where: { $0.key == .unique }) else {
      return
    }
    findings.error(
      .keyDoesNotApply,
      "'unique' is for values that are compared, and '\(written.name.text)' is of the type '\(type.spelled)'",
      at: used.word.range
    )
  }
}

extension FieldKey {
  /// Whether only lists have it.
  fileprivate var isOfLists: Bool {
    switch self {
    case .items, .minimumItems, .maximumItems: true
    case .type, .description, .was, .length, .minimum, .maximum, .pattern, .from, .standard, .backfill, .nullable,
      .unique, .immutable, .write, .strength:
      false
    }
  }
}

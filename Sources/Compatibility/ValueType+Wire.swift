import Model

/// What becomes of values of one type where another is asked for.
enum Acceptance: Equatable {
  case all
  /// All but these.
  case some(missing: String)
  case other
}

/// What a value looks like on the wire, as far as types can share it.
private enum WireForm: Equatable {
  case text
  /// Text of a form that clients read as something else than text.
  case formed(String)
  /// A number, by how much of them all its type holds.
  case number(Int)
  /// Text of digits, for which bodies may also have a number.
  case decimal(whole: Int, places: Int)
  case bool
  case json
  case list
  case enumeration
}

extension ValueType {
  private var form: WireForm {
    switch self {
    case .string, .text, .email, .url, .slug: .text
    case .date, .datetime, .duration, .uuid, .bytes: .formed(spelled)
    case .int: .number(0)
    case .int64: .number(1)
    case .float: .number(2)
    case .decimal(let precision, let scale): .decimal(whole: precision - scale, places: scale)
    case .bool: .bool
    case .json: .json
    case .list: .list
    case .enumeration: .enumeration
    }
  }

  /// Whether a body may have any text for it, apart from constraints.
  private var isFreeText: Bool { self == .string || self == .text }

  /// What a body that was made for the former type comes to; enums are compared by their cases elsewhere.
  func acceptance(of old: ValueType) -> Acceptance {
    if case .list(let item) = self, case .list(let formerItem) = old { return item.acceptance(of: formerItem) }
    if self == old || form == .json { return .all }
    switch (old.form, form) {
    case (.enumeration, .enumeration): return .all
    case (.number(let former), .number(let now)):
      if now >= former { return .all }
      return .some(missing: now == 0 && former == 1 ? "numbers of more than 32 bits" : "fractions or larger numbers")
    case (.decimal(let formerWhole, let formerPlaces), .decimal(let whole, let places)):
      if whole < formerWhole { return .some(missing: "numbers of \(formerWhole) digits before the point") }
      return places < formerPlaces ? .some(missing: "numbers of \(formerPlaces) places") : .all
    case (.number(0), .decimal(let whole, _)) where whole >= 10, (.number(1), .decimal(let whole, _)) where whole >= 16:
      return .all
    case (.text, _), (.formed, _), (.enumeration, _): return isFreeText ? .all : .other
    case (.number, _), (.decimal, _), (.bool, _), (.json, _), (.list, _): return .other
    }
  }

  /// Whether a client that reads the former type can read this one; enums are compared by their cases elsewhere.
  func isReadable(as old: ValueType) -> Bool {
    if case .list(let item) = self, case .list(let formerItem) = old { return item.isReadable(as: formerItem) }
    if self == old { return true }
    switch (old.form, form) {
    case (.json, _), (.text, .text), (.text, .formed), (.text, .enumeration), (.text, .decimal): return true
    case (.enumeration, .enumeration), (.decimal, .decimal): return true
    // More bits are more values, not another form.
    case (.number(let former), .number(let now)): return former == 2 || now < 2
    case (.text, _), (.formed, _), (.number, _), (.decimal, _), (.bool, _), (.list, _), (.enumeration, _):
      return false
    }
  }

  /// The enum that its values, or the items of its lists, are of.
  var enumName: String? {
    switch self {
    case .enumeration(let name): name
    case .list(let item): item.enumName
    case .string, .text, .email, .url, .slug, .date, .datetime, .duration, .uuid, .bytes, .int, .int64, .float,
      .decimal, .bool, .json:
      nil
    }
  }
}

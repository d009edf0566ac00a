extension PatternNode {
  /// The spelling that means the same everywhere.
  var canonical: String {
    switch self {
    case .one(let set): set.canonical
    case .sequence(let nodes): nodes.map(\.canonical).joined()
    case .choice(let nodes): "(?:\(nodes.map(\.canonical).joined(separator: "|")))"
    case .repeated(let node, let minimum, let maximum): node.canonicalAtom + Self.quantifier(minimum, maximum)
    }
  }

  /// In a form that a repetition can follow.
  private var canonicalAtom: String {
    switch self {
    case .one, .choice: canonical
    case .sequence, .repeated: "(?:\(canonical))"
    }
  }

  private static func quantifier(_ minimum: Int, _ maximum: Int?) -> String {
    switch (minimum, maximum) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, nil): "{\(minimum),}"
    case (_, let maximum?): minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum)}"
    }
  }
}

extension CharacterSet {
  fileprivate var canonical: String {
    if !isNegated, ranges.count == 1, ranges[0].count == 1 {
      return Self.spell(ranges[0].lowerBound, escaping: "\\^$.*+?()[]{}|")
    }
    let members = ranges.map { range in
      let lower = Self.spell(range.lowerBound, escaping: "\\[]^-")
      let upper = Self.spell(range.upperBound, escaping: "\\[]^-")
      return switch range.count {
      case 1: lower
      case 2: lower + upper
      case _: "\(lower)-\(upper)"
      }
    }
    return "[\(isNegated ? "^" : "")\(members.joined())]"
  }

  private static func spell(_ value: UInt32, escaping special: String) -> String {
    switch value {
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case _: break
    }
    guard let scalar = Unicode.Scalar(value) else { return "" }
    return special.unicodeScalars.contains(scalar) ? "\\\(scalar)" : "\(scalar)"
  }
}

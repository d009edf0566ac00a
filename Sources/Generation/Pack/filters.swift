import Templating

/// The target's own literals as filters: text of the spec goes in, inert source text comes out.
func literalFilters(of pack: TargetPack) -> [Filter] {
  pack.literals.sorted { $0.key < $1.key }.map { name, form in
    Filter(name, arguments: [Filter.Argument("indent", .int, fallback: .int(0))]) { input, arguments in
      guard case .string(let text) = input, case .int(let indentation) = arguments[0] else {
        preconditionFailure("a literal's filter was given what is no text")
      }
      return .string(form.apply(to: text, indentation: indentation))
    }
  }
}

/// Filters that belong to no target.
let neutralFilters = [
  Filter("json", text: { $0.jsonLiteral }),
  Filter(
    "each",
    input: .list(.string),
    arguments: [Filter.Argument("form", .string)],
    output: .list(.string)
  ) { input, arguments in
    guard case .list(let values) = input, case .string(let form) = arguments[0] else {
      preconditionFailure("'each' was given what is no list of strings")
    }
    return .list(
      values.map { if case .string(let item) = $0 { .string(form.replacingPlaceholders(with: item)) } else { $0 } }
    )
  },
  Filter(
    "fit",
    input: .list(.string),
    arguments: [
      Filter.Argument("open", .string),
      Filter.Argument("close", .string),
      Filter.Argument("indent", .int),
      Filter.Argument("width", .int, fallback: .int(120)),
    ]
  ) { input, arguments in
    guard case .list(let values) = input, case .string(let open) = arguments[0],
      case .string(let close) = arguments[1], case .int(let indentation) = arguments[2],
      case .int(let width) = arguments[3]
    else { preconditionFailure("'fit' was given what is no list of strings") }
    let items = values.compactMap { if case .string(let item) = $0 { item } else { nil } }
    return .string(fit(items, open: open, close: close, indentation: indentation, width: width))
  },
]

/// The items between two brackets on one line where they fit, otherwise each on a line of its own.
/// - Parameters:
///   - open: what stands before the items, from the margin on.
///   - close: what stands behind them.
///   - indentation: the columns before `open`.
///   - width: the columns of a line.
func fit(_ items: [String], open: String, close: String, indentation: Int, width: Int) -> String {
  let line = open + items.joined(separator: ", ") + close
  guard indentation + line.unicodeScalars.count > width, !items.isEmpty else { return line }
  let margin = String(repeating: " ", count: indentation)
  let lines = items.map { "\(margin)  \($0)" }.joined(separator: ",\n")
  return "\(open.trimmingSuffix(" "))\n\(lines)\n\(margin)\(close.trimmingPrefix(" "))"
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: Character) -> String {
    last == suffix ? String(dropLast()) : self
  }
}

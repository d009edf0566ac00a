import Model
import Templating

/// The target's own literals as filters: text of the spec goes in, inert source text comes out.
func literalFilters(of pack: TargetPack) -> [Filter] {
  pack.literals.sorted { $0.key < $1.key }.map { name, form in
    let indent = Filter.Argument("indent", .int, fallback: .int(0))
    return Filter(name, arguments: [indent]) { (input, arguments, output: inout OutputBuffer) in
      guard case .string(let text) = input, case .int(let indentation) = arguments[0] else {
        preconditionFailure("a literal's filter was given what is no text")
      }
      form.write(text, indentation: indentation, to: &output)
    }
  }
}

/// Code in lines, by the target's own way of writing a text.
func wrappingFilter(of pack: TargetPack) -> Filter {
  let quotes = CodeWrapping.Quotes.all(of: pack.literals["string"])
  return Filter(
    "wrap",
    "code that is too long, broken at its brackets, from the outermost inwards; behind the last of several items of a `trailing` bracket stands a comma, and behind the only one of a `lone` bracket",
    input: .string,
    arguments: [
      Filter.Argument("indent", .int),
      Filter.Argument("width", .int, fallback: .int(120)),
      Filter.Argument("trailing", .string, fallback: .string("[")),
      Filter.Argument("step", .int, fallback: .int(2)),
      Filter.Argument("lone", .string, fallback: .string("")),
    ],
    output: .string
  ) { input, arguments in
    guard case .string(let code) = input, case .int(let indentation) = arguments[0],
      case .int(let width) = arguments[1], case .string(let trailing) = arguments[2],
      case .int(let step) = arguments[3], case .string(let lone) = arguments[4]
    else { preconditionFailure("'wrap' was given what is no code") }
    // Most of it fits.
    if code.fits(in: width - indentation) { return input }
    let layout = CodeWrapping.Layout(width: width, step: step, trailing: trailing, lone: lone)
    return .string(CodeWrapping(quotes, layout).wrapped(code, indentation: indentation))
  }
}

/// Which names a piece of code uses, by the target's own way of writing texts and remarks.
func namingFilter(of pack: TargetPack) -> Filter {
  let reading = NamesInCode(forms: pack.literals.values)
  return Filter(
    "named",
    "those of the names that code uses, outside of texts and remarks: `models.` and `array(` count with what follows them, without it; texts behind the letter `interpolated` hold code between braces",
    input: .string,
    arguments: [
      Filter.Argument("names", .list(.string)), Filter.Argument("interpolated", .string, fallback: .string("")),
    ],
    output: .list(.string)
  ) { input, arguments in
    guard case .string(let code) = input, case .list(let names) = arguments[0],
      case .string(let interpolated) = arguments[1]
    else { preconditionFailure("'named' was given what is no code") }
    let asked = names.compactMap { if case .string(let name) = $0 { name } else { nil } }
    return .list(reading.used(of: asked, in: code, interpolated: interpolated).map { .string($0) })
  }
}

/// The filters and tests of templates as Markdown, without those that are a target's own.
package func filterReference(of pack: TargetPack) -> String {
  languageReference(beside: neutralFilters + [wrappingFilter(of: pack), namingFilter(of: pack)])
}

/// Filters that belong to no target.
let neutralFilters = [
  Filter("json", "a text as JSON, in quotes", text: { $0.jsonLiteral.visibleJSON }),
  Filter(
    "identifier",
    "a name of a file as an identifier: what is neither letter nor digit of ASCII becomes `_`, and so does a digit at its beginning",
    input: .string
  ) { input, _ in
    guard case .string(let name) = input else { preconditionFailure("'identifier' was given what is no string") }
    return .string(name.identifier)
  },
  Filter(
    "each",
    "the form with each string of the list in place of its `{}`",
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
    "the items between two brackets on one line, or, where that is too long, a line for each, `step` further in, `last` behind the last",
    input: .list(.string),
    arguments: [
      Filter.Argument("open", .string),
      Filter.Argument("close", .string),
      Filter.Argument("indent", .int),
      Filter.Argument("width", .int, fallback: .int(120)),
      Filter.Argument("step", .int, fallback: .int(2)),
      Filter.Argument("last", .string, fallback: .string("")),
    ]
  ) { input, arguments in
    guard case .list(let values) = input, case .string(let open) = arguments[0],
      case .string(let close) = arguments[1], case .int(let indentation) = arguments[2],
      case .int(let width) = arguments[3], case .int(let step) = arguments[4], case .string(let last) = arguments[5]
    else { preconditionFailure("'fit' was given what is no list of strings") }
    let items = values.compactMap { if case .string(let item) = $0 { item } else { nil } }
    let layout = Layout(indentation: indentation, width: width, step: step, last: last)
    return .string(fit(items, open: open, close: close, layout))
  },
]

/// How a language lays out a list that does not fit on a line.
struct Layout {
  /// The columns before the list.
  var indentation: Int
  /// The columns of a line.
  var width: Int
  /// How much further in the items stand.
  var step: Int
  /// What stands behind the last item, where the list has a line for each.
  var last: String
}

/// The items between two brackets on one line where they fit, otherwise each on a line of its own.
/// - Parameters:
///   - open: what stands before the items, from the margin on.
///   - close: what stands behind them.
func fit(_ items: [String], open: String, close: String, _ layout: Layout) -> String {
  let line = open + items.joined(separator: ", ") + close
  if line.fits(in: layout.width - layout.indentation) || items.isEmpty { return line }
  let margin = String(repeating: " ", count: layout.indentation)
  let inner = margin + String(repeating: " ", count: layout.step)
  let lines = items.map { inner + $0 }.joined(separator: ",\n")
  return "\(open.trimmingSuffix(" "))\n\(lines)\(layout.last)\n\(margin)\(close.trimmingPrefix(" "))"
}

extension String {
  /// Whether it is no wider than so many columns, each a code point. Most texts have not even as many bytes.
  fileprivate func fits(in columns: Int) -> Bool { utf8.count <= columns || unicodeScalars.count <= columns }

  fileprivate var identifier: String {
    let characters = unicodeScalars.enumerated().map { place, scalar in
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      return isLetter || place > 0 && ("0"..."9").contains(scalar) ? Character(scalar) : "_"
    }
    return String(characters)
  }

  fileprivate func trimmingSuffix(_ suffix: Character) -> String {
    last == suffix ? String(dropLast()) : self
  }
}

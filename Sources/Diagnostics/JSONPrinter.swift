/// Writes a diagnostic as one JSON object on one line, always with the same keys in the same order.
enum JSONPrinter {
  static func print(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.map { "{\"message\":\(quoted($0.message)),\(place($0.range))}" }
    let members = [
      "\"severity\":\(quoted(diagnostic.severity.rawValue))",
      "\"code\":\(quoted(diagnostic.code.rawValue))",
      "\"message\":\(quoted(diagnostic.message))",
      place(diagnostic.range),
      "\"notes\":[\(notes.joined(separator: ","))]",
      "\"help\":\(diagnostic.help.map(quoted) ?? "null")",
    ]
    return "{\(members.joined(separator: ","))}"
  }

  private static func place(_ range: SourceRange) -> String {
    let file = "\"file\":\(quoted(range.file))"
    let start = "\"line\":\(range.start.line),\"column\":\(range.start.column)"
    return "\(file),\(start),\"endLine\":\(range.end.line),\"endColumn\":\(range.end.column)"
  }

  /// A JSON string in which nothing can steer a terminal.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isDangerous(scalar) {
          // Beyond the basic plane JSON wants a pair of surrogates.
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

/// Writes a report as a log of the Static Analysis Results Interchange Format, version 2.1.0.
struct SARIFPrinter {
  let run: ReportRun

  func print(_ reported: [Diagnostic], silenced: [SilencedWarning]) -> String {
    let silences = Dictionary(silenced.map { ($0.diagnostic, $0) }) { first, _ in first }
    let diagnostics = (reported + silences.keys).sortedForReport()
    let codes = Set(diagnostics.map(\.code)).sorted { $0.rawValue < $1.rawValue }
    let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let driver = JSONValue.object([
      "name": "ashlar",
      "semanticVersion": .string(run.version),
      "rules": .array(codes.map(rule)),
    ])
    return JSONValue.object([
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": .array([
        .object([
          "tool": .object(["driver": driver]),
          "columnKind": "unicodeCodePoints",
          "results": .array(diagnostics.map { result($0, places[$0.code] ?? 0, silences[$0]) }),
        ])
      ]),
    ]).page
  }

  private func rule(_ code: DiagnosticCode) -> JSONValue {
    let explanation = code.explanation
    return .object([
      "id": .string(code.rawValue),
      "shortDescription": text(sentence(explanation.summary)),
      "fullDescription": text(explanation.why.replacingLineBreaks),
      "help": .object([
        "text": .string("\(explanation.why.replacingLineBreaks)\n\n\(explanation.examples)"),
        "markdown": .string(explanation.markdown(for: code)),
      ]),
      "defaultConfiguration": .object(["level": .string(code.severity.rawValue)]),
    ])
  }

  private func result(_ diagnostic: Diagnostic, _ rule: Int, _ silence: SilencedWarning?) -> JSONValue {
    let help = diagnostic.help.map { "\nhelp: \($0)" } ?? ""
    let related = diagnostic.notes.enumerated().map { index, note in
      JSONValue.object([
        "id": .integer(index + 1), "physicalLocation": place(note.range), "message": message(note.message),
      ])
    }
    return .object([
      "ruleId": .string(diagnostic.code.rawValue),
      "ruleIndex": .integer(rule),
      "level": .string(diagnostic.severity.rawValue),
      "message": message(diagnostic.message + help),
      "locations": .array([.object(["physicalLocation": place(diagnostic.range)])]),
      "relatedLocations": related.isEmpty ? nil : .array(related),
      // Of all results of a run or of none: an empty list says that this one is not suppressed.
      "suppressions": .array(silence.map { [suppression($0)] } ?? []),
    ])
  }

  private func suppression(_ silence: SilencedWarning) -> JSONValue {
    .object([
      "kind": "inSource",
      "justification": .string(silence.reason),
      "location": .object(["physicalLocation": place(silence.range)]),
    ])
  }

  private func place(_ range: SourceRange) -> JSONValue {
    let (uri, isRelative) = run.uri(of: range.file)
    return .object([
      "artifactLocation": .object(["uri": .string(uri), "uriBaseId": isRelative ? "%SRCROOT%" : nil]),
      "region": .object([
        "startLine": .integer(range.start.line),
        "startColumn": .integer(range.start.column),
        "endLine": .integer(range.end.line),
        "endColumn": .integer(range.end.column),
      ]),
    ])
  }

  /// A message, in which braces hold arguments and brackets before a parenthesis are links.
  private func message(_ text: String) -> JSONValue {
    var escaped = ""
    let hasLink = text.unicodeScalars.elementsEqualAnywhere("](")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}": escaped += "\(scalar)\(scalar)"
      case "[", "]": escaped += hasLink ? "\\\(scalar)" : "\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return self.text(escaped)
  }

  private func text(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

  private func sentence(_ clause: String) -> String { "\(clause.prefix(1).uppercased())\(clause.dropFirst())." }
}

/// What a report says about the run that it is of.
package struct ReportRun: Sendable {
  package var version: String
  /// The folder that paths are relative to, absolute; empty when it is not known.
  package var folder: String

  package init(version: String = "0.0.0", folder: String = "") {
    self.version = version
    self.folder = folder
  }

  /// The path as a reference: relative to the folder for what lies below it, absolute for everything else.
  func uri(of path: String) -> (text: String, isRelative: Bool) {
    let isAbsolute = path.hasPrefix("/")
    guard isAbsolute || !folder.isEmpty else { return (encoded(path.split(separator: "/")[...]), true) }
    let parts = steps(isAbsolute ? path : "\(folder)/\(path)")
    let base = steps(folder)
    guard !base.isEmpty, parts.starts(with: base) else { return ("file:///" + encoded(parts[...]), false) }
    return (encoded(parts.dropFirst(base.count)), true)
  }

  /// The steps of an absolute path, those through `.` and `..` taken.
  private func steps(_ path: String) -> [Substring] {
    path.split(separator: "/").reduce(into: []) { steps, step in
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
  }

  private func encoded(_ steps: ArraySlice<Substring>) -> String {
    steps.map { step in
      step.utf8.map { byte in
        let isPlain =
          byte < 0x80
          && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
            || "-._~".utf8.contains(byte))
        let digits = String(byte, radix: 16, uppercase: true)
        return isPlain ? String(Unicode.Scalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
      }.joined()
    }.joined(separator: "/")
  }
}

extension String {
  /// The text with its paragraphs on one line each.
  fileprivate var replacingLineBreaks: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
  }
}

extension String.UnicodeScalarView {
  fileprivate func elementsEqualAnywhere(_ pair: String) -> Bool {
    zip(self, dropFirst()).contains { first, second in "\(first)\(second)" == pair }
  }
}

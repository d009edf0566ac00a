import Diagnostics

/// Results as JUnit's XML, which continuous integration reads.
package struct JUnitReport {
  package var suite: String
  package var results: [CaseResult]

  package init(suite: String, results: [CaseResult]) {
    self.suite = suite
    self.results = results
  }

  package var text: String {
    let failures = results.count { if case .failed = $0.outcome { true } else { false } }
    let skipped = results.count { if case .untried = $0.outcome { true } else { false } }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml +=
      "<testsuite name=\"\(escaped(suite))\" tests=\"\(results.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\">\n"
    for result in results {
      let place = "\(result.origin.file):\(result.origin.start.line)"
      let parts = result.name.split(separator: "/")
      let group = parts.prefix(2).joined(separator: ".")
      let title = parts.dropFirst(2).joined(separator: "/")
      xml += "  <testcase classname=\"\(escaped(group))\" name=\"\(escaped(title))\" file=\"\(escaped(place))\""
      switch result.outcome {
      case .passed: xml += "/>\n"
      case .untried(let reason): xml += ">\n    <skipped message=\"\(escaped(reason))\"/>\n  </testcase>\n"
      case .failed(let reason, let exchanges):
        let shown = exchanges.suffix(4).map(\.description).joined(separator: "\n")
        xml += ">\n    <failure message=\"\(escaped(reason))\">\(escaped(shown))</failure>\n  </testcase>\n"
      }
    }
    return xml + "</testsuite>\n"
  }

  /// For XML 1.0, which has no way to write most controls.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped += "&#\(scalar.value);"
      case "\u{0}"..<" ", "\u{fffe}", "\u{ffff}": escaped += "\u{fffd}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

import Foundation

/// The settings of a `.env` file: lines of `NAME=value`.
public enum EnvironmentFile {
  /// The process's environment over what a `.env` file in the working folder sets.
  public static func valuesOfProcess() throws(ConfigurationError) -> [String: String] {
    let text = try? String(contentsOfFile: ".env", encoding: .utf8)
    return try parse(text ?? "").merging(ProcessInfo.processInfo.environment) { _, environment in environment }
  }

  /// Reads the text of a `.env` file. Lines that are empty or begin with `#` are skipped, `export ` before a name too;
  /// single quotes keep everything as it is, double quotes read `\n`, `\"` and `\\`; outside of quotes ` #` begins a
  /// comment.
  ///
  /// - Throws: The lines that are neither.
  public static func parse(_ text: String) throws(ConfigurationError) -> [String: String] {
    var values: [String: String] = [:]
    var problems: [String] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var line = line.trimmingSpaces
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if line.hasPrefix("export ") { line = line.dropFirst(7).trimmingSpaces }
      guard let equals = line.firstIndex(of: "="),
        case let name = line[..<equals].trimmingSpaces, isName(name),
        let value = value(line[line.index(after: equals)...].trimmingSpaces)
      else {
        problems.append("line \(index + 1) of .env is not NAME=value: \(line)")
        continue
      }
      values[String(name)] = value
    }
    guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    return values
  }

  private static func isName(_ text: Substring) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, !first.isASCIIDigit else { return false }
    return bytes.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
  }

  private static func value(_ text: Substring) -> String? {
    guard let quote = text.first, quote == "'" || quote == "\"" else {
      let end = text.range(of: " #")?.lowerBound ?? text.endIndex
      return String(text[..<end].trimmingSpaces)
    }
    var value = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == quote {
        let after = rest.trimmingSpaces
        return after.isEmpty || after.hasPrefix("#") ? value : nil
      }
      guard character == "\\", quote == "\"", let escaped = rest.popFirst() else {
        value.append(character)
        continue
      }
      switch escaped {
      case "n": value.append("\n")
      case "\"", "\\": value.append(escaped)
      default: value += "\\\(escaped)"
      }
    }
    return nil
  }
}

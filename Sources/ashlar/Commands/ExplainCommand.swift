import ArgumentParser
import Diagnostics

/// Prints what a diagnostic code means, with an example and its repair.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a diagnostic code; without one, lists them all."
  )

  @Argument(help: "The code as a diagnostic prints it, such as unknown-key.")
  var code: String?

  func run() throws {
    let console = Console()
    guard let code else {
      let codes = DiagnosticCode.allCases.sorted { $0.rawValue < $1.rawValue }
      let width = codes.map(\.rawValue.count).max() ?? 0
      for code in codes {
        console.print(code.rawValue + String(repeating: " ", count: width - code.rawValue.count) + "  " + code.summary)
      }
      return
    }
    guard let known = DiagnosticCode(rawValue: code) else {
      let help = nearest(code, among: DiagnosticCode.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("'\(code)' is not a diagnostic code\(help)")
    }
    console.print(known.explanation.markdown(for: known))
  }
}

import ArgumentParser
import Conformance
import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Asks a running service everything that a spec says, over HTTP.",
    discussion: """
      The suite is made from the spec alone and knows nothing of the target. It creates, changes and deletes records, \
      so give it a service with a database of its own. Exits with 1 when the service is not what the spec says.

      Where people sign in to the spec, the suite does so with accounts that are there: two of each role tell the most. \
      Their password, one for all, is taken from the environment as ASHLAR_PASSWORD. It leaves them as they are.
      """
  )

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Option(help: "Where the service is: http://host:port.")
  var url: String?

  @Option(
    help: ArgumentHelp(
      "Signs in with this account of the service; may be given several times.",
      valueName: "identifier"
    )
  )
  var account: [String] = []

  @Option(help: "Where made-up values begin; another one for each run unless it is given.")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("Runs the cases that have this in their name; may be given several times.", valueName: "text")
  )
  var only: [String] = []

  @Flag(help: "Lists the cases with their lines in the spec, and runs none.")
  var list = false

  @Option(
    help: ArgumentHelp("Writes the results as JUnit XML.", valueName: "file"),
    completion: .file(extensions: ["xml"])
  )
  var junit: String?

  @OptionGroup var report: ReportOptions

  mutating func validate() throws {
    if !list, !account.isEmpty, password.isEmpty {
      throw ValidationError("--account needs the password of the accounts in the environment, as ASHLAR_PASSWORD")
    }
    guard !list, url.flatMap({ ServiceAddress($0) }) == nil else { return }
    throw ValidationError(url == nil ? "--url is missing: where is the service?" : "--url takes http://host:port")
  }

  private var password: String { ProcessInfo.processInfo.environment["ASHLAR_PASSWORD"] ?? "" }

  func run() throws {
    let console = Console(format: report.format)
    var pipeline = Pipeline()
    let model = try pipeline.model(of: spec)
    console.report(pipeline.diagnostics, as: report.format, sources: pipeline.sources)
    guard let model, !report.fails(pipeline.diagnostics) else { throw ExitCode.failure }
    let suite = ConformanceSuite(of: model)
    if list {
      for test in suite.cases where isChosen(test.name) {
        console.print("\(test.name)\t\(test.origin.file):\(test.origin.start.line)")
      }
      return
    }
    guard let address = url.flatMap({ ServiceAddress($0) }) else { throw ExitCode.validationFailure }
    let seed = seed ?? UInt64.random(in: 1...999_999)
    let results: [CaseResult]
    do {
      results = try suite.run(at: address, accounts: account, password: password, seed: seed, where: isChosen) {
        show($0, on: console)
      }
    } catch let failure as ConnectionFailure {
      console.note("error: \(failure)")
      throw ExitCode.failure
    } catch let failure as AccountFailure {
      console.note("error: \(failure)")
      throw ExitCode.failure
    }
    if let junit {
      let name = URL(fileURLWithPath: spec).lastPathComponent
      try Data(JUnitReport(suite: name, results: results).text.utf8).write(to: URL(fileURLWithPath: junit))
    }
    let failed = results.count { if case .failed = $0.outcome { true } else { false } }
    let untried = results.count { if case .untried = $0.outcome { true } else { false } }
    console.print("seed \(seed)\n\(results.count - failed - untried) passed, \(failed) failed, \(untried) skipped")
    guard failed == 0, results.count > untried else { throw ExitCode.failure }
  }

  private func isChosen(_ name: String) -> Bool {
    only.isEmpty || only.contains { name.contains($0) }
  }

  private func show(_ result: CaseResult, on console: Console) {
    guard case .failed(let reason, let exchanges) = result.outcome else { return }
    console.print("\n\(result.name)\n\(result.origin.file):\(result.origin.start.line): \(reason)")
    for exchange in exchanges.suffix(3) { console.print(exchange.description) }
  }
}

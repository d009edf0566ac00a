package import Diagnostics
import Model

/// What came of one case.
package struct CaseResult: Sendable {
  package enum Outcome: Sendable {
    case passed
    /// What is wrong, and the requests and answers that show it.
    case failed(String, [Exchange])
    /// Why this service gives no occasion.
    case untried(String)
  }

  package var name: String
  package var origin: SourceRange
  package var outcome: Outcome
}

extension ConformanceSuite {
  /// Runs cases against a service, in their order.
  ///
  /// - Parameter accounts: Whom the service knows, by what they sign in with.
  /// - Parameter password: What all of them sign in with.
  /// - Parameter seed: Where made-up values begin, so that runs on one database do not meet.
  /// - Parameter isChosen: Whether a case of that name is run.
  /// - Parameter report: Is told of each result as soon as it is there.
  /// - Throws: `ConnectionFailure` when nobody answers at all, `AccountFailure` when nobody is signed in who has to be.
  @discardableResult
  package func run(
    at address: ServiceAddress,
    accounts: [String] = [],
    password: String = "",
    seed: UInt64,
    where isChosen: (String) -> Bool = { _ in true },
    report: (CaseResult) -> Void = { _ in }
  ) throws -> [CaseResult] {
    let conversation = Conversation(address, api: model.api)
    _ = try conversation.client.send(Request(method: "GET", target: "/health"))
    let people = try signedIn(accounts, password, at: address)
    let world = World(model, conversation, seed: seed, people: people)
    world.settle()
    return cases.filter { isChosen($0.name) }.map { test in
      conversation.begin()
      let result = CaseResult(name: test.name, origin: test.origin, outcome: outcome(of: test, in: world))
      report(result)
      return result
    }
  }

  /// Signs everybody in, so that what is wrong with an account is said once and at once.
  private func signedIn(_ accounts: [String], _ password: String, at address: ServiceAddress) throws -> People? {
    guard let auth = model.auth else {
      guard accounts.isEmpty else { throw AccountFailure(description: "nobody signs in to this spec: it has no auth") }
      return nil
    }
    guard !accounts.isEmpty || !model.needsAccounts else {
      throw AccountFailure(
        description: "rules of the spec ask who is asking: give an account of each role with --account"
      )
    }
    let people = People(model, auth, at: address)
    for identifier in accounts {
      try people.signIn(people.add(Account(identifier: identifier, password: password, isGiven: true)))
    }
    return people
  }

  private func outcome(of test: ConformanceCase, in world: World) -> CaseResult.Outcome {
    do {
      try test.run(world)
      return .passed
    } catch let untried as Untried {
      return .untried(untried.reason)
    } catch let mismatch as Mismatch {
      return .failed(mismatch.reason, world.conversation.exchanges)
    } catch {
      return .failed("\(error)", world.conversation.exchanges)
    }
  }
}

package import Diagnostics
package import Model

/// One thing that a spec says, as a conversation that shows whether a service keeps to it.
package struct ConformanceCase: Sendable {
  /// `tracks/create/name too long`: the resource's path, the subject, what is shown.
  package var name: String
  /// The line of the spec behind it.
  package var origin: SourceRange
  /// Throws `Mismatch` or `Untried`.
  var run: @Sendable (World) throws -> Void
}

/// Every case that a spec gives rise to, in the order of the spec.
package struct ConformanceSuite: Sendable {
  package let model: Model
  package let cases: [ConformanceCase]

  package init(of model: Model) {
    self.model = model
    var collector = CaseCollector(model: model)
    collector.addServiceCases()
    collector.addRateCases()
    collector.addAuthCases()
    for resource in model.resources {
      collector.addRouteCases(of: resource)
      collector.addBodyCases(of: resource)
      collector.addCreateCases(of: resource)
      collector.addFieldCases(of: resource)
      collector.addKeyCases(of: resource)
      collector.addReadCases(of: resource)
      collector.addChangeCases(of: resource)
      collector.addConflictCases(of: resource)
      collector.addListCases(of: resource)
      collector.addFilterCases(of: resource)
      collector.addSortCases(of: resource)
      collector.addIncludeCases(of: resource)
      collector.addRelatedCases(of: resource)
      collector.addLinkCases(of: resource)
      collector.addDeleteCases(of: resource)
      collector.addLockCases(of: resource)
      collector.addIdempotencyCases(of: resource)
      collector.addActionCases(of: resource)
      collector.addStateCases(of: resource)
      collector.addAccessCases(of: resource)
    }
    collector.addCutCases()
    cases = collector.cases
  }
}

struct CaseCollector {
  let model: Model
  let graph: RelationGraph
  private(set) var cases: [ConformanceCase] = []

  init(model: Model) {
    self.model = model
    graph = RelationGraph(of: model)
  }

  /// - Parameter subject: The resource's path and what the case is about: `tracks/create`.
  mutating func add(
    _ subject: String,
    _ title: String,
    _ origin: SourceRange,
    _ run: @escaping @Sendable (World) throws -> Void
  ) {
    cases.append(ConformanceCase(name: "\(subject)/\(title)", origin: origin, run: run))
  }
}

typealias Detail = Conversation.Detail

extension World {
  /// A record that a case may change and delete.
  func own(_ resource: Resource) throws -> Made { try make(resource) }

  /// The record that is there now.
  func current(_ made: Made) throws -> JSON {
    let answer = try conversation.ask("GET", made.path)
    try conversation.expect(answer, status: 200)
    return try model.one(conversation.json(answer), of: made.resource)
  }
}

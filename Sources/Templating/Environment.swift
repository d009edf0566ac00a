package import Diagnostics

/// What all templates of one target share: where they are found, their filters and their constants.
package struct Environment: Sendable {
  /// A constant that every template and macro sees.
  package struct Global: Sendable {
    package let name: String
    package let shape: Shape
    package let value: Value

    package init(_ name: String, _ shape: Shape, _ value: Value) {
      self.name = name
      self.shape = shape
      self.value = value
    }
  }

  let loader: @Sendable (String) -> [UInt8]?
  let filters: [String: Filter]
  let globals: [Global]
  /// Whether templates take down where their output comes from.
  private(set) var isTracing = false

  package init(
    loader: @escaping @Sendable (String) -> [UInt8]?,
    filters: [Filter] = [],
    globals: [Global] = []
  ) {
    self.loader = loader
    self.filters = Dictionary(filters.map { ($0.name, $0) }) { _, last in last }
    self.globals = globals
    for filter in filters {
      precondition(BuiltinFilter(rawValue: filter.name) == nil, "'\(filter.name)' is a filter of the language")
    }
  }

  /// The same, with templates that can tell where each line of their output comes from.
  package var tracing: Environment {
    var environment = self
    environment.isTracing = true
    return environment
  }

  /// Loads a template and checks it, and all that it includes, against a context.
  package func template(named name: String, context: [(name: String, shape: Shape)]) -> Outcome<Template> {
    guard let bytes = loader(name) else {
      let start = SourcePosition(line: 1, column: 1)
      let range = SourceRange(file: name, start: start, end: start)
      return Outcome(nil, [Diagnostic(.templateUnknownFile, "there is no template '\(name)'", at: range)])
    }
    return template(Source(file: name, bytes: bytes), context)
  }

  /// Checks a template that is written inside another file, such as a pattern for paths; `range` is its place there.
  package func template(
    inline text: String,
    at range: SourceRange,
    context: [(name: String, shape: Shape)]
  ) -> Outcome<Template> {
    template(Source(inline: text, at: range), context)
  }

  private func template(_ source: Source, _ context: [(name: String, shape: Shape)]) -> Outcome<Template> {
    var checker = Checker(self, context)
    let body = checker.template(source)
    return checker.outcome {
      Template(program: checker.program(Steps(body, checker.instances)), usage: checker.usage)
    }
  }

  /// Checks a condition that is written inside another file; `range` is its place there.
  package func condition(
    _ text: String,
    at range: SourceRange,
    context: [(name: String, shape: Shape)]
  ) -> Outcome<Condition> {
    var checker = Checker(self, context)
    let code = checker.inlineCondition(Source(inline: text, at: range))
    return checker.outcome {
      Condition(program: checker.program(Steps(condition: code ?? .constant(.bool(false)))), usage: checker.usage)
    }
  }
}

import Diagnostics

/// Resolves the names of a template, checks its shapes, and lowers it to a program.
struct Checker {
  struct InstanceKey: Hashable {
    let module: Int
    let name: String
    let definitions: Int
    let shapes: [Shape?]
  }

  let environment: Environment
  let contextSize: Int
  var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  var usage = TemplateUsage()
  /// What led from the template to the place that is being checked.
  var chain: [TemplateLink] = []
  /// How many links of the chain lie outside of the macro that is being checked.
  var outerLinks = 0
  var places: [SourceRange] = []
  var modules: [Module] = []
  var imported: [String: Int] = [:]
  /// The files that are being read, from the first to the current one.
  var reading: [String] = []
  var expansions = 0
  var instances: [MacroInstance] = []
  var instanceIndices: [InstanceKey: Int] = [:]
  var instanceCounts: [String: Int] = [:]
  var macroDepth = 0
  /// For every block of the template that is being extended: its bodies, the most derived first.
  var blocks: [String: [(body: [Statement], module: Int)]] = [:]
  var frameSize: Int
  var scope: Scope

  /// Includes and extends nest at most this deep, and at most so many are expanded in one template.
  static let readingLimit = 20
  static let expansionLimit = 5000
  static let instanceLimit = 100
  static let macroNestingLimit = 40

  init(_ environment: Environment, _ context: [(name: String, shape: Shape)]) {
    self.environment = environment
    contextSize = context.count
    frameSize = context.count
    scope = Scope(names: [:], module: 0)
    for global in environment.globals { scope.names[global.name] = .constant(global.value, global.shape) }
    for (slot, name) in context.enumerated() {
      scope.names[name.name] = .variable(slot: slot, name.shape, isRoot: false)
      if case .record = name.shape { scope.subjects.append(.local(slot)) }
    }
  }

  func program(_ steps: Steps) -> Program {
    Program(contextSize: contextSize, frameSize: frameSize, steps: steps, places: places)
  }

  func outcome<Result: Sendable>(_ result: () -> Result) -> Outcome<Result> {
    let sorted = diagnostics.sorted { ($0.range.file, $0.range.start) < ($1.range.file, $1.range.start) }
    return Outcome(diagnostics.isEmpty ? result() : nil, sorted)
  }

  // MARK: reporting

  mutating func report(_ code: DiagnosticCode, _ message: String, _ range: Range<Int>, help: String? = nil) {
    report(Diagnostic(code, message, at: place(range), help: help))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    // Macros and included files are checked once for every way they are used: the first one is told.
    guard reported.insert(diagnostic).inserted else { return }
    var diagnostic = diagnostic
    diagnostic.notes += chain.notes
    diagnostics.append(diagnostic)
  }

  func place(_ range: Range<Int>) -> SourceRange { modules[scope.module].source.range(range) }

  mutating func mark(_ range: Range<Int>) -> Place {
    places.append(place(range))
    return places.count - 1
  }

  mutating func newSlot() -> Int {
    defer { frameSize += 1 }
    return frameSize
  }

  // MARK: files

  mutating func addModule(_ syntax: TemplateSyntax) -> Int {
    var macros: [String: MacroSyntax] = [:]
    for case .macro(let macro) in syntax.body.map(\.kind) { macros[macro.name.text] = macro }
    modules.append(Module(source: syntax.source, macros: macros, chain: chain))
    for macro in macros.values {
      usage.macros.insert(definition(macro.name.text, in: modules.count - 1, at: macro.name.range))
    }
    for diagnostic in syntax.diagnostics { report(diagnostic) }
    return modules.count - 1
  }

  /// A name of a file's own.
  func definition(_ name: String, in module: Int, at range: Range<Int> = 0..<0) -> TemplateUsage.Definition {
    let source = modules[module].source
    return TemplateUsage.Definition(file: source.file, name: name, range: source.range(range))
  }

  /// Goes on with what the current place leads to.
  mutating func following<Result>(_ kind: TemplateLink.Kind, at range: Range<Int>, _ body: (inout Self) -> Result)
    -> Result
  {
    chain.append(TemplateLink(kind, at: place(range)))
    defer { chain.removeLast() }
    return body(&self)
  }

  /// Reads a file that the current one names.
  mutating func read(_ name: Word) -> TemplateSyntax? {
    if reading.contains(name.text) {
      let cycle = (reading.drop { $0 != name.text } + [name.text]).joined(separator: " → ")
      report(.templateLimit, "'\(name.text)' leads back to itself: \(cycle)", name.range)
      return nil
    }
    expansions += 1
    guard reading.count < Self.readingLimit, expansions <= Self.expansionLimit else {
      report(.templateLimit, "too many templates include each other", name.range)
      return nil
    }
    guard let bytes = environment.loader(name.text) else {
      report(.templateUnknownFile, "there is no template '\(name.text)'", name.range)
      return nil
    }
    usage.files.insert(name.text)
    return TemplateParser.parse(Source(file: name.text, bytes: bytes))
  }

  mutating func template(_ source: Source) -> [Instruction] {
    let syntax = TemplateParser.parse(source)
    usage.files.insert(source.file)
    reading.append(source.file)
    defer { reading.removeLast() }
    return contents(syntax)
  }

  mutating func inlineCondition(_ source: Source) -> Code? {
    scope.module = addModule(TemplateSyntax(source: source, body: [], diagnostics: []))
    do throws(SyntaxError) {
      let text = Array("{{ ".utf8) + source.bytes + Array(" }}".utf8)
      let segments: [Segment]
      do throws(SyntaxError) {
        segments = try Lexer.segments(of: Source(file: source.file, bytes: text))
      } catch {
        throw SyntaxError(message: error.message, range: error.range.moved(by: -3), help: error.help)
      }
      guard segments.count == 1, case .print(let tokens) = segments[0].kind else {
        throw SyntaxError(message: "expected one condition", range: 0..<source.bytes.count)
      }
      var parser = ExpressionParser(tokens.map { Token(kind: $0.kind, range: $0.range.moved(by: -3)) })
      let expression = try parser.expression()
      try parser.expectEnd()
      return condition(expression)?.code
    } catch {
      let limit = source.bytes.count
      let start = min(max(error.range.lowerBound, 0), limit)
      report(.templateSyntax, error.message, start..<min(max(error.range.upperBound, start), limit), help: error.help)
      return nil
    }
  }

  /// A file's statements, or, when it extends another, that one's with this one's blocks.
  mutating func contents(_ syntax: TemplateSyntax) -> [Instruction] {
    let module = addModule(syntax)
    let outer = scope
    scope.module = module
    seeContext(of: module, assigned: assignedNames(syntax.body))
    defer { scope = outer }
    let parents = syntax.body.filter { if case .extends = $0.kind { true } else { false } }
    guard let extends = parents.first, case .extends(let parent) = extends.kind else {
      collectBlocks(syntax.body, module)
      return statements(syntax.body)
    }
    if outer.isIncluded {
      report(.templateSyntax, "an included template can't extend another", extends.range)
      return []
    }
    return extend(syntax, parent)
  }

  /// What macros of a file see of the context: the names that the file doesn't set itself.
  private mutating func seeContext(of module: Int, assigned: Set<String>) {
    modules[module].assigned = assigned
    for (name, binding) in scope.names where !assigned.contains(name) {
      switch binding {
      case .variable(let slot, let shape, _) where slot < contextSize && isContext(binding):
        modules[module].context[name] = .variable(slot: slot, shape, isRoot: true)
      case .constant: modules[module].context[name] = binding
      case .variable, .macro, .module, .uncertain: break
      }
    }
  }

  private func isContext(_ binding: Binding) -> Bool {
    if case .variable(_, _, let isRoot) = binding { macroDepth == 0 || isRoot } else { false }
  }

  private func assignedNames(_ body: [Statement]) -> Set<String> {
    var names: Set<String> = []
    for statement in body {
      switch statement.kind {
      case .set(let name, _): names.insert(name.text)
      case .branch(let branches, let otherwise):
        for branch in branches { names.formUnion(assignedNames(branch.body)) }
        names.formUnion(assignedNames(otherwise))
      case .macro(let macro): names.insert(macro.name.text)
      case .importing(_, let alias): names.insert(alias.text)
      case .importingNames(_, let imported): names.formUnion(imported.map(\.alias.text))
      case .data, .print, .loop, .include, .extends, .block: break
      }
    }
    return names
  }
}

extension Range<Int> {
  fileprivate func moved(by offset: Int) -> Range { lowerBound + offset..<upperBound + offset }
}

import Diagnostics

extension Checker {
  mutating func collectBlocks(_ body: [Statement], _ module: Int) {
    var seen: Set<String> = []
    collect(body, module, &seen)
  }

  private mutating func collect(_ body: [Statement], _ module: Int, _ seen: inout Set<String>) {
    for statement in body {
      switch statement.kind {
      case .block(let name, let inner):
        if !seen.insert(name.text).inserted {
          report(.templateSyntax, "there are two blocks '\(name.text)'", name.range)
        }
        blocks[name.text, default: []].append((inner, module))
        collect(inner, module, &seen)
      case .branch(let branches, let otherwise):
        for branch in branches { collect(branch.body, module, &seen) }
        collect(otherwise, module, &seen)
      // A block in a loop or a macro is refused where it stands.
      case .loop, .macro, .data, .print, .set, .include, .importing, .importingNames, .extends: break
      }
    }
  }

  /// The parent's contents with the blocks of this file in place of its own.
  mutating func extend(_ syntax: TemplateSyntax, _ parent: Word) -> [Instruction] {
    var code: [Instruction] = []
    var hasParent = false
    for statement in syntax.body {
      switch statement.kind {
      case .extends(let name):
        if hasParent { report(.templateSyntax, "a template extends one other at most", name.range) }
        hasParent = true
      case .block where hasParent: break
      case .data(let bytes) where hasParent && Whitespace.end(in: bytes, from: 0) == bytes.count: break
      case .set, .macro, .importing, .importingNames: code += self.statement(statement)
      case .data, .print, .branch, .loop, .include, .block:
        let message =
          hasParent
          ? "outside of its blocks a template that extends another prints nothing"
          : "nothing is printed before 'extends'"
        report(.templateSyntax, message, statement.range)
      }
    }
    collectBlocks(syntax.body, scope.module)
    guard let syntaxOfParent = read(parent) else { return code }
    reading.append(parent.text)
    defer { reading.removeLast() }
    let own = modules[scope.module].names
    let child = scope
    for name in own.keys { scope.names[name] = nil }
    for statement in syntaxOfParent.body {
      for name in definedNames(statement) where isSetHere(name.text, child, own) {
        let help = "rename it in one of the two"
        let range = syntaxOfParent.source.range(name.range)
        report(
          Diagnostic(
            .templateSyntax,
            "the template that extends this one has its own '\(name.text)'",
            at: range,
            help: help
          )
        )
      }
    }
    let known = allBlocks(syntaxOfParent)
    for case .block(let name, _) in syntax.body.map(\.kind) where !known.contains(name.text) {
      let help = nearest(name.text, among: known.sorted()).map { "did you mean '\($0)'?" }
      report(.templateUnknownName, "'\(parent.text)' has no block '\(name.text)'", name.range, help: help)
    }
    return code + following(.parent, at: parent.range) { $0.contents(syntaxOfParent) }
  }

  private func isSetHere(_ name: String, _ child: Scope, _ own: [String: Binding]) -> Bool {
    if own[name] != nil { return true }
    if case .variable(let slot, _, _) = child.names[name] { return slot >= contextSize }
    return false
  }

  private func definedNames(_ statement: Statement) -> [Word] {
    switch statement.kind {
    case .set(let name, _): [name]
    case .macro(let macro): [macro.name]
    case .importing(_, let alias): [alias]
    case .importingNames(_, let names): names.map(\.alias)
    case .branch(let branches, let otherwise):
      (branches.flatMap(\.body) + otherwise).flatMap { definedNames($0) }
    case .data, .print, .loop, .include, .extends, .block: []
    }
  }

  /// The blocks of a file and of those that it extends.
  private func allBlocks(_ syntax: TemplateSyntax) -> Set<String> {
    var names: Set<String> = []
    var files: Set<String> = []
    var body = syntax.body
    while true {
      names.formUnion(blockNames(body))
      let parents: [Word] = body.compactMap { if case .extends(let parent) = $0.kind { parent } else { nil } }
      guard let parent = parents.first, files.insert(parent.text).inserted, let bytes = environment.loader(parent.text)
      else { return names }
      body = TemplateParser.parse(Source(file: parent.text, bytes: bytes)).body
    }
  }

  private func blockNames(_ body: [Statement]) -> Set<String> {
    body.reduce(into: []) { names, statement in
      switch statement.kind {
      case .block(let name, let inner): names.formUnion(blockNames(inner).union([name.text]))
      case .branch(let branches, let otherwise):
        names.formUnion(blockNames(branches.flatMap(\.body) + otherwise))
      case .data, .print, .loop, .set, .macro, .include, .importing, .importingNames, .extends: break
      }
    }
  }

  /// A block's contents: the most derived body.
  mutating func block(_ name: Word) -> [Instruction] {
    guard !scope.isInLoopOrMacro else {
      report(.templateSyntax, "a block can't stand in a loop or a macro", name.range)
      return []
    }
    guard let bodies = blocks[name.text] else { return [] }
    return blockBody(bodies)
  }

  mutating func blockBody(_ bodies: [(body: [Statement], module: Int)]) -> [Instruction] {
    guard let (body, module) = bodies.first else { return [] }
    let outer = scope
    scope.isNested = true
    scope.loop = nil
    scope.overridden = Array(bodies.dropFirst())
    scope.module = module
    scope.names = scope.names.filter { _, binding in
      switch binding {
      case .macro, .module: false
      case .variable, .constant, .uncertain: true
      }
    }
    scope.names.merge(modules[module].names) { _, own in own }
    let outerChain = chain
    chain = modules[module].chain
    defer { (scope, chain) = (outer, outerChain) }
    return statements(body)
  }

  // MARK: include and import

  mutating func include(_ name: Word) -> [Instruction] {
    guard let syntax = read(name) else { return [] }
    reading.append(name.text)
    let outer = scope
    let outerBlocks = blocks
    scope.isNested = false
    scope.isIncluded = true
    scope.isInLoopOrMacro = false
    scope.loop = nil
    scope.overridden = []
    blocks = [:]
    scope.names = scope.names.filter { _, binding in
      switch binding {
      case .macro, .module: false
      case .variable, .constant, .uncertain: true
      }
    }
    defer {
      reading.removeLast()
      scope = outer
      blocks = outerBlocks
    }
    return following(.include, at: name.range) { $0.contents(syntax) }
  }

  /// The module of a file that holds macros only.
  mutating func importModule(_ name: Word) -> Int? {
    if let known = imported[name.text] { return known }
    guard let syntax = read(name) else { return nil }
    reading.append(name.text)
    let outer = scope
    chain.append(TemplateLink(.imported, at: place(name.range)))
    defer { chain.removeLast() }
    let module = addModule(syntax)
    scope = Scope(names: [:], module: module)
    for global in environment.globals {
      scope.names[global.name] = .constant(global.value, global.shape)
      modules[module].context[global.name] = .constant(global.value, global.shape)
    }
    for statement in syntax.body {
      switch statement.kind {
      case .macro, .importing, .importingNames: _ = self.statement(statement)
      case .data(let bytes) where Whitespace.end(in: bytes, from: 0) == bytes.count: break
      case .data, .print, .branch, .loop, .set, .include, .extends, .block:
        report(.templateSyntax, "a template that is imported holds macros only", statement.range)
      }
    }
    scope = outer
    reading.removeLast()
    imported[name.text] = module
    return module
  }

  mutating func define(_ name: Word, _ binding: Binding, isImport: Bool = false) {
    if isImport { usage.imports.insert(definition(name.text, in: scope.module, at: name.range)) }
    guard !scope.isNested else {
      report(.templateSyntax, "macros are defined and imported at the top of a template only", name.range)
      return
    }
    if scope.names[name.text] != nil {
      report(.templateSyntax, "the name '\(name.text)' is taken", name.range)
      return
    }
    scope.names[name.text] = binding
    modules[scope.module].names[name.text] = binding
    modules[scope.module].definitions += 1
  }

  mutating func importNames(_ file: Word, _ names: [(name: Word, alias: Word)]) {
    guard let module = importModule(file) else { return }
    for (name, alias) in names {
      guard modules[module].macros[name.text] != nil, !name.text.hasPrefix("_") else {
        reportUnknownMacro(name, in: module)
        continue
      }
      define(alias, .macro(module: module, name.text), isImport: true)
    }
  }

  mutating func reportUnknownMacro(_ name: Word, in module: Int) {
    let known = modules[module].macros.keys.filter { !$0.hasPrefix("_") }.sorted()
    let help = nearest(name.text, among: known).map { "did you mean '\($0)'?" }
    let file = modules[module].source.file
    report(.templateUnknownName, "'\(file)' has no macro '\(name.text)'", name.range, help: help)
  }
}

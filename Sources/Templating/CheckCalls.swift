import Diagnostics

extension Checker {
  // MARK: macros

  mutating func call(_ callee: Expression, _ arguments: Arguments, _ range: Range<Int>) -> Typed? {
    switch callee.kind {
    case .name("super"):
      report(.templateSyntax, "'super()' can only be printed as it is", callee.range)
      return nil
    case .name(let name):
      switch scope.names[name] {
      case .macro(let module, let macro):
        use(name, macro, of: module)
        return call(macro, in: module, arguments, range)
      case .module, .variable, .constant:
        report(.templateType, "'\(name)' is no macro", callee.range)
        return nil
      case .uncertain(let reason):
        if !reason.isEmpty { report(.templateUnknownName, reason, callee.range) }
        return nil
      case nil:
        if modules[scope.module].macros[name] != nil {
          report(.templateUnknownName, "the macro '\(name)' is defined further down", callee.range)
          return nil
        }
        let macros = scope.names.compactMap { name, binding in
          if case .macro = binding { name } else { nil }
        }
        reportUnknown("there is no macro '\(name)'", name, macros, callee.range)
        return nil
      }
    case .member(let base, let member):
      if case .name(let name) = base.kind, case .module(let module) = scope.names[name] {
        guard modules[module].macros[member.text] != nil, !member.text.hasPrefix("_") else {
          reportUnknownMacro(member, in: module)
          return nil
        }
        use(name, member.text, of: module)
        return call(member.text, in: module, arguments, range)
      }
      guard check(base) != nil else { return nil }
      report(.templateType, "only macros can be called", member.range)
      return nil
    case .string, .integer, .bool, .none, .list, .element, .call, .filter, .test, .negative, .not, .and, .or,
      .comparison, .contains, .arithmetic, .concatenation, .choice, .invalid:
      report(.templateType, "only macros can be called", callee.range)
      return nil
    }
  }

  /// Takes down that a macro is called, and by which of the file's names.
  private mutating func use(_ alias: String, _ macro: String, of module: Int) {
    usage.calledMacros.insert(definition(macro, in: module))
    usage.usedImports.insert(definition(alias, in: scope.module))
  }

  private mutating func call(
    _ name: String,
    in module: Int,
    _ arguments: Arguments,
    _ range: Range<Int>
  ) -> Typed? {
    guard let macro = modules[module].macros[name] else { return nil }
    let names = macro.parameters.map(\.name.text)
    guard let given = assign(arguments, to: names, of: "macro '\(name)'", range) else { return nil }
    var codes: [Code] = []
    var shapes: [Shape?] = []
    var isComplete = true
    for (parameter, expression) in zip(macro.parameters, given) {
      if let expression {
        guard let value = check(expression) else {
          isComplete = false
          continue
        }
        codes.append(value.code)
        shapes.append(value.shape)
      } else if parameter.fallback != nil {
        codes.append(.constant(.none))
        shapes.append(nil)
      } else {
        report(.templateType, "macro '\(name)' needs '\(parameter.name.text)'", range)
        isComplete = false
      }
    }
    guard isComplete, let instance = instance(of: macro, in: module, shapes, range) else { return nil }
    return Typed(.call(instance, codes, mark(range)), .string)
  }

  /// The expressions in the order of the names, `nil` where none is given.
  private mutating func assign(
    _ arguments: Arguments,
    to names: [String],
    of callee: String,
    _ range: Range<Int>
  ) -> [Expression?]? {
    guard arguments.positional.count <= names.count else {
      let limit = names.isEmpty ? "no arguments" : names.count == 1 ? "one argument" : "\(names.count) arguments"
      report(.templateType, "\(callee) takes \(limit), not \(arguments.count)", range)
      return nil
    }
    var given: [Expression?] =
      arguments.positional + Array(repeating: nil, count: names.count - arguments.positional.count)
    for (name, value) in arguments.named {
      guard let index = names.firstIndex(of: name.text) else {
        reportUnknown("\(callee) has no argument '\(name.text)'", name.text, names, name.range)
        return nil
      }
      guard given[index] == nil else {
        report(.templateType, "'\(name.text)' is given twice", name.range)
        return nil
      }
      given[index] = value
    }
    return given
  }

  private mutating func instance(
    of macro: MacroSyntax,
    in module: Int,
    _ shapes: [Shape?],
    _ range: Range<Int>
  ) -> Int? {
    let name = macro.name.text
    let key = InstanceKey(module: module, name: name, definitions: modules[module].definitions, shapes: shapes)
    if let index = instanceIndices[key] { return index }
    instanceCounts["\(module).\(name)", default: 0] += 1
    guard instanceCounts["\(module).\(name)", default: 0] <= Self.instanceLimit, macroDepth < Self.macroNestingLimit
    else {
      report(.templateLimit, "macro '\(name)' is called with ever more shapes, or too deeply", range)
      return nil
    }
    let index = instances.count
    instanceIndices[key] = index
    instances.append(MacroInstance(frameSize: 0, body: []))

    let outer = (scope, frameSize, blocks, outerLinks)
    chain.append(TemplateLink(.call, at: place(range)))
    outerLinks = chain.count
    frameSize = macro.parameters.count
    scope = Scope(names: modules[module].context, module: module)
    scope.names.merge(modules[module].names) { _, own in own }
    scope.isNested = true
    scope.isInLoopOrMacro = true
    macroDepth += 1
    for (slot, parameter) in macro.parameters.enumerated() where reservedNames.contains(parameter.name.text) {
      report(.templateSyntax, "'\(parameter.name.text)' can't be a parameter", parameter.name.range)
      _ = slot
    }
    var body: [Instruction] = []
    // A default may mention the parameters before it, and nothing of the macro's file that shares their names.
    for parameter in macro.parameters { scope.names[parameter.name.text] = nil }
    for (slot, parameter) in macro.parameters.enumerated() {
      if let shape = shapes[slot] {
        scope.names[parameter.name.text] = .variable(slot: slot, shape, isRoot: false)
        if case .record = shape { scope.subjects.append(.local(slot)) }
      } else if let fallback = parameter.fallback, let value = check(fallback) {
        body.append(.assign(slot, value.code))
        scope.names[parameter.name.text] = .variable(slot: slot, value.shape, isRoot: false)
      } else {
        scope.names[parameter.name.text] = .uncertain("")
      }
    }
    body += statements(macro.body)
    instances[index] = MacroInstance(frameSize: frameSize, body: body)
    macroDepth -= 1
    (scope, frameSize, blocks, outerLinks) = outer
    chain.removeLast()
    return index
  }

  private var reservedNames: Set<String> { ["caller", "varargs", "kwargs", "loop", "self", "super"] }

  // MARK: filters

  mutating func filter(_ input: Expression, _ name: Word, _ arguments: Arguments) -> Typed? {
    let builtinName = name.text == "count" ? "length" : name.text
    if let builtin = BuiltinFilter(rawValue: builtinName) { return self.builtin(builtin, input, name, arguments) }
    guard let filter = environment.filters[name.text] else {
      let known = BuiltinFilter.allCases.map(\.rawValue) + environment.filters.keys
      let help: String? = name.text == "default" || name.text == "d" ? "write: … if … is not none else …" : nil
      if help != nil {
        report(.templateUnknownName, "there is no filter '\(name.text)'", name.range, help: help)
      } else {
        reportUnknown("there is no filter '\(name.text)'", name.text, known, name.range)
      }
      return nil
    }
    usage.filters.insert(filter.name)
    guard let value = check(input) else { return nil }
    guard fits(value, filter.input, "filter '\(filter.name)'", input.range) else { return nil }
    let names = filter.arguments.map(\.name)
    guard let given = assign(arguments, to: names, of: "filter '\(filter.name)'", name.range) else { return nil }
    var codes: [Code] = []
    for (argument, expression) in zip(filter.arguments, given) {
      if let expression {
        guard let value = check(expression),
          fits(value, argument.shape, "'\(argument.name)' of filter '\(filter.name)'", expression.range)
        else { return nil }
        codes.append(value.code)
      } else if let fallback = argument.fallback {
        codes.append(.constant(fallback))
      } else {
        report(.templateType, "filter '\(filter.name)' needs '\(argument.name)'", name.range)
        return nil
      }
    }
    return Typed(.external(filter, value.code, codes, mark(name.range)), filter.output)
  }

  private mutating func fits(_ value: Typed, _ expected: Shape, _ taker: String, _ range: Range<Int>) -> Bool {
    if value.shape.fits(expected) { return true }
    let isTaint = value.shape == .text && expected == .string
    let message = "\(taker) takes \(expected.name), not \(value.shape.name)"
    let help = value.shape.isOptional && !expected.isOptional ? "test it first: {% if … is not none %}" : nil
    report(isTaint ? .templateUnescaped : .templateType, message, range, help: help)
    return false
  }

  private mutating func builtin(
    _ filter: BuiltinFilter,
    _ input: Expression,
    _ name: Word,
    _ arguments: Arguments
  ) -> Typed? {
    let names = filter.parameters.map(\.name)
    guard let value = check(input),
      let given = assign(arguments, to: names, of: "filter '\(name.text)'", name.range)
    else { return nil }
    switch filter {
    case .length:
      switch value.shape {
      case .string, .text, .list: return Typed(.builtin(.length, value.code, [], mark(name.range)), .int)
      case .int, .bool, .optional, .record, .none: return refuse(value, name, input)
      }
    case .first, .last:
      guard case .list(let element) = value.shape else { return refuse(value, name, input) }
      return Typed(.builtin(filter, value.code, [], mark(name.range)), element)
    case .lower, .upper, .trim:
      guard value.shape.isText else { return refuse(value, name, input) }
      return Typed(.builtin(filter, value.code, [], mark(name.range)), value.shape)
    case .indent:
      guard value.shape.isText else { return refuse(value, name, input) }
      return indent(value, given, name)
    case .replace:
      guard value.shape.isText else { return refuse(value, name, input) }
      guard let old = given[0], let new = given[1] else {
        report(.templateType, "filter 'replace' needs the old text and the new", name.range)
        return nil
      }
      guard let old = argument(old, [.string, .text], name), let new = argument(new, [.string, .text], name) else {
        return nil
      }
      let shape: Shape = value.shape == .text || new.shape == .text ? .text : .string
      return Typed(.builtin(.replace, value.code, [old.code, new.code], mark(name.range)), shape)
    case .join: return join(value, given, name, input)
    }
  }

  private mutating func refuse(_ value: Typed, _ name: Word, _ input: Expression) -> Typed? {
    let help = value.shape.isOptional ? "test it first: {% if … is not none %}" : nil
    report(.templateType, "filter '\(name.text)' can't take \(value.shape.name)", input.range, help: help)
    return nil
  }

  private mutating func argument(_ expression: Expression, _ shapes: [Shape], _ name: Word) -> Typed? {
    guard let value = check(expression) else { return nil }
    guard shapes.contains(value.shape) else {
      let message = "filter '\(name.text)' takes \(shapes[0].name) here, not \(value.shape.name)"
      report(.templateType, message, expression.range)
      return nil
    }
    return value
  }

  private mutating func indent(_ value: Typed, _ given: [Expression?], _ name: Word) -> Typed? {
    var codes: [Code] = [.constant(.int(4)), .constant(.bool(false)), .constant(.bool(false))]
    var shape = value.shape
    for (index, expression) in given.enumerated() {
      guard let expression else { continue }
      let shapes: [Shape] = index == 0 ? [.int, .string, .text] : [.bool]
      guard let argument = argument(expression, shapes, name) else { return nil }
      if argument.shape == .text { shape = .text }
      codes[index] = argument.code
    }
    return Typed(.builtin(.indent, value.code, codes, mark(name.range)), shape)
  }

  private mutating func join(_ value: Typed, _ given: [Expression?], _ name: Word, _ input: Expression) -> Typed? {
    guard case .list(var element) = value.shape else { return refuse(value, name, input) }
    var fields: [Int] = []
    if let attribute = given[1] {
      guard case .string(let path) = attribute.kind else {
        report(.templateType, "'attribute' is a field's name in quotes", attribute.range)
        return nil
      }
      for part in path.split(separator: ".", omittingEmptySubsequences: false) {
        guard let field = field(Word(text: String(part), range: attribute.range), of: element) else { return nil }
        fields.append(field.index)
        element = field.shape
      }
    }
    guard element.isText || element == .int else {
      report(.templateType, "filter 'join' can't print \(element.name)", input.range)
      return nil
    }
    var shape: Shape = element == .text ? .text : .string
    var separator = Code.constant(.string(""))
    if let expression = given[0] {
      guard let argument = argument(expression, [.string, .text], name) else { return nil }
      if argument.shape == .text { shape = .text }
      separator = argument.code
    }
    return Typed(.join(value.code, separator: separator, fields: fields), shape)
  }
}

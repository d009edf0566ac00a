/// What a name stands for at one place of a template.
enum Binding: Sendable {
  /// A slot of the current frame, or, seen from a macro, of the template's.
  case variable(slot: Int, Shape, isRoot: Bool)
  case constant(Value, Shape)
  /// A macro, by its module and name.
  case macro(module: Int, String)
  case module(Int)
  /// Set on some ways to this place only, or with shapes that don't agree.
  case uncertain(String)
}

/// A chain of fields from a variable, that a condition can say something about.
struct Path: Hashable {
  let slot: Int
  let isRoot: Bool
  var fields: [Int] = []
}

/// The names that are visible at one place, and what is known of their values.
struct Scope {
  var names: [String: Binding]
  var loop: LoopSlots?
  /// Optional values that can't be none here.
  var present: Set<Path> = []
  /// Which file's code this is.
  var module: Int
  /// Inside `if`, `for`, a macro or a block, where templates can't be imported or macros defined.
  var isNested = false
  var isIncluded = false
  /// The bodies that `super()` and the blocks within stand for.
  var overridden: [(body: [Statement], module: Int)] = []
  var isInLoopOrMacro = false
  /// The records that this place is about, the nearest last.
  var subjects: [Code] = []
}

/// One file's part in a template: what it says, and the macros it has defined so far.
struct Module {
  let source: Source
  let macros: [String: MacroSyntax]
  /// What led to the file.
  let chain: [TemplateLink]
  var names: [String: Binding] = [:]
  /// The context as macros of this file see it.
  var context: [String: Binding] = [:]
  /// The names that the file sets itself.
  var assigned: Set<String> = []
  /// How many macros and imports were executed, since a macro sees those only.
  var definitions = 0
}

/// An expression with the shape of its value.
struct Typed {
  var code: Code
  var shape: Shape
  /// The answer of a test that is decided when the template is loaded.
  var known: Bool?

  init(_ code: Code, _ shape: Shape, known: Bool? = nil) {
    self.code = code
    self.shape = shape
    self.known = known
  }
}

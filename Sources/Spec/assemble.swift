package import Diagnostics
package import YAMLTree

/// A spec with everything that it includes, and what was read on the way.
package struct Assembly: Sendable {
  /// Absent when a file of it could not be read as one.
  package var spec: Spec?
  package var diagnostics: [Diagnostic]
  /// The included files by the names that diagnostics have for them.
  package var texts: [String: [UInt8]]
}

/// Reads a spec and the files that it includes, each once, as one: what a file says itself comes first, then what the
/// files say that it includes, in their order.
///
/// - Parameters:
///   - file: The spec's name in diagnostics; those of included files begin with its folder.
///   - files: Absent when the spec stands in no folder, and so can include nothing.
///   - limits: What all files together may ask of the reader.
package func assemble(
  _ bytes: [UInt8],
  file: String,
  beside files: SpecFiles?,
  limits: YAMLLimits = .default
) -> Assembly {
  var assembler = Assembler(file: file, files: files, limits: limits)
  return assembler.assemble(bytes)
}

private struct Assembler {
  /// A file that is being read, from the spec inwards.
  private struct OpenFile {
    var path: [String]
    /// What named it; absent for the spec itself.
    var word: Word?
  }

  private let file: String
  private let files: SpecFiles?
  /// What stands before the path of an included file in its name.
  private let prefix: String
  private let name: String
  private var spec = Assembled()
  private var diagnostics: [Diagnostic] = []
  private var texts: [String: [UInt8]] = [:]
  private var chain: [OpenFile] = []
  private var known: Set<[String]> = []
  private let limits: YAMLLimits
  private var bytesLeft: Int
  private var nodesLeft: Int
  /// Names that may still be looked at for patterns.
  private var namesLeft = 100_000
  private var isWhole = true
  /// Limits that were reported as exceeded.
  private var exceeded: Set<String> = []

  init(file: String, files: SpecFiles?, limits: YAMLLimits) {
    self.file = file
    self.files = files
    self.limits = limits
    bytesLeft = limits.bytes
    nodesLeft = limits.nodes
    let slash = file.lastIndex(of: "/")
    prefix = slash.map { String(file[...$0]) } ?? ""
    name = slash.map { String(file[file.index(after: $0)...]) } ?? file
  }

  mutating func assemble(_ bytes: [UInt8]) -> Assembly {
    let tree = parseYAML(bytes, file: file, limits: limits)
    diagnostics += tree.diagnostics
    guard let root = tree.value else { return assembly(nil) }
    let decoding = decode(root)
    diagnostics += decoding.diagnostics
    guard let whole = decoding.spec else { return assembly(nil) }
    spec = Assembled(whole)
    guard !whole.include.isEmpty else { return assembly(whole) }

    bytesLeft -= bytes.count
    nodesLeft -= root.count
    known.insert([name])
    chain.append(OpenFile(path: [name], word: nil))
    include(whole.include)
    let merged = spec.merged(into: whole)
    checkWhole(merged)
    return assembly(isWhole ? merged : nil)
  }

  private func assembly(_ spec: Spec?) -> Assembly {
    Assembly(spec: spec, diagnostics: diagnostics, texts: texts)
  }

  // MARK: - Finding

  private mutating func include(_ words: [Word]) {
    let folder = Array((chain.last?.path ?? []).dropLast())
    var named: [[String]: Word] = [:]
    for word in words {
      let path: IncludePath
      do throws(IncludePath.Problem) {
        path = try IncludePath(word.text, from: folder)
      } catch {
        report(.includePath, error.message, at: word, help: error.help)
        continue
      }
      guard files != nil else {
        report(.unreadableFile, "'\(word.text)' cannot be included, since this spec stands in no folder", at: word)
        continue
      }
      if let earlier = named[path.segments] {
        let note = Diagnostic.Note("listed here already", at: earlier.range)
        report(.duplicateMember, "'\(word.text)' is listed twice", at: word, notes: [note])
        continue
      }
      named[path.segments] = word
      if path.isPattern {
        let found = matches(of: path, at: word).filter { $0 != chain.last?.path }
        for path in found { include(path, at: word) }
      } else {
        include(path.segments, at: word)
      }
    }
  }

  /// The files that a pattern stands for, sorted; that there are none is reported.
  private mutating func matches(of path: IncludePath, at word: Word) -> [[String]] {
    let before = diagnostics.count
    var found: [[String]] = [[]]
    for (index, segment) in path.segments.enumerated() {
      let isLast = index == path.segments.count - 1
      guard segment.contains("*") else {
        found = found.map { $0 + [segment] }
        continue
      }
      found = found.flatMap { folder in
        names(in: folder, at: word).filter { $0.hasSuffix("/") != isLast }
          .map { $0.hasSuffix("/") ? $0.dropLast() : $0[...] }
          .filter { IncludePath.matches($0, segment) }
          .map { folder + [String($0)] }
      }
    }
    // Behind the last '*' nothing has been looked up yet.
    let isOpen = path.segments.last?.contains("*") == false
    let files = isOpen ? found.filter { isThere($0, at: word) } : found
    if files.isEmpty, diagnostics.count == before { report(.missingFile, "no file matches '\(word.text)'", at: word) }
    return files.sorted { $0.joined(separator: "/") < $1.joined(separator: "/") }
  }

  private mutating func isThere(_ path: [String], at word: Word) -> Bool {
    guard let name = path.last else { return false }
    return names(in: Array(path.dropLast()), at: word).contains(name)
  }

  private mutating func names(in folder: [String], at word: Word) -> [String] {
    do {
      let names = try files?.names(folder.joined(separator: "/")) ?? []
      namesLeft -= names.count
      guard namesLeft >= 0 else {
        exceed("names", "'\(word.text)' looks through more names than are allowed", at: word)
        return []
      }
      return names
    } catch {
      report(.unreadableFile, "'\(word.text)' cannot be included: \(error)", at: word)
      return []
    }
  }

  // MARK: - Reading

  private mutating func include(_ path: [String], at word: Word) {
    if let start = chain.firstIndex(where: { $0.path == path }) { return reportCycle(from: start, at: word) }
    // What several files include is read for the first of them.
    guard !known.contains(path) else { return }
    guard known.count <= Limits.includedFiles else {
      return exceed("files", "the spec includes more than \(Limits.includedFiles) files", at: word)
    }
    known.insert(path)
    guard chain.count <= Limits.includeDepth else {
      report(.tooMany, "files include files more than \(Limits.includeDepth) deep", at: word)
      return
    }
    guard let bytes = read(path, at: word) else { return }
    let file = prefix + path.joined(separator: "/")
    texts[file] = bytes
    var limits = limits
    limits.nodes = nodesLeft
    let tree = parseYAML(bytes, file: file, limits: limits)
    diagnostics += tree.diagnostics
    guard let root = tree.value else {
      isWhole = false
      return
    }
    nodesLeft -= root.count
    let decoding = decode(withoutRootKeys(root, included: word), by: PartKey.table)
    diagnostics += decoding.diagnostics
    guard let part = decoding.spec else {
      isWhole = false
      return
    }
    spec.add(part, &diagnostics)
    chain.append(OpenFile(path: path, word: word))
    include(part.include)
    chain.removeLast()
  }

  private mutating func read(_ path: [String], at word: Word) -> [UInt8]? {
    let joined = path.joined(separator: "/")
    do {
      guard let bytes = try files?.read(joined) else {
        reportMissing(path, at: word)
        return nil
      }
      bytesLeft -= bytes.count
      guard bytesLeft >= 0 else {
        exceed("bytes", "the files of the spec have more than \(limits.bytes) bytes together", at: word)
        return nil
      }
      return bytes
    } catch {
      report(.unreadableFile, "'\(joined)' cannot be included: \(error)", at: word)
      return nil
    }
  }

  /// The tree without what only the spec itself may say, which is reported.
  private mutating func withoutRootKeys(_ root: Node, included word: Word) -> Node {
    guard case .mapping(let pairs) = root.content else { return root }
    var node = root
    node.content = .mapping(
      pairs.filter { pair in
        let name = pair.key.text
        guard SpecKey.table.key(name) != nil, PartKey.table.key(name) == nil else { return true }
        diagnostics.append(
          Diagnostic(
            .rootKey,
            "'\(name)' is said once, in the spec that includes this file",
            at: pair.key.range,
            notes: [Diagnostic.Note("the file is included here", at: word.range)],
            help: "move it to \(file)"
          )
        )
        return false
      }
    )
    return node
  }

  // MARK: - Reporting

  private mutating func reportMissing(_ path: [String], at word: Word) {
    let folder = path.dropLast()
    let names = (try? files?.names(folder.joined(separator: "/"))) ?? nil
    let known = names?.filter { !$0.hasSuffix("/") && $0 != name } ?? []
    let near = path.last.flatMap { nearest($0, among: known) }
    let written = word.text.split(separator: "/").dropLast() + (near.map { [$0[...]] } ?? [])
    report(
      .missingFile,
      "there is no file '\(path.joined(separator: "/"))' in the folder of the spec",
      at: word,
      help: near.map { _ in "did you mean '\(written.joined(separator: "/"))'?" }
    )
  }

  private mutating func reportCycle(from start: Int, at word: Word) {
    let steps = chain[start...]
    let names = steps.map { $0.path.joined(separator: "/") } + [chain[start].path.joined(separator: "/")]
    report(
      .includeCycle,
      "'\(names[0])' includes itself: \(names.joined(separator: " → "))",
      at: word,
      notes: steps.dropFirst().compactMap { step in
        step.word.map { Diagnostic.Note("'\(step.path.joined(separator: "/"))' is included here", at: $0.range) }
      },
      help: "leave '\(word.text)' out: what one file of a spec declares is known in all of them"
    )
  }

  private mutating func exceed(_ limit: String, _ message: String, at word: Word) {
    if exceeded.insert(limit).inserted { report(.tooMany, message, at: word) }
  }

  private mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    at word: Word,
    notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    isWhole = false
    diagnostics.append(Diagnostic(.error, code, message, at: word.range, notes: notes, help: help))
  }

  /// What the files must keep to together.
  private mutating func checkWhole(_ spec: Spec) {
    let counts = [
      (spec.resources.count, "resources", Limits.resources), (spec.enums.count, "enums", Limits.enums),
      (spec.mixins.count, "mixins", Limits.mixins), (spec.rules.count, "rules", Limits.rules),
    ]
    for (count, what, limit) in counts where count > limit {
      isWhole = false
      let message = "the files have \(count) \(what) together, more than the \(limit) that are allowed"
      diagnostics.append(Diagnostic(.tooMany, message, at: spec.range))
    }
    if spec.resources.isEmpty, isWhole, !diagnostics.contains(where: { $0.severity == .error }) {
      let message = "neither this spec nor what it includes has a resource"
      diagnostics.append(Diagnostic(.missingKey, message, at: spec.range, help: "add 'resources: …'"))
    }
  }
}

/// What the files of a spec declare, each name once.
private struct Assembled {
  private struct Declared {
    var enums: [String: Word] = [:]
    var mixins: [String: Word] = [:]
    var rules: [String: Word] = [:]
    var resources: [String: Word] = [:]
  }

  private var enums: [EnumSpec] = []
  private var mixins: [MixinSpec] = []
  private var rules: [RuleSpec] = []
  private var resources: [ResourceSpec] = []
  private var declared = Declared()

  init() {}

  /// The spec's own declarations, whose names the reader of its tree has seen to.
  init(_ spec: Spec) {
    enums = spec.enums
    mixins = spec.mixins
    rules = spec.rules
    resources = spec.resources
    for item in enums { declared.enums[item.name.text] = item.name }
    for item in mixins { declared.mixins[item.name.text] = item.name }
    for item in rules { declared.rules[item.name.text] = item.name }
    for item in resources { declared.resources[item.name.text] = item.name }
  }

  mutating func add(_ part: Spec, _ diagnostics: inout [Diagnostic]) {
    enums += part.enums.filter { Self.isNew($0.name, "enum", in: &declared.enums, &diagnostics) }
    rules += part.rules.filter { Self.isNew($0.name, "rule", in: &declared.rules, &diagnostics) }
    mixins += part.mixins.filter { Self.isNew($0.name, "mixin", in: &declared.mixins, &diagnostics) }
    resources += part.resources.filter { Self.isNew($0.name, "resource", in: &declared.resources, &diagnostics) }
  }

  func merged(into spec: Spec) -> Spec {
    var spec = spec
    spec.enums = enums
    spec.mixins = mixins
    spec.rules = rules
    spec.resources = resources
    return spec
  }

  private static func isNew(
    _ name: Word,
    _ what: String,
    in declared: inout [String: Word],
    _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard let first = declared[name.text] else {
      declared[name.text] = name
      return true
    }
    diagnostics.append(
      Diagnostic(
        .declaredTwice,
        "the \(what) '\(name.text)' is declared in another file too",
        at: name.range,
        notes: [Diagnostic.Note("it is declared here already", at: first.range)],
        help: "keep one of them; files of a spec add to each other and replace nothing"
      )
    )
    return false
  }
}

extension Node {
  /// How many nodes there are in all, keys included.
  fileprivate var count: Int {
    switch content {
    case .scalar: 1
    case .sequence(let items): items.reduce(1) { $0 + $1.count }
    case .mapping(let pairs): pairs.reduce(1) { $0 + 1 + $1.value.count }
    }
  }
}

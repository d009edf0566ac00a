import Model
package import Templating

/// A model's output on a target in pieces that are made independently of each other, so that every core can make some
/// and only a few have to be in memory at a time.
package struct Rendition: Sendable {
  /// Some rows of the table of contents for some of the subjects of their scope.
  private struct Piece {
    var rules: [Target.CompiledRule]
    var scope: ScopeName
    var subjects: Range<Int>
  }

  let scene: Scene
  let target: Target
  private let pieces: [Piece]

  /// Subjects whose files are made one after the other.
  private static let stride = 8

  init(of scene: Scene, on target: Target) {
    self.scene = scene
    self.target = target
    var pieces: [Piece] = []
    for scope in ScopeName.allCases {
      let rules = target.rules.filter { $0.rule.scope == scope }
      let count = scene.subjects(of: scope)
      switch scope {
      // Each may take as long as hundreds of the others.
      case .service: pieces += rules.map { Piece(rules: [$0], scope: scope, subjects: 0..<count) }
      case .resource, .enumeration, .action:
        for start in Swift.stride(from: 0, to: count, by: Self.stride) {
          pieces.append(Piece(rules: rules, scope: scope, subjects: start..<min(start + Self.stride, count)))
        }
      }
    }
    self.pieces = pieces
  }

  /// Makes every file and hands them on, some at a time, on all cores and in no particular order; ends with the first
  /// failure.
  package func forEach(_ body: @escaping @Sendable ([Artifact]) throws -> Void) throws {
    // Once for each thread that renders: records remember without a lock.
    let pool = Pool { target.contexts.shared(in: scene) }
    let unfinished = Countdown(pieces.count { $0.scope == .service })
    try concurrently(pieces.count) { index in
      let piece = pieces[index]
      switch piece.scope {
      // Such templates go through everything: what is remembered for one is not kept for the others.
      case .service:
        try body(try make(piece, target.contexts.shared(in: scene)))
        if unfinished.step() { scene.forgetDocument() }
      case .resource, .enumeration, .action:
        let shared = pool.take()
        try body(try make(piece, shared))
        pool.giveBack(shared)
      }
    }
  }

  /// Every file, made one after the other.
  package func artifacts() throws(RenderFailure) -> [Artifact] {
    var artifacts: [Artifact] = []
    for piece in pieces { artifacts += try make(piece, target.contexts.shared(in: scene)) }
    return artifacts
  }

  private func make(_ piece: Piece, _ shared: [Value]) throws(RenderFailure) -> [Artifact] {
    var artifacts: [Artifact] = []
    do throws(RenderFailure) {
      for subject in piece.subjects {
        let values = shared + target.contexts.subject(subject, of: piece.scope, in: scene)
        for rule in piece.rules { artifacts += try make(rule, values) }
      }
    } catch {
      throw RenderFailure(diagnostic: target.pack.located(error.diagnostic))
    }
    return artifacts
  }

  private func make(_ rule: Target.CompiledRule, _ values: [Value]) throws(RenderFailure) -> [Artifact] {
    if let condition = rule.condition, try !condition.holds(values) { return [] }
    let path = String(decoding: try rule.path.render(values), as: UTF8.self)
    func artifact(_ path: String, _ contents: [UInt8], from template: String) -> Artifact {
      Artifact(
        path: path,
        contents: contents,
        ownership: rule.rule.ownership,
        template: template,
        isExecutable: rule.rule.isExecutable
      )
    }
    switch rule.source {
    case .template(let template, let name): return [artifact(path, try template.render(values), from: name)]
    case .copies(let files):
      return files.map { artifact(path + $0.path, $0.contents, from: rule.rule.sourceName($0.path)) }
    case .history(let dialect):
      return scene.scripts(for: dialect).map { artifact(path + $0.path, $0.contents, from: $0.template) }
    }
  }
}

extension FileRule {
  fileprivate func sourceName(_ path: String) -> String {
    switch source {
    case .copy(let prefix), .template(let prefix): prefix + path
    case .history: path
    }
  }
}

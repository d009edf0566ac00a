import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Works out what anyone may do with records of a resource; nothing is allowed that the spec does not say.
  mutating func addAccess(at position: Int) {
    var allowed: [AccessKey: Bool] = [:]
    for access in drafts[position].spec.access {
      checkDeletion(access, of: drafts[position])
      guard let isAllowed = rule(access.rule) else {
        drafts[position].isAccessKnown = false
        continue
      }
      for key in access.key.map({ [$0] }) ?? [.read, .write] { allowed[key] = isAllowed }
    }
    let verbs = Resource.Verb.allCases.filter { verb in
      switch verb {
      case .list: allowed[.list] ?? allowed[.read] ?? false
      case .read: allowed[.read] ?? false
      case .create: allowed[.create] ?? allowed[.write] ?? false
      case .update: allowed[.update] ?? allowed[.write] ?? false
      case .delete: allowed[.delete] ?? allowed[.write] ?? false
      // What undoes a delete, and what makes it final, has to be said.
      case .restore: allowed[.restore] ?? false
      case .purge: allowed[.purge] ?? false
      }
    }
    drafts[position].verbs = Set(verbs)
  }

  /// Whether a rule lets anyone through; nothing when it is not a rule that is built.
  mutating func rule(_ word: Word) -> Bool? {
    switch AccessRule(rawValue: word.text) {
    case .anyone: return true
    case .never: return false
    case nil: break
    }
    let words = word.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    let known: Set<String> = [
      "authenticated", "owner", "self", "role", "record", "user", "input", "and", "or", "not", "any", "all", "count",
    ]
    if words.count > 1 || words.contains(where: known.contains) {
      findings.error(
        .accessNotYet,
        "the access rule '\(word.text)' is not built yet",
        at: word.range,
        help: "use 'anyone' or 'never'; rules about the caller come with sign-in"
      )
    } else {
      findings.error(
        .unknownAccess,
        "'\(word.text)' is neither 'anyone' nor 'never'",
        at: word.range,
        help: findings.suggestion(
          for: word.text,
          among: AccessRule.allCases.map(\.rawValue),
          else: "named rules come with sign-in; until then it is one of these two"
        )
      )
    }
    return nil
  }

  mutating func addActions(at position: Int) {
    var segments = Namespace()
    for verb in [Resource.Verb.restore, .purge] where drafts[position].verbs.contains(verb) {
      _ = segments.take([verb.rawValue], for: "the path '\(verb.rawValue)' of deleted records", at: nil)
    }
    for relation in drafts[position].spec.relations where relation.kind == .hasMany || relation.kind == .manyToMany {
      let what = "the path of the relation '\(relation.name.text)'"
      // Relations of one name are reported as such.
      guard let owner = segments.take(splitWords(relation.name.text), for: what, at: relation.name.range),
        owner.range == nil
      else { continue }
      findings.error(.nameTaken, "\(what) has the same name as \(owner.what)", at: relation.name.range)
    }
    for written in drafts[position].spec.actions {
      let before = findings.diagnostics.count
      let name = name(written.name, .member, of: "an action")
      if let name { findings.take(name.words, in: &segments, for: "the action '\(name)'", at: written.name.range) }
      let input = fields(written.input, .input, of: "an input")
      let output = fields(written.output, .output, of: "an output")
      let isAllowed = written.access.map { rule($0) } ?? false
      // An action that nobody may use has no route, so no target has anything to write for it.
      guard let name, isAllowed == true, !hasErrors(since: before) else { continue }
      drafts[position].actions.append(
        Action(
          name: name,
          description: written.description?.text,
          input: input,
          output: output,
          origin: written.name.range
        )
      )
    }
  }

  private mutating func fields(_ written: [FieldSpec], _ place: FieldPlace, of what: String) -> [Field] {
    var namespace = Namespace()
    return written.compactMap { written in
      guard let field = field(written, in: place, of: what) else { return nil }
      findings.take(field.name.words, in: &namespace, for: "the field '\(field.name)'", at: field.origin)
      return field
    }
  }
}

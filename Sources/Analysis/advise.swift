import Diagnostics
import Migrations
import Model
import Spec

/// Advice is given on specs without errors alone: what is wrong comes first, and may be why something looks harmful.
extension Analyzer {
  /// Warns of what is legal but does harm, or nothing.
  mutating func advise(on model: Model) {
    for (draft, resource) in zip(drafts, model.resources) {
      adviseOnAccess(draft, resource)
      adviseOnQuery(draft, resource)
      adviseOnIndexes(resource)
      adviseOnHooks(draft, resource)
    }
  }

  /// Writing that is open to everybody.
  private mutating func adviseOnAccess(_ draft: Draft, _ resource: Resource) {
    let open = Resource.Verb.allCases.filter { $0.isWrite && !resource.policy(for: $0).needsCaller }
    let rules = open.compactMap { draft.spec.rule(for: $0) }
    guard let first = rules.min(by: { $0.range.start < $1.range.start }) else { return }
    findings.warning(
      .publicWrite,
      "anyone may \(open.phrase) the records of \(resource.name)",
      about: Findings.Topic(resource: resource.name.spelled),
      at: first.range,
      help: "say 'never', or why it is meant: silence: {public-write: \"…\"}"
    )
  }

  /// Filters and sorts that read every record, and those that nobody can ask for.
  private mutating func adviseOnQuery(_ draft: Draft, _ resource: Resource) {
    guard let written = draft.spec.query else { return }
    guard resource.verbs.contains(.list) else {
      let words = written.filter + written.sort + (resource.verbs.contains(.read) ? [] : written.include)
      guard let first = words.min(by: { $0.range.start < $1.range.start }) else { return }
      findings.warning(
        .unusedQuery,
        "nobody may list the records of \(resource.name), so nobody can ask for '\(first.text)'",
        about: Findings.Topic(resource: resource.name.spelled),
        at: first.range,
        help: "say 'list: anyone' in its access, or leave the query out"
      )
      return
    }
    let served = resource.indexedColumns.compactMap(\.first)
    for filter in resource.query.filters where !served.contains(filter.member.column) && filter.member.type.isSelective
    {
      findings.warning(
        .unservedFilter,
        "no index serves the filter '\(filter.member.name)' of \(resource.name), which reads every record",
        about: Findings.Topic(resource: resource.name.spelled, name: filter.member.name.spelled),
        at: filter.member.origin,
        help: resource.remedy(for: filter.member, .unservedFilter)
      )
    }
    for member in resource.query.sorts where !served.contains(member.column) {
      findings.warning(
        .unservedSort,
        "no index serves the sort '\(member.name)' of \(resource.name), which sorts every record for each page",
        about: Findings.Topic(resource: resource.name.spelled, name: member.name.spelled),
        at: member.origin,
        help: resource.remedy(for: member, .unservedSort)
      )
    }
  }

  /// Declared indexes over what the database keeps an index over by itself.
  private mutating func adviseOnIndexes(_ resource: Resource) {
    guard !resource.indexes.isEmpty else { return }
    let key = resource.key.parts.map(\.column)
    let why = resource.key.isIssued ? "the id is the key" : "it is the key"
    var known: [[String]: (why: String, origin: SourceRange)] = [key: (why, resource.origin)]
    for relation in resource.belongsTo {
      known[[relation.column] + key.filter { $0 != relation.column }] = ("every relation has an index", relation.origin)
    }
    for field in resource.fields where field.isUnique {
      known[[field.column]] = ("it is unique", field.origin)
    }
    for relation in resource.belongsTo where relation.isUnique {
      known[[relation.column]] = ("it is unique", relation.origin)
    }
    for set in resource.uniques { known[set.columns] = ("they are unique together", set.origin) }
    for index in resource.indexes {
      let withKey = index.columns + key.filter { !index.columns.contains($0) }
      guard let earlier = known[index.columns] ?? known[withKey] else { continue }
      findings.warning(
        .redundantIndex,
        "the database keeps an index over '\(index.members.joined(separator: ", "))' by itself",
        about: Findings.Topic(resource: resource.name.spelled, name: index.members.joined(separator: ", ")),
        at: index.origin,
        notes: [Diagnostic.Note(earlier.why, at: earlier.origin)],
        help: "leave it out"
      )
    }
  }

  /// A place for rules around writes that nobody may do; the service's command adds those who sign in, whoever may.
  private mutating func adviseOnHooks(_ draft: Draft, _ resource: Resource) {
    guard resource.hasHooks, let range = draft.spec.hooksRange, resource.name.spelled != auth?.principal,
      resource.verbs.isDisjoint(with: [.create, .update, .delete, .restore, .purge]), resource.transitions.isEmpty
    else { return }
    findings.warning(
      .unusedHooks,
      "nobody may write the records of \(resource.name), so no rule around a write is ever asked",
      about: Findings.Topic(resource: resource.name.spelled),
      at: range,
      help: "leave 'hooks' out, or say who may write"
    )
  }
}

extension ValueType {
  /// Whether one value is usually that of few records, so that an index over it pays.
  fileprivate var isSelective: Bool {
    switch self {
    case .bool, .enumeration, .json, .list: false
    case .string, .text, .int, .int64, .float, .decimal, .date, .datetime, .duration, .uuid, .email, .url, .slug,
      .bytes:
      true
    }
  }
}

extension Resource.Verb {
  fileprivate var isWrite: Bool {
    switch self {
    case .create, .update, .delete, .restore, .purge: true
    case .list, .read: false
    }
  }
}

extension Resource {
  fileprivate func remedy(for member: Query.Member, _ code: DiagnosticCode) -> String {
    let index = indexes.isEmpty ? "'indexes: [[\(member.name)]]'" : "[\(member.name)] to 'indexes'"
    return "add \(index), or say why it does no harm: silence: {\(code.rawValue): {\(member.name): \"…\"}}"
  }
}

extension [Resource.Verb] {
  /// `create, update and delete`.
  fileprivate var phrase: String {
    guard let last, count > 1 else { return first?.rawValue ?? "" }
    return "\(dropLast().map(\.rawValue).joined(separator: ", ")) and \(last.rawValue)"
  }
}

extension ResourceSpec {
  /// The rule that decides over a verb, or the relation that it is inherited over.
  func rule(for verb: Resource.Verb) -> Word? {
    func first(of key: AccessKey?) -> AccessSpec? { access.first { $0.key == key } }
    let said =
      switch verb {
      case .create: first(of: .create) ?? first(of: .write)
      case .update: first(of: .update) ?? first(of: .write)
      case .delete: first(of: .delete) ?? first(of: .write)
      case .restore: first(of: .restore)
      case .purge: first(of: .purge)
      case .list: first(of: .list) ?? first(of: .read)
      case .read: first(of: .read)
      }
    switch verb {
    case .list, .read, .create, .update, .delete: return (said ?? first(of: nil))?.rule ?? inherited
    case .restore, .purge: return said?.rule
    }
  }
}

import Model
import Queries

extension Model {
  /// The whole model as text, a line for everything that a spec can say.
  var outline: String {
    let head = [
      "service \(service.name) \(service.version)",
      "api \(api.root.isEmpty ? "/" : api.root) \(api.defaultPageSize)..\(api.maximumPageSize) ids \(database.identifiers)"
        + (api.envelope == .data ? "" : " envelope \(api.envelope)")
        + (api.validationStatus == 422 ? "" : " refuses by \(api.validationStatus)"),
    ]
    let usual = ServiceLimits()
    let bounds = [
      limits.rate.map { "rate \($0.requests) in \($0.seconds) s" },
      limits.body == usual.body ? nil : "body \(limits.body)",
    ].compactMap { $0 }
    let people: [String] =
      auth.map { auth -> [String] in
        let lifetimes = "\(auth.accessLifetime) s, \(auth.refreshLifetime) s"
        let role = auth.role.map { " as \($0.field): \($0.type)" } ?? ""
        let registration = auth.registration.map { " registers\($0.role.map { " \($0)" } ?? "")" } ?? ""
        return [
          "auth \(auth.principal) by \(auth.identifier) and \(auth.password.name)\(role)\(registration) for \(lifetimes)"
        ]
      } ?? []
    let gone = removed.map { "removed \($0.name) \($0.table)" }
    let declared: [String] = gone + enums.map(\.outline) + resources.map(\.outline)
    return (head + people + bounds + declared).joined(separator: "\n")
  }
}

extension EnumType {
  fileprivate var outline: String {
    let words = cases.map { item in
      item.name.spelled + (item.label.map { "=\($0)" } ?? "") + item.former.map { "←\($0)" }.joined()
    }
    return "enum \(name): \(words.joined(separator: " "))"
  }
}

extension Resource {
  var outline: String {
    let verbs = Verb.allCases.filter { self.verbs.contains($0) }.map(\.rawValue).joined(separator: " ")
    var lines = ["\(name) /\(plural.kebab) \(table): \(verbs.isEmpty ? "nothing" : verbs)\(hasHooks ? " +hooks" : "")"]
    if let former { lines.append("was \(former.name) \(former.table)") }
    if !removed.isEmpty { lines.append("removed \(removed.map(\.snake).joined(separator: " "))") }
    if isLocked { lines.append("lock") }
    if let envelope { lines.append("envelope \(envelope.one) \(envelope.many)") }
    if let listView { lines.append("list shows \(listView.joined(separator: " "))") }
    lines += examples.map { example in
      let values = fields.compactMap { field in
        example.values[field.name.spelled].map { "\(field.name) \($0?.outline ?? "null")" }
      }
      return "example \(values.joined(separator: ", "))"
    }
    if !key.isIssued { lines.append("key \(key.parts.map { "\($0.name) \($0.column)" }.joined(separator: ", "))") }
    if let lookup { lines.append("lookup \(lookup.name)") }
    lines += fields.map(\.outline)
    if let password {
      let strength = password.strength.map { " \($0.rawValue)" }.joined()
      lines.append("password \(password.name): \(password.minimumLength)..\(password.maximumLength)\(strength)")
    }
    lines += relations.map(\.outline)
    lines.append(timestamps.map { "\($0.created) \($0.updated)" } ?? "no timestamps")
    lines += uniques.map { "unique \($0.outline)" } + indexes.map { "index \($0.outline)" }
    lines += query.filters.map { filter in
      "filter \(filter.member.name): \(filter.operators.map(\.rawValue).joined(separator: " "))"
    }
    lines += Verb.allCases.compactMap { verb in policies[verb].map { "\(verb.rawValue): \($0.outline)" } }
    if !query.sorts.isEmpty { lines.append("sort \(query.sorts.map(\.name.spelled).joined(separator: " "))") }
    if !query.includes.isEmpty { lines.append("include \(query.includes.map(\.spelled).joined(separator: " "))") }
    lines += actions.map { action in
      let input = action.input.map(\.outline).joined(separator: ", ")
      let output = action.output.map(\.outline).joined(separator: ", ")
      let who = action.policy == .anyone ? "" : " for \(action.policy.outline)"
      return "action \(action.name.kebab)(\(input)) → (\(output))\(who)"
    }
    lines += transitions.map { transition in
      let field = states.map(\.field.spelled) ?? ""
      let from = transition.from.joined(separator: " ")
      let who = transition.policy == .anyone ? "" : " for \(transition.policy.outline)"
      return "transition \(transition.name.kebab) of \(field): \(from) → \(transition.to)\(who)"
    }
    return lines.joined(separator: "\n  ")
  }
}

extension Policy {
  fileprivate var outline: String {
    switch self {
    case .anyone: "anyone"
    case .never: "never"
    case .authenticated: "authenticated"
    case .role(let roles): "role(\(roles.joined(separator: " ")))"
    case .caller(let condition): "caller \(Dialect.sqlite.sql(condition))"
    case .record(let test): test.outline
    case .not(let inner): "not \(inner.outline)"
    case .and(let parts): "(\(parts.map(\.outline).joined(separator: " and ")))"
    case .or(let parts): "(\(parts.map(\.outline).joined(separator: " or ")))"
    }
  }
}

extension RecordTest {
  fileprivate var outline: String {
    switch self {
    case .comparison(let left, let comparison, let right): "\(left.outline) \(comparison) \(right.outline)"
    case .isNull(let operand): "\(operand.outline) is null"
    case .isOneOf(let operand, let literals): "\(operand.outline) in \(literals.map(\.outline).joined(separator: " "))"
    case .holds(let operand): operand.outline
    case .quantified(let gathering): gathering.outline
    }
  }
}

extension RecordTest.Gathering {
  fileprivate var outline: String {
    let way = (way.map { "\($0.column)>\($0.target)" } + [relation]).joined(separator: ".")
    let keys =
      switch link {
      case .key(let column): column
      case .pairs(let table, let own, let other, let deletion):
        "\(table)(\(own) \(other)\(deletion.map { " \($0)" } ?? ""))"
      }
    return "\(isOfAll ? "all" : "any") \(way) → \(target) by \(keys): \(condition.outline)"
  }
}

extension RecordTest.Condition {
  fileprivate var outline: String {
    switch self {
    case .test(let test): test.outline
    case .not(let inner): "not \(inner.outline)"
    case .and(let parts): "(\(parts.map(\.outline).joined(separator: " and ")))"
    case .or(let parts): "(\(parts.map(\.outline).joined(separator: " or ")))"
    }
  }
}

extension RecordTest.Operand {
  fileprivate var outline: String {
    switch self {
    case .record(let path):
      (path.steps.map { "\($0.column)>\($0.target)" } + [path.member.column]).joined(separator: ".")
    case .each(let path):
      (["each"] + path.steps.map { "\($0.column)>\($0.target)" } + [path.member.column]).joined(separator: ".")
    case .caller(let member): "user.\(member.name)"
    case .length(let inner): "length(\(inner.outline))"
    case .literal(let literal, _): literal.outline
    }
  }
}

extension Index {
  fileprivate var outline: String { "\(members.joined(separator: " ")) over \(columns.joined(separator: " "))" }
}

extension Field {
  var outline: String {
    var parts = ["\(name): \(type.outline)\(isNullable ? "?" : "")"]
    if column != name.spelled { parts.append("column \(column)") }
    if let writers { parts.append("by \(writers.outline)") }
    if constraints.minimumLength != nil || constraints.maximumLength != nil {
      let lower = constraints.minimumLength.map(String.init) ?? ""
      parts.append("length \(lower)..\(constraints.maximumLength.map(String.init) ?? "")")
    }
    if let minimum = constraints.minimum { parts.append("min \(minimum.outline)") }
    if let maximum = constraints.maximum { parts.append("max \(maximum.outline)") }
    if let pattern = constraints.pattern { parts.append("pattern \(pattern)") }
    if let defaultValue { parts.append("= \(defaultValue.outline)") }
    if isUnique { parts.append("unique") }
    if isImmutable { parts.append("immutable") }
    if let slugSource { parts.append("from \(slugSource)") }
    if let former { parts.append("was \(former)") }
    if let backfill { parts.append("before \(backfill.outline)") }
    return parts.joined(separator: " ")
  }
}

extension Relation {
  fileprivate var outline: String {
    switch self {
    case .belongsTo(let relation):
      let flags = [
        relation.isNullable ? "nullable" : nil, relation.isUnique ? "unique" : nil,
        relation.isImmutable ? "immutable" : nil, relation.isOwner ? "owner" : nil,
        relation.writers.map { "by \($0.outline)" }, relation.former.map { "was \($0)" },
        relation.formerColumn.map { "from \($0)" }, relation.backfill.map { "before \($0.outline)" },
      ]
      let words = [
        "\(relation.name) → \(relation.target) by \(relation.key) \(relation.column)", relation.onDelete.rawValue,
      ]
      return (words + flags.compactMap(\.self)).joined(separator: " ")
    case .hasOne(let relation): return "\(relation.name) ← \(relation.target).\(relation.inverse)"
    case .hasMany(let relation): return "\(relation.name) ⇇ \(relation.target).\(relation.inverse)"
    case .manyToMany(let relation):
      let inverse = relation.inverse.map { ".\($0)" } ?? ""
      if let through = relation.through {
        let pair = "\(through.resource)(\(through.own) \(through.other))"
        return
          "\(relation.name) ⇄ \(relation.target)\(inverse) \(through.isLinkable ? "by \(relation.keys) " : "")through \(pair)"
      }
      let owner = relation.ownsTable ? "owns" : "shares"
      let table = "\(relation.joinTable)(\(relation.ownColumn) \(relation.targetColumn))"
      let names = relation.formerPairs.map { " from \($0.table)(\($0.ownColumn) \($0.targetColumn))" } ?? ""
      let former = relation.former.map { " was \($0)" } ?? ""
      return "\(relation.name) ⇄ \(relation.target)\(inverse) by \(relation.keys) \(owner) \(table)\(former)\(names)"
    }
  }
}

extension ValueType {
  fileprivate var outline: String {
    switch self {
    case .string: "string"
    case .text: "text"
    case .int: "int"
    case .int64: "int64"
    case .float: "float"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .bool: "bool"
    case .date: "date"
    case .datetime: "datetime"
    case .uuid: "uuid"
    case .email: "email"
    case .url: "url"
    case .slug: "slug"
    case .duration: "duration"
    case .bytes: "bytes"
    case .json: "json"
    case .list(let item): "list(\(item.outline))"
    case .enumeration(let name): name
    }
  }
}

extension Backfill {
  fileprivate var outline: String {
    func list(_ parts: [Backfill]) -> String { parts.map(\.outline).joined(separator: ", ") }
    return switch self {
    case .value(let literal): literal.outline
    case .column(let name): name
    case .first(let parts): "first(\(list(parts)))"
    case .joined(let parts): "joined(\(list(parts)))"
    case .before(let text, let mark): "before(\(text.outline), '\(mark)')"
    case .after(let text, let mark): "after(\(text.outline), '\(mark)')"
    case .now: "now"
    case .lookup(let table, let key, let column, let value): "\(key) of \(table) by \(column) = \(value.outline)"
    }
  }
}

extension Literal {
  fileprivate var outline: String {
    switch self {
    case .string(let text): "\"\(text)\""
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    case .decimal(let unscaled, let scale): "\(unscaled)e-\(scale)"
    case .bool(let flag): "\(flag)"
    case .date(let day): day
    case .datetime(let milliseconds), .duration(let milliseconds): "\(milliseconds) ms"
    case .longDecimal(let text): text
    case .bytes(let bytes): "\(bytes)"
    case .json(let value): "\(value)"
    case .list(let items): "[\(items.map(\.outline).joined(separator: ", "))]"
    case .uuid(let text): "uuid \(text)"
    case .enumCase(let name): "case \(name)"
    }
  }
}

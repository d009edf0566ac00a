import Model
import Queries

/// A resource's statements as a person would note them, one a line: text ← what is bound.
func outline(_ queries: ResourceQueries) -> String {
  var lines = ["find \(note(queries.find))", "exists \(note(queries.exists))", "insert \(note(queries.insert))"]
  lines.append("update \(queries.update.map(note) ?? "-")")
  lines.append("delete \(note(queries.delete))")
  lines += queries.references.map { "reference \($0.relation) \($0.member) → \($0.target) \(note($0.statement))" }
  lines += queries.restrictions.map { "restriction \($0.resource) \($0.plural) \(note($0.statement))" }
  lines += queries.related.map { "related \($0.relation) → \($0.target) \(note($0.scope))" }
  for links in queries.links {
    let statements = [
      ("exists", links.exists), ("link", links.link), ("unlink", links.unlink), ("retain", links.retain),
      ("add", links.add), ("unlinked", links.unlinked), ("missing", links.missing),
    ]
    for case (let name, let statement?) in statements {
      lines.append("\(name) \(links.relation) \(links.member) → \(links.target) \(note(statement))")
    }
  }
  lines += queries.includes.map {
    "include \($0.relation) → \($0.isToMany ? "[\($0.target)]" : $0.target) \(note($0.statement))"
  }
  return lines.joined(separator: "\n")
}

/// A list's pieces, one a line.
func outline(_ list: ListQuery) -> String {
  var lines = ["base \(list.base)"]
  for filter in list.filters {
    lines.append("filter \(filter.member.name)[\(filter.comparison.rawValue)] \(note(filter.fragment))")
    if let negation = filter.negation { lines.append("  false: \(note(negation))") }
  }
  for key in list.sorts + list.identifiers {
    lines.append("sort \(key.member) \(note(key.equal))\(key.equalNull.map { " · \(note($0))" } ?? "")")
    for direction in [key.ascending, key.descending] {
      let bound = direction.bound.map { " · bound \(note($0))" } ?? ""
      lines.append("  \(direction.order) · after \(note(direction.after))\(bound)")
    }
  }
  lines.append("limit \(note(list.limit))")
  return lines.joined(separator: "\n")
}

func note(_ statement: Statement) -> String {
  let slots = statement.slots.map { "\($0.role.rawValue) \($0.name): \(note($0.type))\($0.isNullable ? "?" : "")" }
  return slots.isEmpty ? statement.sql : "\(statement.sql) ← \(slots.joined(separator: ", "))"
}

private func note(_ type: ValueType) -> String {
  switch type {
  case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
  case .enumeration(let name): name
  case .string, .text, .int, .int64, .float, .bool, .date, .datetime, .uuid, .email, .url, .slug, .duration, .bytes,
    .json, .list:
    "\(type)"
  }
}

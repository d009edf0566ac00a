import Queries
import TestSupport

/// The algorithm of `ListQuery`'s comment, as a generated service runs it.
struct ListAssembler {
  struct Key {
    var key: SortKey
    var isDescending: Bool
    var direction: SortKey.Direction { isDescending ? key.descending : key.ascending }
  }

  struct Bound {
    var fragment: Fragment
    var values: [StoredValue]
  }

  var list: ListQuery

  /// The request's keys with what settles ties.
  func keys(_ wanted: [(member: String, isDescending: Bool)]) -> [Key] {
    var keys: [Key] = []
    for (member, isDescending) in wanted {
      let key = (list.sorts + list.identifiers).first { $0.member == member }!
      keys.append(Key(key: key, isDescending: isDescending))
      if missing(in: keys).isEmpty { return keys }
    }
    let isDescending = keys.last?.isDescending ?? false
    return keys + missing(in: keys).map { Key(key: $0, isDescending: isDescending) }
  }

  private func missing(in keys: [Key]) -> [SortKey] {
    list.identifiers.filter { part in !keys.contains { $0.key.member == part.member } }
  }

  func statement(
    _ keys: [Key],
    conditions: [Bound] = [],
    after position: [StoredValue]? = nil,
    limit: Int64
  ) -> (sql: String, values: [StoredValue]) {
    let own = list.condition.map { [Bound(fragment: $0, values: [])] } ?? []
    let all = own + conditions + (position.map { [keyset(keys, $0)] } ?? [])
    let filter = all.isEmpty ? "" : " WHERE \(all.map(\.fragment.sql).joined(separator: " AND "))"
    let order = keys.map(\.direction.order).joined(separator: ", ")
    return (
      "\(list.base)\(filter) ORDER BY \(order) \(list.limit.sql)", all.flatMap(\.values) + [.integer(limit)]
    )
  }

  func keyset(_ keys: [Key], _ position: [StoredValue]) -> Bound {
    let isUniform = keys.allSatisfy { !$0.key.isNullable && $0.isDescending == keys[0].isDescending }
    if isUniform {
      let columns = keys.map(\.key.column).joined(separator: ", ")
      let marks = keys.map { _ in "?" }.joined(separator: ", ")
      return Bound(
        fragment: Fragment("(\(columns)) \(keys[0].direction.comparison) (\(marks))", keys.map(\.key.position)),
        values: position
      )
    }
    let rest = after(keys[...], position[...])
    guard position[0] != .null, let bound = keys[0].direction.bound else { return rest }
    return Bound(
      fragment: Fragment("\(bound.sql) AND \(rest.fragment.sql)", bound.slots + rest.fragment.slots),
      values: [position[0]] + rest.values
    )
  }

  private func after(_ keys: ArraySlice<Key>, _ position: ArraySlice<StoredValue>) -> Bound {
    let (key, value) = (keys.first!, position.first!)
    let later = key.direction.after
    if keys.count == 1 { return Bound(fragment: later, values: [value]) }
    let rest = after(keys.dropFirst(), position.dropFirst())
    if value == .null {
      let sql = "(\(key.key.equalNull!.sql) AND \(rest.fragment.sql))"
      return Bound(fragment: Fragment(sql, rest.fragment.slots), values: rest.values)
    }
    let equal = key.key.equal
    return Bound(
      fragment: Fragment(
        "(\(later.sql) OR \(equal.sql) AND \(rest.fragment.sql))",
        later.slots + equal.slots + rest.fragment.slots
      ),
      values: [value, value] + rest.values
    )
  }
}

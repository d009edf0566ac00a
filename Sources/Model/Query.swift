package import Diagnostics

/// What a list of a resource can be asked.
package struct Query: Sendable, Equatable {
  package enum Operator: String, Sendable, Hashable, CaseIterable {
    case eq, ne, gt, gte, lt, lte
    case `in`
    case contains
    case startsWith = "starts_with"
    case isNull = "is_null"
  }

  /// A stored value of the resource that can be filtered or sorted by.
  package struct Member: Sendable, Equatable {
    /// As it stands in the query string: a field's name, a relation's key (`author_id`), `id` or a timestamp.
    package var name: Name
    package var column: String
    package var type: ValueType
    package var isNullable: Bool
    package var origin: SourceRange

    package init(name: Name, column: String, type: ValueType, isNullable: Bool, origin: SourceRange) {
      self.name = name
      self.column = column
      self.type = type
      self.isNullable = isNullable
      self.origin = origin
    }
  }

  package struct Filter: Sendable, Equatable {
    package var member: Member
    /// In the order of `Operator.allCases`, as the member's type allows.
    package var operators: [Operator]

    package init(member: Member, operators: [Operator]) {
      self.member = member
      self.operators = operators
    }
  }

  /// A path of one or two relations that can be included.
  package struct Include: Sendable, Equatable {
    /// The relations' names by the spec's spelling, from the resource outwards; one or two of them.
    package var path: [String]
    package var origin: SourceRange

    package init(path: [String], origin: SourceRange) {
      self.path = path
      self.origin = origin
    }

    /// As it stands in the query string: `album.artist`.
    package var spelled: String { path.joined(separator: ".") }
  }

  package var filters: [Filter]
  package var sorts: [Member]
  /// A path of two stands behind the path of one that it begins with, which is always there.
  package var includes: [Include]

  package init(filters: [Filter] = [], sorts: [Member] = [], includes: [Include] = []) {
    self.filters = filters
    self.sorts = sorts
    self.includes = includes
  }
}

extension ValueType {
  /// What a filter by a value of this type can compare with.
  package func operators(isNullable: Bool) -> [Query.Operator] {
    let comparisons: [Query.Operator]
    switch self {
    case .string, .text, .email, .url, .slug:
      comparisons = [.eq, .ne, .gt, .gte, .lt, .lte, .in, .contains, .startsWith]
    case .decimal where isLongDecimal: comparisons = [.eq, .ne, .in]
    case .int, .int64, .float, .decimal, .date, .datetime, .duration:
      comparisons = [.eq, .ne, .gt, .gte, .lt, .lte, .in]
    case .uuid, .enumeration: comparisons = [.eq, .ne, .in]
    case .bool, .bytes: comparisons = [.eq, .ne]
    case .list: comparisons = [.contains]
    case .json: return []
    }
    return isNullable ? comparisons + [.isNull] : comparisons
  }
}

extension ValueType {
  /// Whether it is a decimal of more digits than 64 bits hold, which databases without such numbers keep as text.
  package var isLongDecimal: Bool {
    if case .decimal(let precision, _) = self { precision > 18 } else { false }
  }

  /// Whether rows can be ordered by a value of this type.
  package var isSortable: Bool {
    switch self {
    case .string, .text, .email, .url, .slug, .int, .int64, .float, .date, .datetime, .duration, .bool, .uuid,
      .enumeration:
      true
    case .decimal: !isLongDecimal
    case .bytes, .json, .list: false
    }
  }

  /// Whether two values of this type can be told to be the same, as indexes and unique values need it.
  package var isComparable: Bool {
    switch self {
    case .string, .text, .email, .url, .slug, .int, .int64, .float, .decimal, .date, .datetime, .duration, .bool, .uuid,
      .enumeration, .bytes:
      true
    case .json, .list: false
    }
  }
}

/// Whether every value of one type has its exact counterpart in another, the same in every database.
package func isSafeCast(from former: SchemaSnapshot.ColumnType, to type: SchemaSnapshot.ColumnType) -> Bool {
  Retype(from: former, to: type) != nil
}

/// What becomes of values whose column changes its type, where nothing is lost and nothing can fail.
enum Retype: Sendable, Hashable {
  /// It is stored as it was.
  case none
  /// Of more bits.
  case wide
  case float
  /// 0 or 1.
  case flagAsNumber
  /// A number without places.
  case whole
  /// A whole number with places behind it.
  case decimal(precision: Int, scale: Int)
  /// A decimal with more digits before the point, behind it, or both.
  case digits(former: Int, formerScale: Int, precision: Int, scale: Int)
  /// The day's first moment, in UTC.
  case midnight
  /// As it goes over the wire.
  case text
  case flagAsText
  case decimalAsText(precision: Int, scale: Int)
  case dateAsText
  case momentAsText
  case json
  case flagAsJSON
  /// The one item of a list, itself in another type or not.
  indirect case item(Retype, of: SchemaSnapshot.ColumnType)

  init?(from former: SchemaSnapshot.ColumnType, to type: SchemaSnapshot.ColumnType) {
    guard former != type else {
      self = .none
      return
    }
    switch type {
    case .text: self.init(asText: former)
    case .int: self.init(asInteger: former, digits: 9)
    // Integers of this type have at most 53 bits.
    case .int64: self.init(asInteger: former, digits: 15)
    case .float where former == .int || former == .int64: self = .float
    case .decimal(let precision, let scale): self.init(asDecimal: former, precision, scale)
    case .datetime where former == .date: self = .midnight
    case .json: self.init(asJSON: former)
    case .list(let item): self.init(asList: former, of: item)
    case .float, .bool, .date, .datetime, .duration, .uuid, .bytes: return nil
    }
  }

  private init?(asText former: SchemaSnapshot.ColumnType) {
    switch former {
    case .int, .int64, .uuid, .json: self = .text
    case .bool: self = .flagAsText
    case .date: self = .dateAsText
    case .datetime: self = .momentAsText
    case .decimal(let precision, let scale): self = .decimalAsText(precision: precision, scale: scale)
    // Floats and times have many spellings, bytes none that every database knows.
    case .float, .duration, .bytes, .list, .text: return nil
    }
  }

  private init?(asInteger former: SchemaSnapshot.ColumnType, digits: Int) {
    switch former {
    case .int: self = .wide
    case .bool: self = .flagAsNumber
    case .decimal(let precision, 0) where precision <= digits: self = .whole
    case .text, .int64, .float, .date, .datetime, .duration, .uuid, .bytes, .json, .list, .decimal: return nil
    }
  }

  private init?(asDecimal former: SchemaSnapshot.ColumnType, _ precision: Int, _ scale: Int) {
    switch former {
    case .int where precision - scale >= 10, .int64 where precision - scale >= 16:
      self = .decimal(precision: precision, scale: scale)
    case .decimal(let before, let places) where places <= scale && before - places <= precision - scale:
      self = .digits(former: before, formerScale: places, precision: precision, scale: scale)
    case .text, .int, .int64, .float, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list, .decimal:
      return nil
    }
  }

  private init?(asJSON former: SchemaSnapshot.ColumnType) {
    switch former {
    case .int, .int64: self = .json
    case .bool: self = .flagAsJSON
    // A text may hold JSON, or be meant as one of its texts.
    case .text, .float, .decimal, .date, .datetime, .duration, .uuid, .bytes, .json, .list: return nil
    }
  }

  private init?(asList former: SchemaSnapshot.ColumnType, of item: SchemaSnapshot.ColumnType) {
    switch (former, item) {
    case (.list(of: .int), .int64): self = .wide
    case (let former, let item) where former.isPlainItem && item.isPlainItem:
      guard let retype = Retype(from: former, to: item) else { return nil }
      self = .item(retype, of: item)
    case (_, _): return nil
    }
  }
}

extension SchemaSnapshot.ColumnType {
  /// Whether every database has items of lists as it has a column of the type.
  fileprivate var isPlainItem: Bool {
    switch self {
    case .text, .int, .int64, .date, .uuid: true
    case .float, .bool, .decimal, .datetime, .duration, .bytes, .json, .list: false
    }
  }
}

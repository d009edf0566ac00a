extension SchemaSnapshot.Table {
  /// The values of a column of an enum, or of the items of its lists.
  func values(of column: String) -> [String]? {
    if let cases = self.column(column)?.cases { return cases }
    for check in checks where check.column == column {
      if case .oneOf(let cases) = check.rule { return cases }
    }
    return nil
  }
}

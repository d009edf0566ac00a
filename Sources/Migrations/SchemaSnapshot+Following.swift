extension SchemaSnapshot {
  /// The schema behind steps that begin from this one.
  func following(_ steps: [MigrationStep]) -> SchemaSnapshot {
    guard let next = applying(steps) else { preconditionFailure("steps begin from another schema than there is") }
    return next
  }
}

extension SchemaSnapshot {
  /// The schema behind a step; absent where the step begins from another.
  package func applying(_ step: MigrationStep) -> SchemaSnapshot? { applying([step]) }

  /// The schema behind steps, one after the other; absent where one of them begins from another than it finds.
  package func applying(_ steps: [MigrationStep]) -> SchemaSnapshot? {
    var schema = EvolvingSchema(self)
    return steps.allSatisfy { schema.take($0) } ? schema.snapshot : nil
  }
}

package import Model

extension Model {
  /// The keys of the first record that a service is seeded with, by the names of the resources that declare theirs and
  /// that examples of others lead to.
  package var seededKeys: [String: Literal] {
    let leading = resources.filter { !$0.examples.isEmpty }.flatMap(\.belongsTo).filter(\.isRequired)
    var keys: [String: Literal] = [:]
    for name in Set(leading.map(\.target)) {
      let resource = resource(name)
      guard let field = resource.keyField else { continue }
      let chosen = RecordSampler(resource, in: self).chosen[field.name.spelled] ?? []
      keys[name] = FieldSampler(field, in: self, chosen: chosen).value(0)
    }
    return keys
  }
}

extension Resource {
  /// The field that is the key, where one is.
  var keyField: Field? {
    guard !key.isComposite, case .field(let name) = key.first.source else { return nil }
    return fields.first { $0.name.spelled == name }
  }
}

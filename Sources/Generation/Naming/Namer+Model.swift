import Model

extension Namer {
  /// The namer for one model: of two resources of which one is called what is made from the other's name (`Book` and
  /// `BookService`), the longer is written as a taken type and its variables as taken ones.
  ///
  /// The order of the spec does not matter, so that moving a resource renames nothing.
  func keepingApart(_ model: Model) -> Namer {
    var namer = self
    let forms = DerivedForms(of: self)
    var types = takenTypes
    var records = takenRecords
    for enumType in model.enums { types.insert(unescaped(enumType.name, as: .type)) }
    let byLength = model.resources.sorted {
      ($0.name.spelled.utf8.count, $0.name.spelled) < ($1.name.spelled.utf8.count, $1.name.spelled)
    }
    for resource in byLength {
      var made = namer.made(from: resource, forms)
      if made.types.contains(where: types.contains) || made.records.contains(where: records.contains) {
        namer.takenTypes.insert(joined(resource.name, as: .type))
        namer.takenRecords.insert(joined(resource.name, as: .variable))
        made = namer.made(from: resource, forms)
      }
      types.formUnion(made.types)
      records.formUnion(made.records)
    }
    return namer
  }

  /// Everything that is named after a resource.
  private func made(from resource: Resource, _ forms: DerivedForms) -> (types: [String], records: [String]) {
    let part = unescaped(resource.name, as: .type)
    let actions = resource.actions.map { spell(action: $0.name, of: resource.name) }
    let types =
      [part] + forms.types.map { $0.prefix + part + $0.suffix }
      + actions.flatMap { action in forms.actionTypes.map { $0.prefix + action + $0.suffix } }
    return (types, [unescaped(record: resource.name)] + forms.records.map { $0.prefix + part + $0.suffix })
  }
}

/// What is made from names, each form in the part before and the part behind the name.
private struct DerivedForms {
  var types: [(prefix: String, suffix: String)]
  var actionTypes: [(prefix: String, suffix: String)]
  var records: [(prefix: String, suffix: String)]

  init(of namer: Namer) {
    func split(_ forms: [String]) -> [(prefix: String, suffix: String)] {
      forms.compactMap { form in
        form.firstRange(of: "{}").map { (String(form[..<$0.lowerBound]), String(form[$0.upperBound...])) }
      }
    }
    types = split(namer.derivedTypes)
    actionTypes = split(namer.derivedActionTypes)
    records = split(namer.derivedRecords)
  }
}

/// Keeps the names of operations apart: an action called `create` makes the same one as the route that creates.
enum OperationNames {
  static func toldApart(_ paths: [DocumentValue.Entry]) -> [DocumentValue.Entry] {
    var taken: Set<String> = []
    return paths.map { path in
      path.mapped { method in
        method.mapped { entry in
          guard entry.key == "operationId", case .string(var name) = entry.value else { return entry }
          while !taken.insert(name).inserted { name += "_" }
          return DocumentValue.Entry(key: entry.key, value: .string(name))
        }
      }
    }
  }
}

extension DocumentValue.Entry {
  /// The same with each entry of its object changed; an entry without an object stays.
  fileprivate func mapped(_ change: (DocumentValue.Entry) -> DocumentValue.Entry) -> DocumentValue.Entry {
    guard case .object(let entries) = value else { return self }
    return DocumentValue.Entry(key: key, value: .object(entries.map(change)))
  }
}

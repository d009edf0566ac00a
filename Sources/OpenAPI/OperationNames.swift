/// Keeps the names of operations apart: an action called `create` makes the same one as the route that creates.
struct OperationNames {
  private var taken: Set<String> = []

  /// Paths with the names of their operations, where those before have none of them.
  mutating func toldApart(_ paths: [DocumentValue.Entry]) -> [DocumentValue.Entry] {
    paths.map { path in
      guard case .object(var methods) = path.value else { return path }
      var isChanged = false
      for index in methods.indices {
        guard case .object(var entries) = methods[index].value,
          let place = entries.firstIndex(where: { $0.key == "operationId" }),
          case .string(let name) = entries[place].value, !taken.insert(name).inserted
        else { continue }
        entries[place].value = .string(free(name))
        methods[index].value = .object(entries)
        isChanged = true
      }
      return isChanged ? DocumentValue.Entry(key: path.key, value: .object(methods)) : path
    }
  }

  private mutating func free(_ wanted: String) -> String {
    var name = wanted
    repeat { name += "_" } while !taken.insert(name).inserted
    return name
  }
}

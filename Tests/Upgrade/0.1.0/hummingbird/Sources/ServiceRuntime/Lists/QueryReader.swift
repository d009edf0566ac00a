/// Goes through the parameters of a query once and collects everything that is wrong with them, in their order.
struct QueryReader {
  private let parameters: [QueryParameters.Parameter]
  private var position = 0
  private var seen: Set<String> = []
  private var failures: [(order: Int, detail: ErrorDetail)] = []

  private var fields: Set<String>?
  private var included: Set<String> = []
  // With the place of its parameter, since whether the path is included is known only at the end.
  private var narrowed: [(path: String, names: Set<String>, order: Int, name: String)] = []

  init(_ parameters: QueryParameters) {
    self.parameters = parameters.parameters
  }

  /// The next parameter that can be read at all and is there for the first time.
  mutating func next() -> QueryParameters.Parameter? {
    while position < parameters.count {
      let parameter = parameters[position]
      position += 1
      guard let value = parameter.value, PlainText.isStorable(value), PlainText.isStorable(parameter.name) else {
        fail(parameter.name, .format, "must be UTF-8 without U+0000, its escapes whole")
        continue
      }
      // A filter without an operator is one by `eq`.
      let name = parameter.name
      let isShort = name.hasPrefix("filter[") && name.utf8.count { $0 == UInt8(ascii: "[") } == 1
      guard seen.insert(isShort ? "\(name)[eq]" : name).inserted else {
        fail(name, .format, "must be given once")
        continue
      }
      return parameter
    }
    return nil
  }

  mutating func unknown(_ parameter: QueryParameters.Parameter) {
    fail(parameter.name, .unknown, "is not known here")
  }

  mutating func fail(_ name: String, _ code: ErrorDetail.Code, _ message: String) {
    failures.append((position, ErrorDetail(.parameter(name), code, message)))
  }

  /// The names of a list such as `title,price`; empty when it is refused.
  mutating func names(_ parameter: QueryParameters.Parameter) -> [String] {
    let value = (parameter.value ?? "").utf8
    let names = value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard names.allSatisfy({ !$0.isEmpty }) else {
      fail(parameter.name, .format, "must be names divided by commas")
      return []
    }
    return names
  }

  /// Reads a parameter that selects or includes; false when it is none of those.
  mutating func readSelection(_ parameter: QueryParameters.Parameter, _ definition: SelectionDefinition) -> Bool {
    let name = parameter.name
    switch name {
    case "fields":
      fields = readFields(parameter, of: definition.fields)
      return true
    case "include":
      guard !definition.includes.isEmpty else { return false }
      for path in names(parameter) {
        guard definition.includes.contains(where: { $0.path == path }) else {
          fail(name, .unknown, "cannot include '\(path)'; can include \(list(definition.includes.map(\.path)))")
          continue
        }
        included.insert(path)
        if let dot = path.firstIndex(of: ".") { included.insert(String(path[..<dot])) }
      }
      return true
    default:
      guard name.hasPrefix("fields["), name.hasSuffix("]"),
        let include = definition.includes.first(where: { $0.path == name.dropFirst(7).dropLast() })
      else { return false }
      narrowed.append((include.path, readFields(parameter, of: include.fields), position, name))
      return true
    }
  }

  /// What was selected, once every parameter has been read.
  ///
  /// - Parameter view: What records have when the request does not say.
  mutating func selection(_ definition: SelectionDefinition, showing view: FieldSelection = .all) -> RecordSelection {
    var selections = Dictionary(uniqueKeysWithValues: included.map { ($0, FieldSelection.all) })
    for (path, names, order, name) in narrowed {
      if selections[path] == nil {
        failures.append((order, ErrorDetail(.parameter(name), .unknown, "is not included")))
      }
      selections[path] = FieldSelection(names: names)
    }
    return RecordSelection(fields: fields.map { FieldSelection(names: $0) } ?? view, included: selections)
  }

  /// Throws the refusal when anything was wrong.
  func finish() throws(ServiceError) {
    guard !failures.isEmpty else { return }
    let sorted = failures.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
    throw .invalidParameters(sorted.map(\.element.detail))
  }

  private mutating func readFields(_ parameter: QueryParameters.Parameter, of known: [String]) -> Set<String> {
    let names = names(parameter)
    for name in names where !known.contains(name) {
      fail(parameter.name, .unknown, "'\(name)' is not a field; there are \(list(known))")
    }
    return Set(names)
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}

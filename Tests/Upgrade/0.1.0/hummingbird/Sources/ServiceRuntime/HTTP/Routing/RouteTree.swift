/// A path as it was declared: literal segments and `{name}` parameters, several of them in one segment as `{a},{b}`.
struct RouteTemplate: Sendable {
  enum Segment: Sendable {
    case literal(String)
    case parameters([String])
  }

  let text: String
  let segments: [Segment]

  init(_ text: String) {
    precondition(text.hasPrefix("/"), "the path \(text) does not begin with a slash")
    self.text = text
    segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
      guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return .literal(String(segment)) }
      return .parameters(segment.split(separator: ",").map { String($0.dropFirst().dropLast()) })
    }
  }

  /// The same for two paths that differ only in the names of their parameters.
  var shape: String {
    segments.reduce(into: "") { shape, segment in
      switch segment {
      case .literal(let text): shape += "/" + text
      case .parameters(let names): shape += "/" + names.map { _ in "{}" }.joined(separator: ",")
      }
    }
  }

  var parameters: [String] {
    segments.flatMap { segment in
      switch segment {
      case .literal: [String]()
      case .parameters(let names): names
      }
    }
  }
}

/// Finds a route by its path, segment by segment over the bytes; a literal wins over a parameter.
struct RouteTree: Sendable {
  private struct Node {
    // Sorted by bytes, so that a wide API costs a few comparisons and not one for each resource.
    var literals: [(bytes: [UInt8], node: Int)] = []
    var parameter: Int?
    // By their number; they are divided by commas.
    var parameters: [(count: Int, node: Int)] = []
    var route: Int?
  }

  private var nodes = [Node()]

  mutating func insert(_ template: RouteTemplate, route: Int) {
    var current = 0
    for segment in template.segments {
      switch segment {
      case .literal(let text):
        let bytes = Array(text.utf8)
        let place = Self.place(of: bytes[...], in: nodes[current].literals)
        if place.found {
          current = nodes[current].literals[place.index].node
        } else {
          nodes.append(Node())
          nodes[current].literals.insert((bytes, nodes.count - 1), at: place.index)
          current = nodes.count - 1
        }
      case .parameters(let names) where names.count > 1:
        if let next = nodes[current].parameters.first(where: { $0.count == names.count })?.node {
          current = next
        } else {
          nodes.append(Node())
          nodes[current].parameters.append((names.count, nodes.count - 1))
          current = nodes.count - 1
        }
      case .parameters:
        if let next = nodes[current].parameter {
          current = next
        } else {
          nodes.append(Node())
          nodes[current].parameter = nodes.count - 1
          current = nodes.count - 1
        }
      }
    }
    nodes[current].route = route
  }

  /// The route of a request target (its query is ignored) and the decoded values of the path's parameters.
  func find(_ target: String) -> (route: Int, values: [String])? {
    let bytes = target.utf8
    return bytes.withContiguousStorageIfAvailable { find(bytes: $0) }
      ?? Array(bytes).withUnsafeBufferPointer { find(bytes: $0) }
  }

  private func find(bytes: UnsafeBufferPointer<UInt8>) -> (route: Int, values: [String])? {
    guard bytes.first == UInt8(ascii: "/") else { return nil }
    let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
    var captured: [Range<Int>] = []
    guard let route = find(from: 0, at: 1, in: UnsafeBufferPointer(rebasing: bytes[..<end]), &captured) else {
      return nil
    }
    var values: [String] = []
    values.reserveCapacity(captured.count)
    for range in captured {
      guard let value = Self.text(of: bytes[range]) else { return nil }
      values.append(value)
    }
    return (route, values)
  }

  private func find(
    from node: Int,
    at start: Int,
    in path: UnsafeBufferPointer<UInt8>,
    _ captured: inout [Range<Int>]
  ) -> Int? {
    guard start <= path.count else { return nodes[node].route }
    let rest = path[start...]
    let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? path.count
    let segment = path[start..<end]

    let literals = nodes[node].literals
    if !literals.isEmpty {
      let place =
        segment.contains(UInt8(ascii: "%"))
        ? Self.text(of: segment).map { Self.place(of: $0.utf8, in: literals) }
        : Self.place(of: segment, in: literals)
      if let place, place.found,
        let route = find(from: literals[place.index].node, at: end + 1, in: path, &captured)
      {
        return route
      }
    }
    for (count, next) in nodes[node].parameters {
      // Before escapes are decoded, so that `%2C` is a comma within a value.
      let pieces = segment.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard pieces.count == count, pieces.allSatisfy({ !$0.isEmpty }) else { continue }
      captured += pieces.map { $0.startIndex..<$0.endIndex }
      if let route = find(from: next, at: end + 1, in: path, &captured) { return route }
      captured.removeLast(count)
    }
    if let parameter = nodes[node].parameter, !segment.isEmpty {
      captured.append(start..<end)
      if let route = find(from: parameter, at: end + 1, in: path, &captured) { return route }
      captured.removeLast()
    }
    return nil
  }

  /// Binary search: where the segment is, or where it belongs.
  private static func place(
    of segment: some Collection<UInt8>,
    in literals: [(bytes: [UInt8], node: Int)]
  ) -> (index: Int, found: Bool) {
    var low = 0
    var high = literals.count
    while low < high {
      let middle = (low + high) / 2
      let candidate = literals[middle].bytes
      if candidate.elementsEqual(segment) { return (middle, true) }
      if candidate.lexicographicallyPrecedes(segment) { low = middle + 1 } else { high = middle }
    }
    return (low, false)
  }

  private static func text(of segment: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let text = String(validating: segment, as: UTF8.self) else { return nil }
    return segment.contains(UInt8(ascii: "%")) ? PercentEncoding.decode(text) : text
  }
}

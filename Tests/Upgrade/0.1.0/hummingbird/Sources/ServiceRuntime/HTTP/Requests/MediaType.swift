/// A media type with its parameters (RFC 9110, section 8.3.1), names in lower case.
struct MediaType: Sendable, Equatable {
  struct Parameter: Sendable, Equatable {
    let name: String
    let value: String
  }

  let name: String
  let parameters: [Parameter]

  init?(_ text: String) {
    let pieces = text.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
    let halves = pieces[0].split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty, !pieces[0].contains(" ") else { return nil }
    var parameters: [Parameter] = []
    for piece in pieces.dropFirst() where !piece.isEmpty {
      guard let equals = piece.firstIndex(of: "=") else { return nil }
      var value = piece[piece.index(after: equals)...]
      if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
      parameters.append(Parameter(name: piece[..<equals].lowercased(), value: String(value)))
    }
    name = pieces[0].lowercased()
    self.parameters = parameters
  }
}

/// What a client can read, by preference (RFC 9110, section 12.5.1): the most specific range decides.
struct AcceptHeader: Sendable {
  private let ranges: [(type: Substring, subtype: Substring, quality: Double)]

  init(_ text: String) {
    ranges = text.lowercased().split(separator: ",").compactMap { range in
      let pieces = range.split(separator: ";").map { $0.trimmingSpaces }
      guard let halves = pieces.first?.split(separator: "/"), halves.count == 2 else { return nil }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
      return (halves[0], halves[1], quality ?? 1)
    }
  }

  /// Between 0 (refused) and 1. A header without a single readable range says nothing and refuses nothing.
  func quality(type: Substring, subtype: Substring) -> Double {
    guard !ranges.isEmpty else { return 1 }
    let exact = ranges.first { $0.type == type && $0.subtype == subtype }
    let family = ranges.first { $0.type == type && $0.subtype == "*" }
    let any = ranges.first { $0.type == "*" && $0.subtype == "*" }
    return (exact ?? family ?? any)?.quality ?? 0
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Without the spaces and tabs around it.
  var trimmingSpaces: Substring {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
      return self[endIndex..<endIndex]
    }
    return self[first...last]
  }
}

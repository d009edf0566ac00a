/// A request as it is sent, and what came back.
package struct Exchange: Sendable {
  package var request: Request
  package var answer: Answer
}

package struct Request: Sendable {
  package var method: String
  /// The path with its query string, percent-encoded: what stands in the request's first line.
  package var target: String
  package var headers: [Header] = []
  package var body: [UInt8]?

  /// The bytes of the request (RFC 9112), to a host.
  func bytes(to host: String) -> [UInt8] {
    var head = "\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\n"
    for header in headers { head += "\(header.name): \(header.value)\r\n" }
    if let body { head += "Content-Length: \(body.count)\r\n" }
    return Array("\(head)\r\n".utf8) + (body ?? [])
  }
}

package struct Header: Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

package struct Answer: Sendable {
  package var status: Int
  package var headers: [Header]
  package var body: [UInt8]

  /// The value of a header, whatever the case of its name; several of one name are joined by commas.
  package func header(_ name: String) -> String? {
    let values = headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}

extension Exchange {
  private static let longest = 2000

  /// Both for a person to read; long bodies are cut.
  package var description: String {
    var text = ">>> \(Self.shortened(request.method)) \(Self.shortened(request.target))\n"
    for header in request.headers {
      // Nobody needs to know more of a token than whose and which it is, and reports go far.
      let value = header.name == "Authorization" ? String(header.value.suffix(12)) : header.value
      text += "    \(header.name): \(value == header.value ? "" : "…")\(Self.shortened(value))\n"
    }
    if let body = request.body { text += "    \(Self.shortened(String(decoding: body, as: UTF8.self)))\n" }
    text += "<<< \(answer.status)\n"
    for header in answer.headers { text += "    \(header.name): \(Self.shortened(header.value))\n" }
    if !answer.body.isEmpty { text += "    \(Self.shortened(String(decoding: answer.body, as: UTF8.self)))\n" }
    return text
  }

  /// The text without controls, and not longer than a screen.
  private static func shortened(_ text: String) -> String {
    let start = text.prefix(longest)
    let shown = String(
      String.UnicodeScalarView(start.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{fffd}" : $0 })
    )
    return start.endIndex == text.endIndex ? shown : "\(shown)… (\(text.utf8.count) bytes)"
  }
}

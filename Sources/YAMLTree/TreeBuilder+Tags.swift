import Diagnostics

/// Explicit tags, and the anchors and tags that stand before a node.
extension TreeBuilder {
  private static let core = "tag:yaml.org,2002:"

  /// What a scalar with an explicit tag means; a text that doesn't fit its tag is reported.
  mutating func tagged(_ tag: String, _ text: String, _ style: Scalar.Style, _ event: Event) -> Scalar.Value {
    let plain = CoreSchema.value(of: text)
    let kind: (name: String, fits: Bool, value: Scalar.Value)
    switch tag {
    case "!", Self.core + "str": return .string
    case Self.core + "null": kind = ("null", plain == .null, plain)
    case Self.core + "bool":
      if case .bool = plain { kind = ("bool", true, plain) } else { kind = ("bool", false, plain) }
    case Self.core + "int":
      if case .int = plain { kind = ("int", true, plain) } else { kind = ("int", false, plain) }
    case Self.core + "float":
      switch plain {
      case .float: kind = ("float", true, plain)
      case .int(let whole): kind = ("float", true, .float(Double(whole)))
      case .null, .bool, .string: kind = ("float", false, plain)
      }
    default:
      refuseTag(event)
      return .string
    }
    if !kind.fits {
      let range = source.word(at: source.offset(of: source.positionBehindProperties(event.start)))
      diagnostics.append(Diagnostic(.yamlTag, "'\(text)' is not of the type '!!\(kind.name)'", at: range))
    }
    return kind.value
  }

  mutating func checkTag(_ event: Event, is name: String, _ kind: String) {
    guard let tag = event.tag, tag != "!", tag != Self.core + name else { return }
    guard tag.hasPrefix(Self.core) else { return refuseTag(event) }
    let short = tag.dropFirst(Self.core.count)
    diagnostics.append(Diagnostic(.yamlTag, "tag '!!\(short)' stands before \(kind)", at: tagRange(event)))
  }

  private mutating func refuseTag(_ event: Event) {
    let range = tagRange(event)
    let written = source.bytes[source.offset(of: range.start)..<source.offset(of: range.end)]
    let message = "tag '\(String(decoding: written, as: UTF8.self))' is not supported"
    diagnostics.append(Diagnostic(.yamlTag, message, at: range, help: "delete it"))
  }

  /// Where the tag itself stands, which may be behind an anchor.
  private mutating func tagRange(_ event: Event) -> SourceRange {
    var offset = source.offset(of: event.start)
    if offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "&") {
      offset = source.offsetBehindProperty(offset)
    }
    var end = offset
    while end < source.bytes.count, !isBlankOrBreak(source.bytes[end]) { end += 1 }
    return source.range(offset..<end)
  }
}

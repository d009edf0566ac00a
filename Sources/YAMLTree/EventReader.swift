import CLibYAML
import Diagnostics

/// One step of libyaml through the text.
struct Event {
  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case alias(String)
    case scalar(text: String, style: Scalar.Style)
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
  }

  var kind: Kind
  var start: SourcePosition
  var end: SourcePosition
  var anchor: String?
  var tag: String?
  /// Whether the text of a scalar holds the character U+0000.
  var hasNull = false
}

/// Why libyaml stopped, in its words and at its places.
struct SyntaxFailure: Error {
  var problem: String
  var place: SourcePosition
  var context: String?
  var contextPlace: SourcePosition
}

/// libyaml's events as values.
final class EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// The bytes must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    precondition(yaml_parser_initialize(parser) == 1, "libyaml found no memory to begin with")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  func next() throws(SyntaxFailure) -> Event {
    var event = yaml_event_t()
    repeat {
      guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
      // Nothing is decided by the stream's start; after the end, libyaml answers with empty events.
    } while event.type == YAML_STREAM_START_EVENT
    defer { yaml_event_delete(&event) }
    return Self.value(of: event)
  }

  private static func value(of event: yaml_event_t) -> Event {
    var anchor: UnsafeMutablePointer<yaml_char_t>?
    var tag: UnsafeMutablePointer<yaml_char_t>?
    var hasNull = false
    let kind: Event.Kind
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_ALIAS_EVENT: kind = .alias(text(event.data.alias.anchor))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      (anchor, tag) = (scalar.anchor, scalar.tag)
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      hasNull = bytes.contains(0)
      kind = .scalar(text: String(decoding: bytes, as: UTF8.self), style: style(scalar.style))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      (anchor, tag) = (sequence.anchor, sequence.tag)
      kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      (anchor, tag) = (mapping.anchor, mapping.tag)
      kind = .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    default: kind = .streamEnd
    }
    return Event(
      kind: kind,
      start: position(event.start_mark),
      end: position(event.end_mark),
      anchor: anchor.map(text),
      tag: tag.map(text),
      hasNull: hasNull
    )
  }

  private static func style(_ style: yaml_scalar_style_t) -> Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>) -> String {
    String(cString: characters)
  }

  /// libyaml counts lines and columns from 0, columns in code points.
  private static func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: mark.line + 1, column: mark.column + 1)
  }

  private func failure() -> SyntaxFailure {
    let state = parser.pointee
    return SyntaxFailure(
      problem: state.problem.map { String(cString: $0) } ?? "the text cannot be read",
      place: Self.position(state.problem_mark),
      context: state.context.map { String(cString: $0) },
      contextPlace: Self.position(state.context_mark)
    )
  }
}

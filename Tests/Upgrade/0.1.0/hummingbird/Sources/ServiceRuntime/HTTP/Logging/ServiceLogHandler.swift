public import Logging

/// Writes each log message as one line: JSON for machines, or text for a person.
public struct ServiceLogHandler: LogHandler {
  /// Messages below it are dropped.
  public var logLevel: Logger.Level
  /// What every message of this logger carries.
  public var metadata: Logger.Metadata = [:]

  private let format: LogFormat
  private let sink: LogSink

  /// A handler that writes to a sink.
  public init(level: Logger.Level, format: LogFormat, sink: LogSink = .standardOutput) {
    logLevel = level
    self.format = format
    self.sink = sink
  }

  /// One value of what every message carries.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes one message.
  public func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { _, own in own }.sorted { $0.key < $1.key }
    var line = JSONWriter(capacity: 256)
    switch format {
    case .json:
      line.beginObject()
      line.member("time", Timestamp.now)
      line.member("level", event.level.rawValue)
      line.member("message", event.message.description)
      for (key, value) in fields {
        line.key(text: key)
        line.value(value)
      }
      line.endObject()
      line.withBytes { sink.write($0, atOnce: event.level >= .warning) }
    case .text:
      let pairs = fields.map { " \($0.key)=\($0.value.description.onOneLine)" }.joined()
      let level = event.level.rawValue
      let text = "\(Timestamp.now) \(level.padded(to: 8)) \(event.message.description.onOneLine)\(pairs)"
      Array(text.utf8).withUnsafeBytes { sink.write($0, atOnce: event.level >= .warning) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ value: Logger.MetadataValue) {
    switch value {
    case .string(let text): self.value(text)
    case .stringConvertible(let number as Int): self.value(number)
    case .stringConvertible(let other): self.value(other.description)
    case .array(let values):
      beginArray()
      for value in values { self.value(value) }
      endArray()
    case .dictionary(let members):
      beginObject()
      for (key, member) in members.sorted(by: { $0.key < $1.key }) {
        self.key(text: key)
        self.value(member)
      }
      endObject()
    }
  }
}

extension String {
  /// Without line breaks and other controls, which could pass for lines of their own.
  var onOneLine: String {
    guard utf8.contains(where: { $0 < 0x20 }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.value < 0x20 { text += scalar.escaped(asASCII: true) } else { text.unicodeScalars.append(scalar) }
    }
  }

  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

import Foundation

/// The lines that a running program prints, one after the other as they come.
final class LineReader: Sendable {
  struct Silence: Error, CustomStringConvertible {
    let description: String
  }

  private let pipe = Pipe()

  /// What the program has to be given for its output.
  var output: Pipe { pipe }

  /// The next line, without its break; throws when there is none for a long time, or no more.
  func next(within seconds: Double = 60) throws -> String {
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let end = Date(timeIntervalSinceNow: seconds)
    var line: [UInt8] = []
    while true {
      var place = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = end.timeIntervalSinceNow
      guard left > 0 else { throw Silence(description: "no line within \(seconds) s") }
      guard poll(&place, 1, Int32(left * 1000) + 1) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(descriptor, &byte, 1) == 1 else { throw Silence(description: "the program has ended") }
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
  }
}

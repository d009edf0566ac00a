import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// Takes finished lines and writes them to a file descriptor, several at a time.
///
/// A line waits a few hundredths of a second for others, so that logging costs no system call for each request; what is
/// a warning or worse goes out at once, with all that waited before it.
public final class LogSink: Sendable {
  /// The process's standard output.
  public static let standardOutput = LogSink(descriptor: STDOUT_FILENO)

  private static let patience = TimeAmount.milliseconds(25)
  private static let most = 64 << 10

  private struct Waiting {
    var bytes: [UInt8] = []
    var isScheduled = false
  }

  private let waiting = Mutex(Waiting())
  // Held while writing, so that lines leave in the order they came.
  private let output: Mutex<Void> = Mutex(())
  private let descriptor: Int32

  /// A sink that writes to an open file descriptor, which stays the caller's.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Adds one line, without its line feed.
  func write(_ line: UnsafeRawBufferPointer, atOnce: Bool) {
    let (isFull, schedules) = waiting.withLock { waiting in
      waiting.bytes.append(contentsOf: line)
      waiting.bytes.append(UInt8(ascii: "\n"))
      let schedules = !waiting.isScheduled && !atOnce
      if schedules { waiting.isScheduled = true }
      return (waiting.bytes.count >= Self.most, schedules)
    }
    if atOnce || isFull {
      flush()
    } else if schedules {
      MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: Self.patience) { self.flush() }
    }
  }

  /// Writes everything that waits.
  public func flush() {
    output.withLock { _ in
      let bytes = waiting.withLock { waiting in
        waiting.isScheduled = false
        return exchange(&waiting.bytes, with: [])
      }
      bytes.withUnsafeBytes { raw in
        var rest = raw[...]
        while !rest.isEmpty {
          let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
          if count > 0 {
            rest = rest.dropFirst(count)
          } else if errno != EINTR {
            // A log that nobody reads any more must not end the service.
            return
          }
        }
      }
    }
  }
}

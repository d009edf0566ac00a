#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The name of a source text, held once however many places name it: a spec has a million places in one file.
package struct SourceFile: Sendable, Hashable {
  private let number: Int32

  /// - Parameter name: The path of the text as the author named it.
  package init(_ name: String) {
    number = Names.known.number(of: name)
  }

  /// The path of the text as the author named it.
  package var name: String { Names.known.name(number) }
}

/// The names that were given to source texts so far; there are few, so none is ever forgotten.
private final class Names: @unchecked Sendable {
  static let known = Names()

  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var names: [String] = []
  private var numbers: [String: Int32] = [:]

  private init() {
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  func number(of name: String) -> Int32 {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    if let number = numbers[name] { return number }
    let number = Int32(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  func name(_ number: Int32) -> String {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return names[Int(number)]
  }
}

import CTemplates

/// The targets inside a program that is handed out: their files, as `make release` archives them.
///
/// The archive holds for every file, in the order of their paths, the length of its path and of its contents in bytes, four
/// bytes each with the lowest first, then both.
struct BuiltInTemplates: Sendable, Equatable {
  /// By their path, which begins with the target's name.
  let files: [String: [UInt8]]

  /// Those of this program; absent where it was built without.
  static let own: BuiltInTemplates? = {
    var length = 0
    guard let start = ashlar_templates(&length) else { return nil }
    return BuiltInTemplates(UnsafeRawBufferPointer(start: start, count: length))
  }()

  /// - Returns: `nil` when the bytes are no such archive.
  init?(_ archive: UnsafeRawBufferPointer) {
    var files: [String: [UInt8]] = [:]
    var rest = archive[...]

    func take(_ count: Int) -> Slice<UnsafeRawBufferPointer>? {
      guard rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    func length() -> Int? { take(4)?.reversed().reduce(0) { $0 << 8 | Int($1) } }

    while !rest.isEmpty {
      guard let path = length(), let contents = length(), let name = take(path), let bytes = take(contents) else {
        return nil
      }
      files[String(decoding: name, as: UTF8.self)] = Array(bytes)
    }
    self.files = files
  }

  /// The names of the targets, sorted.
  var targets: [String] {
    files.keys.filter { $0.hasSuffix("/target.yaml") }.map { String($0.dropLast("/target.yaml".count)) }
      .filter { !$0.contains("/") }.sorted()
  }

  /// Everything in a folder, by its path from there.
  func contents(of folder: String) -> [String: [UInt8]] {
    let prefix = "\(folder)/"
    return Dictionary(
      uniqueKeysWithValues: files.lazy.filter { $0.key.hasPrefix(prefix) }.map {
        (String($0.key.dropFirst(prefix.count)), $0.value)
      }
    )
  }
}

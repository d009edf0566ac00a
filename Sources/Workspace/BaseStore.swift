import Generation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The texts that edits are merged from: every generated file as it was last generated, found by its digest.
///
/// A text is one line, and neighbours by path share a file, so that a repository packs them well, branches merge line by
/// line, and a change rewrites little. What is read is verified: a damaged line is none.
struct BaseStore: Sendable {
  static let path = "\(OutputPath.own)/base"
  /// Longer texts are not kept: nobody can read what a merge would make of them.
  static let limit = 1 << 20

  /// Has git put together both sides' lines, and not show them.
  static let attributes = "\(path)/.gitattributes"
  static let attributesText = Array("* -diff merge=union linguist-generated\n".utf8)

  /// Which texts each file holds, by its name.
  private(set) var files: [String: [Digest]] = [:]
  private(set) var hasAttributes = false
  private var places: [Digest: String] = [:]
  private let root: String

  init(root: String) throws {
    self.root = root
    guard let folder = try RootedFolder(root) else { return }
    let names = try folder.names(in: Self.path, atMost: 100_000, areHidden: true) ?? []
    hasAttributes = try names.contains(".gitattributes") && folder.read(Self.attributes) == Self.attributesText
    let chunks = names.filter { !$0.hasPrefix(".") && !$0.hasSuffix("/") }
    let found = Collector<(String, [Digest])>()
    let folders = Pool { try? RootedFolder(root) }
    try concurrently(chunks.count) { index in
      let folder = folders.take()
      let bytes = try folder?.read("\(Self.path)/\(chunks[index])") ?? []
      found.add([(chunks[index], Self.lines(of: bytes).map(\.digest))])
      folders.giveBack(folder)
    }
    for (name, digests) in found.elements {
      files[name] = digests
      for digest in digests { places[digest] = name }
    }
  }

  func holds(_ digest: Digest) -> Bool { places[digest] != nil }

  /// The text with that digest; `nil` when it is not there whole.
  func text(of digest: Digest, in folder: RootedFolder) throws(WorkspaceError) -> [UInt8]? {
    guard let name = places[digest] else { return nil }
    return try texts(of: [digest], in: name, folder)[digest]
  }

  /// Those of the texts that one file of the store holds whole.
  fileprivate func texts(
    of digests: Set<Digest>,
    in name: String,
    _ folder: RootedFolder
  ) throws(WorkspaceError) -> [Digest: [UInt8]] {
    var texts: [Digest: [UInt8]] = [:]
    let bytes = try folder.read("\(Self.path)/\(name)") ?? []
    for line in Self.lines(of: bytes) where digests.contains(line.digest) {
      let text = Self.decoded(bytes[line.text])
      if Digest(text) == line.digest { texts[line.digest] = text }
    }
    return texts
  }

  /// Those of the texts that it holds whole, each file read once.
  fileprivate func texts(of digests: [Digest], in folder: RootedFolder) throws(WorkspaceError) -> [Digest: [UInt8]] {
    var texts: [Digest: [UInt8]] = [:]
    for (name, digests) in Dictionary(grouping: digests, by: { places[$0] }) {
      guard let name else { continue }
      texts.merge(try self.texts(of: Set(digests), in: name, folder)) { first, _ in first }
    }
    return texts
  }

  /// Whether a text can take part in a merge.
  static func takes(_ text: [UInt8]) -> Bool {
    guard text.count <= limit else { return false }
    return text.withUnsafeBytes { text in
      guard let start = text.baseAddress else { return true }
      return memchr(start, 0, text.count) == nil
    }
  }

  // MARK: - Layout

  /// Which file holds which texts: paths in their order, a new file beginning with one in about 32, whatever the others
  /// are. That depends on nothing but the paths, and another path changes one file, or divides it.
  static func layout(_ wanted: [(path: String, digest: Digest)]) -> [(name: String, digests: [Digest])] {
    var layout: [(name: String, digests: [Digest])] = []
    var seen: Set<Digest> = []
    for (path, digest) in wanted {
      let place = Digest(Array(path.utf8))
      let isBeginning = place.bytes[0] & 31 == 0
      if isBeginning || layout.isEmpty {
        layout.append((isBeginning ? String(place.hexadecimal.prefix(16)) : "first", []))
      }
      if seen.insert(digest).inserted { layout[layout.count - 1].digests.append(digest) }
    }
    return layout.filter { !$0.digests.isEmpty }
  }

  // MARK: - Lines

  /// A line: the digest, a tab, the text.
  private static func lines(of bytes: [UInt8]) -> [(digest: Digest, text: Range<Int>)] {
    var lines: [(digest: Digest, text: Range<Int>)] = []
    bytes.withUnsafeBytes { buffer in
      guard let first = buffer.baseAddress else { return }
      var start = 0
      while start < buffer.count {
        let found = memchr(first + start, 10, buffer.count - start)
        let end = found.map { first.distance(to: UnsafeRawPointer($0)) } ?? buffer.count
        // A checkout may have given the lines another ending.
        let last = end > start && buffer[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
        if last - start > 64, buffer[start + 64] == UInt8(ascii: "\t"),
          let digest = Digest(hexadecimal: bytes[start..<(start + 64)])
        {
          lines.append((digest, (start + 65)..<last))
        }
        start = end + 1
      }
    }
    return lines
  }

  /// Adds a text's line to others.
  static func write(_ text: [UInt8], _ digest: Digest, to lines: inout [UInt8]) {
    lines += digest.hexadecimal.utf8
    lines.append(UInt8(ascii: "\t"))
    if needsEscape(text) {
      for byte in text {
        switch byte {
        case UInt8(ascii: "\n"): lines.append(0x1F)
        case 0x1F: lines += [0x1E, UInt8(ascii: "u")]
        case 0x1E: lines += [0x1E, UInt8(ascii: "r")]
        case UInt8(ascii: "\r"): lines += [0x1E, UInt8(ascii: "c")]
        case _: lines.append(byte)
        }
      }
    } else {
      // Nearly every text: copied as a whole, then its line breaks are looked up, many bytes at a time.
      var start = lines.count
      lines += text
      lines.withUnsafeMutableBytes { lines in
        guard let first = lines.baseAddress else { return }
        while let found = memchr(first + start, 10, lines.count - start) {
          found.storeBytes(of: 0x1F, as: UInt8.self)
          start = first.distance(to: found) + 1
        }
      }
    }
    lines.append(UInt8(ascii: "\n"))
  }

  /// Whether there is more to write differently than line breaks.
  private static func needsEscape(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { text in
      guard let first = text.baseAddress else { return false }
      return [0x1F, 0x1E, 0x0D].contains { memchr(first, $0, text.count) != nil }
    }
  }

  private static func decoded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(line.count)
    var isEscaped = false
    for byte in line {
      if isEscaped {
        switch byte {
        case UInt8(ascii: "u"): text.append(0x1F)
        case UInt8(ascii: "r"): text.append(0x1E)
        case UInt8(ascii: "c"): text.append(UInt8(ascii: "\r"))
        case _: text += [0x1E, byte]
        }
        isEscaped = false
      } else if byte == 0x1E {
        isEscaped = true
      } else {
        text.append(byte == 0x1F ? UInt8(ascii: "\n") : byte)
      }
    }
    return text
  }
}

/// What brings the store of a folder to what its files will be merged from.
struct BaseChanges: Sendable {
  /// Where a text is to be had.
  enum Source: Sendable {
    case stored
    case contents(KeptContents)
    /// A file that stands there as it is generated.
    case file(String)
  }

  /// One file of the store, made when it is written.
  struct Write: Sendable {
    var name: String
    var texts: [(digest: Digest, source: Source)]
    /// Whether a text of it is to be had nowhere else: a file that was edited is not what it is merged from.
    var isDurable: Bool
    /// What edits of its files were made in before this run, needed until the files and the manifest are written.
    var formerly: [Digest]
    var path: String { "\(BaseStore.path)/\(name)" }
  }

  var writes: [Write] = []
  /// Names of files that hold nothing that is still needed.
  var removals: [String] = []
  /// Whether every text that a merge may need is there already, wherever it stands.
  var isComplete = true
  var writesAttributes = false
  /// The names of the files as they will be.
  var names: [String] = []

  init() {}

  /// - Parameters:
  ///   - wanted: The files that can be merged, sorted by path, whose texts are those of `sources`.
  ///   - merged: What the edits of files were made in before, by the digests of what they are merged from afterwards.
  init(
    from store: BaseStore,
    to wanted: [(path: String, digest: Digest)],
    _ sources: [Digest: (source: Source, isEdited: Bool)],
    _ merged: [Digest: [Digest]]
  ) {
    let layout = BaseStore.layout(wanted)
    names = layout.map(\.name)
    for (name, digests) in layout where store.files[name] != digests {
      let texts = digests.map { (digest: $0, source: sources[$0]?.source ?? .stored) }
      writes.append(
        Write(
          name: name,
          texts: texts,
          isDurable: digests.contains { sources[$0]?.isEdited == true },
          formerly: digests.flatMap { merged[$0] ?? [] }
        )
      )
    }
    removals = Set(store.files.keys).subtracting(names).sorted()
    if wanted.isEmpty, store.hasAttributes { removals.append(".gitattributes") }
    isComplete = wanted.allSatisfy { store.holds($0.digest) }
    writesAttributes = !wanted.isEmpty && !store.hasAttributes
  }

  /// The bytes of a file of the store.
  ///
  /// - Parameter withFormer: Whether it has what edits were made in before this run as well.
  func bytes(
    of write: Write,
    _ store: BaseStore,
    in folder: RootedFolder,
    withFormer: Bool = false
  ) throws(WorkspaceError) -> [UInt8] {
    var bytes: [UInt8] = []
    let stored = try store.texts(
      of: write.texts.compactMap { if case .stored = $0.source { $0.digest } else { nil } },
      in: folder
    )
    for (digest, source) in write.texts {
      let text: [UInt8]?
      switch source {
      case .contents(let contents): text = try contents.bytes()
      case .stored: text = stored[digest]
      case .file(let path):
        text = try folder.read(path)
        guard text.map({ Digest($0) }) == digest else {
          throw WorkspaceError("'\(folder.shown(path))' was changed during the run, nothing was written")
        }
      }
      // A text that is damaged is left out: the next run that can makes it anew.
      if let text { BaseStore.write(text, digest, to: &bytes) }
    }
    guard withFormer else { return bytes }
    let former = try store.texts(of: write.formerly, in: folder)
    for digest in write.formerly {
      if let text = former[digest] { BaseStore.write(text, digest, to: &bytes) }
    }
    return bytes
  }
}

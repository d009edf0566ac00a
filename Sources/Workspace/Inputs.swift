/// Something that was read to find out what a spec means, and what it held.
package struct Input: Sendable, Equatable {
  package enum Source: Sendable, Equatable {
    /// A file by its path from the current folder.
    case file(String)
    /// A file by its path in the spec's folder.
    case included(String)
    /// The names in a folder by its path in the spec's folder.
    case names(String)
  }

  package var source: Source
  /// Of what was read; `nil` when nothing stood there.
  package var digest: Digest?

  package init(_ source: Source, _ bytes: [UInt8]?) {
    self.init(source: source, digest: bytes.map { Digest($0) })
  }

  init(_ source: Source, _ names: [String]?) {
    self.init(source, names.map { Array($0.joined(separator: "\0").utf8) })
  }

  init(source: Source, digest: Digest?) {
    self.source = source
    self.digest = digest
  }

  /// Whether the same would be read now.
  ///
  /// - Parameter folder: The spec's.
  func isUnchanged(in folder: SpecFolder?) -> Bool {
    do {
      switch source {
      case .file(let path): return Input(source, try SourceLoader().read(path)) == self
      case .included(let path): return try folder.map { Input(source, try $0.read(path)) } == self
      case .names(let path): return try folder.map { Input(source, try $0.names(in: path)) } == self
      }
    } catch {
      return false
    }
  }
}

extension Input.Source {
  var kind: UInt8 {
    switch self {
    case .file: 0
    case .included: 1
    case .names: 2
    }
  }

  var path: String {
    switch self {
    case .file(let path), .included(let path), .names(let path): path
    }
  }

  init?(kind: UInt8, path: String) {
    switch kind {
    case 0: self = .file(path)
    case 1: self = .included(path)
    case 2: self = .names(path)
    case _: return nil
    }
  }
}

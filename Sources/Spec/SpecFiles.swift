/// How a spec reaches the files beside it. The paths begin in the spec's folder and never lead out of it.
package struct SpecFiles {
  /// The bytes of a file, `nil` when nothing stands there; throws, with the reason, when it cannot be read.
  var read: (String) throws -> [UInt8]?
  /// The names in a folder, those of folders with a `/` behind them; `nil` when there is no such folder.
  var names: (String) throws -> [String]?

  package init(read: @escaping (String) throws -> [UInt8]?, names: @escaping (String) throws -> [String]?) {
    self.read = read
    self.names = names
  }
}

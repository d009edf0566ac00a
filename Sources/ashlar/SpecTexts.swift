import Analysis
import Spec
import Workspace

/// A spec and all that it includes, held in memory.
struct SpecTexts {
  let spec: String
  let reading: Reading
  /// By the names that diagnostics have for them, which lead to the files.
  let texts: [String: [UInt8]]
  private let folder: SpecFolder?

  init(of spec: String) throws {
    let bytes = try SourceLoader().read(spec)
    folder = try SpecFolder(of: spec)
    reading = readModel(bytes, file: spec, beside: folder.map(SpecFiles.init))
    texts = reading.texts.merging([spec: bytes]) { included, _ in included }
    self.spec = spec
  }

  /// What the spec would mean with other texts in place of its own.
  func reading(with others: [String: [UInt8]]) -> Reading {
    let texts = texts.merging(others) { _, other in other }
    let prefix = spec.lastIndex(of: "/").map { String(spec[...$0]) } ?? ""
    let files = folder.map { folder in SpecFiles(read: { texts[prefix + $0] }, names: folder.names) }
    return readModel(texts[spec] ?? [], file: spec, beside: files)
  }
}

import Diagnostics
import Spec
import YAMLTree

/// A spec's text without some of its hints.
package struct Settlement: Sendable {
  /// In its canonical form.
  package var text: [UInt8]
  /// The comments that went with the hints: those on their lines and inside them, and those right above that can be
  /// about nothing else.
  package var comments: [String]
}

/// Takes hints out of a text and brings it into its canonical form; every other comment stays.
///
/// - Returns: `nil` when an alias elsewhere stands for something inside one of them.
/// - Precondition: `format` takes the text.
package func settle(_ bytes: [UInt8], file: String, without hints: [Hint]) -> Settlement? {
  var document = readWritten(bytes)
  let before = document.comments
  var settler = Settler(Set(hints.map(\.path)))
  document.root = settler.settled(WrittenEntry(key: nil, value: document.root), by: .keyed(SpecKey.table)).value
  let text = Array(Layout.text(of: document).utf8)
  guard let canonical = format(text, file: file).value else { return nil }
  let after = readWritten(canonical).comments
  precondition(
    before.sorted() == (after + settler.gone).sorted(),
    "a comment of '\(file)' would be lost; the file is left as it is"
  )
  return Settlement(text: canonical, comments: settler.gone)
}

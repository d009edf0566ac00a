import Testing

import OpenAPI

@Suite("Texts of a document")
struct QuotingTests {
  @Test(
    "what needs an escape has it wherever it stands",
    arguments: [
      ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1F}", "\\u001f"), ("\u{7F}", "\\u007f"), ("é", "é"),
    ]
  )
  func escapes(_ text: String, _ escaped: String) {
    for (before, behind) in (0..<20).flatMap({ before in [0, 1, 7, 8, 20].map { (before, $0) } }) {
      let (start, end) = (String(repeating: "!", count: before), String(repeating: "~", count: behind))
      #expect(DocumentValue.string(start + text + end).json == "\"\(start)\(escaped)\(end)\"")
    }
  }

  @Test("printable ASCII stands as it is")
  func plain() {
    let text = String(String.UnicodeScalarView((0x20...0x7E).compactMap { Unicode.Scalar($0) }))
      .filter { $0 != "\"" && $0 != "\\" }
    for length in 0...text.count {
      #expect(DocumentValue.string(String(text.suffix(length))).json == "\"\(text.suffix(length))\"")
    }
  }
}

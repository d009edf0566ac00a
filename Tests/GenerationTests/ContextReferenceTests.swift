import Foundation
import Templating
import TestSupport
import Testing
import Workspace

@testable import Generation

@Suite("Reference of the contexts")
struct ContextReferenceTests {
  @Test("every fact has a name of small words and a summary of one sentence")
  func summaries() throws {
    for name in try Repository.templates.targets() {
      let contexts = Contexts(for: try Repository.pack(name))
      let shapes = contexts.shapes
      #expect(shapes.count >= 20)
      for shape in shapes {
        for field in shape.fields {
          #expect(field.name.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(shape.name).\(field.name)")
          let isSentence = field.doc.count > 5 && field.doc.hasSuffix(".") && !field.doc.contains("\n")
          #expect(isSentence, "\(shape.name).\(field.name): \(field.doc)")
        }
      }
    }
  }
}

package import Diagnostics

/// A template that was read and checked: from here on only values are missing.
package struct Template: Sendable {
  let program: Program
  package let usage: TemplateUsage

  /// Renders the values, given in the order of the names that the template was checked with.
  package func render(_ values: [Value]) throws(RenderFailure) -> [UInt8] {
    var renderer = Renderer(program, values, room: program.steps.data.count)
    try renderer.run(program.steps.start)
    return renderer.output.bytes
  }
}

/// An expression that was read and checked to be a condition.
package struct Condition: Sendable {
  let program: Program
  package let usage: TemplateUsage

  package func holds(_ values: [Value]) throws(RenderFailure) -> Bool {
    var renderer = Renderer(program, values)
    return try renderer.bool(program.steps.start)
  }
}

/// What only rendering could find out, such as a recursion without an end.
package struct RenderFailure: Error {
  package let diagnostic: Diagnostic

  package init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

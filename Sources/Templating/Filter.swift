/// A filter that comes from outside the language, such as a target's literal or comment.
package struct Filter: Sendable {
  /// One argument after the input; with a fallback it may be left out.
  package struct Argument: Sendable {
    package let name: String
    package let shape: Shape
    package let fallback: Value?

    package init(_ name: String, _ shape: Shape, fallback: Value? = nil) {
      self.name = name
      self.shape = shape
      self.fallback = fallback
    }
  }

  /// What a filter says about an input that it can't take: one clause, as in a diagnostic.
  package struct Refusal: Error {
    package let message: String

    package init(_ message: String) { self.message = message }
  }

  package let name: String
  /// A clause for the reference.
  package let summary: String
  package let input: Shape
  package let arguments: [Argument]
  package let output: Shape
  package let apply: @Sendable (_ input: Value, _ arguments: [Value]) throws(Refusal) -> Value
  /// Writes what `apply` answers where that is printed at once, as it nearly always is.
  let write: (@Sendable (_ input: Value, _ arguments: [Value], _ output: inout OutputBuffer) -> Void)?

  package init(
    _ name: String,
    _ summary: String = "",
    input: Shape = .text,
    arguments: [Argument] = [],
    output: Shape = .string,
    apply: @escaping @Sendable (_ input: Value, _ arguments: [Value]) throws(Refusal) -> Value
  ) {
    self.name = name
    self.summary = summary
    self.input = input
    self.arguments = arguments
    self.output = output
    self.apply = apply
    write = nil
  }

  /// A filter that writes finished text and takes every input.
  package init(
    _ name: String,
    _ summary: String = "",
    input: Shape = .text,
    arguments: [Argument] = [],
    writing write: @escaping @Sendable (_ input: Value, _ arguments: [Value], _ output: inout OutputBuffer) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.input = input
    self.arguments = arguments
    output = .string
    apply = { input, arguments in
      var output = OutputBuffer()
      write(input, arguments, &output)
      return .string(output.text())
    }
    self.write = write
  }

  /// A filter from text to text without arguments.
  package init(
    _ name: String,
    _ summary: String = "",
    text apply: @escaping @Sendable (String) throws(Refusal) -> String
  ) {
    self.init(name, summary) { (input, _) throws(Refusal) in
      guard case .string(let text) = input else { preconditionFailure("filter '\(name)' was given no text") }
      return .string(try apply(text))
    }
  }
}

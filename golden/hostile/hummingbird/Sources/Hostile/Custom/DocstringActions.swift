// Yours: written once by ashlar from hostile.yaml, and never again.
import ServiceRuntime

/// What can be done with a docstring beside the usual.
struct CustomDocstringActions: DocstringActions {
  func run(_ input: DocstringRunInput, for docstring: Docstring, in context: RuleContext) throws -> DocstringRunOutput {
    throw ServiceError.notImplemented("run")
  }
}

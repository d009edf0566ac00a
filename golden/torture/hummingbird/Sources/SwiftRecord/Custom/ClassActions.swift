// Yours: written once by ashlar from torture.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with a class beside the usual.
struct CustomClassActions: ClassActions {
  func createAction(
    _ input: ClassCreateInput,
    for `class`: Class,
    in context: RuleContext
  ) throws -> ClassCreateOutput {
    throw ServiceError.notImplemented("create")
  }

  func listAction(_ input: ClassListInput, for `class`: Class, in context: RuleContext) throws -> ClassListOutput {
    throw ServiceError.notImplemented("list")
  }

  func deleteAction(
    _ input: ClassDeleteInput,
    for `class`: Class,
    in context: RuleContext
  ) throws -> ClassDeleteOutput {
    throw ServiceError.notImplemented("delete")
  }

  func initAction(_ input: ClassInitInput, for `class`: Class, in context: RuleContext) throws -> ClassInitOutput {
    throw ServiceError.notImplemented("init")
  }

  func pageAction(_ input: ClassPageInput, for `class`: Class, in context: RuleContext) throws -> ClassPageOutput {
    throw ServiceError.notImplemented("page")
  }

  func `import`(_ input: ClassImportInput, for `class`: Class, in context: RuleContext) throws -> ClassImportOutput {
    throw ServiceError.notImplemented("import")
  }
}

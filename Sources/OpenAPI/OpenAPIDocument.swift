package import Model

/// The description of a service's interface, the same whatever target serves it.
package struct OpenAPIDocument: Sendable, Equatable {
  package var root: DocumentValue

  /// For people, and tools that read files.
  package var yaml: String { root.yaml }
  /// For the route that serves it: one line.
  package var json: String { root.json }

  /// The same as `json` with a line for each path and each component.
  package var jsonLines: String { root.jsonLines }
}

/// Describes what a backend made from the model answers: OpenAPI 3.1, every route, parameter, body and error.
package func openAPI(for model: Model) -> OpenAPIDocument {
  let names = ComponentNames(of: model)
  let graph = RelationGraph(of: model)
  let schemas = Schemas(model: model, graph: graph, names: names)
  let parameters = Parameters(model: model, schemas: schemas)
  let responses = Responses(model: model, names: names, schemas: schemas)
  let paths = Paths(model: model, graph: graph, schemas: schemas, parameters: parameters, responses: responses)
  return OpenAPIDocument(
    root: .object([
      "openapi": "3.1.0",
      "info": .object([
        "title": .string(model.service.name.spelled),
        "description": .string(about(model)),
        "version": .string(model.service.version),
      ]),
      "tags": .array(
        model.resources.map {
          .object(["name": .string($0.name.spelled), "description": $0.description.map(DocumentValue.string)])
        }
      ),
      "paths": .object(paths.all),
      "components": .object([
        "schemas": .object(schemas.all),
        "parameters": .object(parameters.all),
        "responses": .object(responses.all),
      ]),
    ])
  )
}

/// What holds for every route and has no other place in a document.
private func about(_ model: Model) -> String {
  let rules = """
    Every path that is listed here answers OPTIONS with 204 and its methods in Allow, and any method that it lacks with \
    405, method_not_allowed and the same Allow; a trailing slash makes another path, which is 404. All failures of a \
    body or a query are reported at once.
    """
  return model.service.description.map { "\($0)\n\n\(rules)" } ?? rules
}

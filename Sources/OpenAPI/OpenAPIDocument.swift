package import Model

/// The description of a service's interface, the same whatever target serves it.
///
/// Most of it is made from one resource after the other: as a whole it takes several times the room of its text.
package struct OpenAPIDocument: Sendable {
  /// Entries of an object, made some at a time.
  struct Section: Sendable {
    var key: String
    var parts: [@Sendable () -> [DocumentValue.Entry]]
  }

  let head: [DocumentValue.Entry]
  let paths: Section
  let components: [Section]

  /// All of it at once.
  package var root: DocumentValue {
    var names = OperationNames()
    let paths = paths.parts.flatMap { names.toldApart($0()) }
    let components = components.map { section in
      DocumentValue.Entry(key: section.key, value: .object(section.parts.flatMap { $0() }))
    }
    return .object(
      head + [
        DocumentValue.Entry(key: self.paths.key, value: .object(paths)),
        DocumentValue.Entry(key: "components", value: .object(components)),
      ]
    )
  }

  /// For people, and tools that read files.
  package var yaml: String { root.yaml }
  /// For the route that serves it: one line.
  package var json: String { root.json }

  /// The same as `root.yaml` and `root.jsonLines`, while no more than a part of it is in memory.
  package var texts: (yaml: String, jsonLines: String) {
    var names = OperationNames()
    var writer = DocumentWriter()
    for entry in head { writer.write(entry) }
    writer.write(paths, depth: 0) { names.toldApart($0) }
    writer.begin("components")
    for section in components { writer.write(section, depth: 1) { $0 } }
    writer.end()
    return writer.finish()
  }
}

/// Describes what a backend made from the model answers: OpenAPI 3.1, every route, parameter, body and error.
///
/// `seededKeys` are the keys of the first record that a service is seeded with, by the names of resources that declare theirs:
/// examples lead to these records.
package func openAPI(for model: Model, seededKeys: [String: Literal]) -> OpenAPIDocument {
  let names = ComponentNames(of: model)
  let graph = RelationGraph(of: model)
  let schemas = Schemas(model: model, graph: graph, names: names, seededKeys: seededKeys)
  let parameters = Parameters(model: model, schemas: schemas)
  let responses = Responses(model: model, names: names, schemas: schemas)
  let paths = Paths(model: model, graph: graph, schemas: schemas, parameters: parameters, responses: responses)
  return OpenAPIDocument(
    head: [
      DocumentValue.Entry(key: "openapi", value: "3.1.0"),
      DocumentValue.Entry(
        key: "info",
        value: .object([
          "title": .string(model.service.name.spelled),
          "description": .string(about(model)),
          "version": .string(model.service.version),
        ])
      ),
      DocumentValue.Entry(
        key: "tags",
        value: .array(
          model.resources.map {
            .object(["name": .string($0.name.spelled), "description": $0.description.map(DocumentValue.string)])
          }
            + (names.auth.map { [["name": .string($0.tag), "description": "Signing in, and where one is signed in."]] }
              ?? [])
        )
      ),
    ],
    paths: OpenAPIDocument.Section(key: "paths", parts: paths.parts),
    components: [
      OpenAPIDocument.Section(key: "schemas", parts: schemas.parts),
      OpenAPIDocument.Section(key: "parameters", parts: parameters.parts),
      OpenAPIDocument.Section(key: "responses", parts: [{ responses.all }]),
    ] + (model.limits.rate == nil ? [] : [OpenAPIDocument.Section(key: "headers", parts: [{ RateHeader.all }])])
      + (model.auth == nil
        ? [] : [OpenAPIDocument.Section(key: "securitySchemes", parts: [{ [SecurityScheme.entry] }])])
  )
}

/// What holds for every route and has no other place in a document.
private func about(_ model: Model) -> String {
  let rules = """
    Every path that is listed here answers OPTIONS with 204 and its methods in Allow, and any method that it lacks with \
    405, method_not_allowed and the same Allow; HEAD is answered wherever GET is, alike but without the body; a trailing \
    slash makes another path, which is 404. All failures of a body or a query are reported at once.
    """
  let named = model.rules.map { "- `\($0.name)`: `\($0.text)`" }
  let parts =
    [model.service.description, rules].compactMap { $0 }
    + (named.isEmpty ? [] : ["What operations call who may use them:", named.joined(separator: "\n")])
  return parts.joined(separator: "\n\n")
}

import Generation
import Model
import OpenAPI
import TestSupport
import Testing

@Suite("Every document")
struct ValidityTests {
  static let names = [
    "music", "hostile", "chinook", "library", "blog", "features/envelope-none", "features/examples-types",
    "features/people",
  ]

  static func document(_ name: String) throws -> OpenAPIDocument {
    let model: Model =
      switch name {
      case "music": .music
      case "hostile": .hostile
      default: try .shipped(name)
      }
    return openAPI(for: model, seededKeys: model.seededKeys)
  }

  @Test("is valid OpenAPI 3.1", arguments: names)
  func isValid(_ name: String) throws {
    let program = """
      import json, sys
      try:
          from openapi_spec_validator import OpenAPIV31SpecValidator
      except ImportError:
          sys.exit("the validator is missing: pip install openapi-spec-validator")
      document = json.load(open(sys.argv[1]))
      for error in OpenAPIV31SpecValidator(document).iter_errors():
          print("/".join(map(str, error.absolute_path)), error.message)
      """
    #expect(try Python.run(program, on: Self.document(name).json) == "")
  }

  @Test("reads the same as YAML, old readers' way too, and as JSON", arguments: names)
  func readsTheSame(_ name: String) throws {
    let program = """
      import json, sys
      try:
          import yaml
      except ImportError:
          sys.exit("the YAML reader is missing: pip install PyYAML")
      print(json.dumps(yaml.safe_load(open(sys.argv[1], encoding="utf-8")), sort_keys=True))
      """
    let sorted = "import json, sys; print(json.dumps(json.load(open(sys.argv[1])), sort_keys=True))"
    let document = try Self.document(name)
    #expect(try Python.run(program, on: document.yaml) == Python.run(sorted, on: document.json))
  }

  @Test("is written part by part as it is written whole", arguments: names)
  func parts(_ name: String) throws {
    let document = try Self.document(name)
    let texts = document.texts
    #expect(texts.yaml == document.yaml)
    #expect(texts.jsonLines == document.root.jsonLines)
  }

  @Test("refers only to what it holds, and holds nothing that it doesn't refer to", arguments: names)
  func references(_ name: String) throws {
    let program = """
      import json, re, sys
      text = open(sys.argv[1]).read()
      components = json.loads(text)["components"]
      held = {f"{kind}/{name}" for kind in components for name in components[kind]}
      used = set(re.findall(r'"\\$ref":"#/components/([^"]+)"', text))
      for path in json.loads(text)["paths"].values():
          for method in path.values():
              if isinstance(method, dict):
                  used |= {f"securitySchemes/{name}" for way in method.get("security", []) for name in way}
      print(sorted(held ^ used))
      """
    #expect(try Python.run(program, on: Self.document(name).json) == "[]\n")
  }

  @Test("names each operation once", arguments: names)
  func operations(_ name: String) throws {
    let program = """
      import collections, json, sys
      paths = json.load(open(sys.argv[1]))["paths"]
      names = [m["operationId"] for p in paths.values() for k, m in p.items() if k != "parameters"]
      print([name for name, count in collections.Counter(names).items() if count > 1])
      """
    #expect(try Python.run(program, on: Self.document(name).json) == "[]\n")
  }

  @Test(
    "has examples that its own schemas take",
    arguments: ["northwind", "workshop", "features/examples-types", "blog"]
  )
  func examples(_ name: String) throws {
    let program = """
      import json, sys
      from jsonschema import Draft202012Validator
      root = json.load(open(sys.argv[1]))
      count = 0
      for name, schema in root["components"]["schemas"].items():
          validator = Draft202012Validator({"$ref": f"#/components/schemas/{name}", **root})
          for example in schema.get("examples", []):
              count += 1
              for error in validator.iter_errors(example): print(name, error.message)
      print("some" if count else "none")
      """
    #expect(try Python.run(program, on: Self.document(name).json) == "some\n")
  }
}

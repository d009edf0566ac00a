import Migrations
import Model
import Templating

extension Contexts {
  /// What a template of a scope can name, in the order of its values.
  func names(of scope: ScopeName) -> [(name: String, shape: Shape)] {
    let shared: [(name: String, shape: Shape)] = [
      ("service", .record(service.shape)),
      ("api", .record(api.shape)),
      ("database", .record(database.shape)),
      ("limits", .record(limits.shape)),
      ("generator", .record(generator.shape)),
      ("migrations", .list(.record(migration.shape))),
      ("enums", .list(.record(enumType.shape))),
      ("resources", .list(.record(resource.shape))),
      ("resources_by_file", .list(.record(resource.shape))),
    ]
    switch scope {
    case .service: return shared
    case .resource: return shared + [("resource", .record(resource.shape))]
    case .enumeration: return shared + [("enum", .record(enumType.shape))]
    case .action: return shared + [("resource", .record(resource.shape)), ("action", .record(action.shape))]
    }
  }

  func defineService() {
    service.define([
      .string("name", "The spec's spelling: `book-shop`.") { $0.model.service.name.spelled },
      .string("type", "The name as a type or module: `BookShop`.") {
        $0.namer.unescaped($0.model.service.name, as: .type)
      },
      .string("snake", "The name in snake_case.") { $0.model.service.name.snake },
      .string("kebab", "The name in kebab-case.") { $0.model.service.name.kebab },
      .string("title", "The name as words: `Book Shop`.") { $0.model.service.name.title },
      .optionalText("description", "The spec's own description.") { $0.model.service.description },
      .flag("has_rules", "Whether some resource has hooks or actions.") { scene in
        scene.model.resources.contains { $0.hasHooks || !$0.actions.isEmpty }
      },
      .flag("has_views", "Whether some resource's lists show a part of their records.") { scene in
        scene.model.resources.contains { $0.listView != nil }
      },
      .flag("has_examples", "Whether some resource has examples and can be created.") { scene in
        scene.model.resources.contains { !$0.examples.isEmpty && $0.verbs.contains(.create) }
      },
      .strings("list_paths", "The paths of some resources that can be listed, three at the most.") { scene in
        let listed = scene.model.resources.lazy.filter { $0.verbs.contains(.list) }.prefix(3)
        return listed.map { "\(scene.model.api.root)/\($0.plural.kebab)" }
      },
      .flag("has_idempotent_creates", "Whether some resource keeps answers under the keys of clients.") {
        $0.model.resources.contains(where: \.isIdempotent)
      },
      .flag("has_auth", "Whether people sign in.") { $0.model.auth != nil },
      .optionalRecord("auth", "How people sign in, where they do.", auth) { $0.auth },
      .flag("has_locks", "Whether some resource has a lock.") { $0.model.resources.contains(where: \.isLocked) },
      .flag("has_server_written", "Whether some field or key is written by the service alone.") { scene in
        scene.model.resources.contains { $0.fields.contains(where: \.isServerWritten) || $0.owner != nil }
      },
      .flag("has_declared_keys", "Whether the key of some resource is no id that is issued.") { scene in
        scene.model.resources.contains { !$0.key.isIssued }
      },
      .text("version", "The version of the service.") { $0.model.service.version },
      .text("openapi_yaml", "The OpenAPI 3.1 document as YAML.") { $0.document.yaml },
      .text("openapi_json", "The OpenAPI 3.1 document as JSON, with a line for each path and component.") {
        $0.document.jsonLines
      },
    ])
    api.define([
      .string("root", "What every route begins with: `/api/v1`.") { $0.model.api.root },
      .int("default_page_size", "Records on a page unless asked otherwise.") { $0.model.api.defaultPageSize },
      .int("maximum_page_size", "The most records on a page.") { $0.model.api.maximumPageSize },
      .flag("has_data_envelope", "Answers wrap records and lists in `data`.") { $0.model.api.envelope == .data },
      .flag("has_resource_envelope", "Answers wrap records and lists in the name of their resource.") {
        $0.model.api.envelope == .resource
      },
      .flag("has_no_envelope", "Answers are records and lists themselves.") { $0.model.api.envelope == .none },
      .int("validation_status", "The status of a body that breaks a rule.") { $0.model.api.validationStatus },
    ])
    database.define([
      .flag("has_uuid7_ids", "Ids that are issued are UUIDs of version 7.") { $0.model.database.identifiers == .uuid7 },
      .flag("has_uuid4_ids", "Ids that are issued are UUIDs of version 4.") { $0.model.database.identifiers == .uuid4 },
      .flag("has_int64_ids", "Ids that are issued are integers that the database numbers.") {
        $0.model.database.identifiers == .int64
      },
    ])
    limits.define([
      .optionalRecord("rate", "How often each client may ask, unless a setting says otherwise.", rateLimit) {
        $0.model.limits.rate
      },
      .int("body", "The most bytes of a request's body, unless a setting says otherwise.") { $0.model.limits.body },
      .string("body_text", "The same as settings spell it: `1MB`.") { $0.model.limits.bodyText },
      .flag("has_usual_body", "Whether that is what it is where a spec says nothing.") {
        $0.model.limits.body == ServiceLimits.usualBody
      },
    ])
    rateLimit.define([
      .int("requests", "How many requests there may be.") { $0.requests },
      .int("seconds", "In how long.") { $0.seconds },
      .string("text", "Both as settings spell them: `100/15m`.") { $0.text },
    ])
    generator.define([
      .text("spec_file", "The name of the spec's file.") { $0.specFile },
      .text("notice", "What a generated file says of itself in its first line.") {
        "Generated by ashlar from \($0.specFile). "
          + "Edits are merged: better extend beside it, or `ashlar adopt` this file."
      },
      .text("seeded_notice", "What a seeded file says of itself in its first line.") {
        "Yours: written once by ashlar from \($0.specFile), and never again."
      },
      .string("target", "The target's name.") { $0.pack.name },
    ])
  }

  func defineEnums() {
    enumType.define([
      .string("name", "The spec's spelling.") { $0.enumType.name.spelled },
      .string("type", "The name as a type.") { $0.scene.namer.spell($0.enumType.name, as: .type) },
      .string("file", "The name as a file's.") { $0.scene.namer.spell($0.enumType.name, as: .file) },
      .list("cases", "The cases in the order of the spec.", enumCase) { subject in
        subject.enumType.cases.map { CaseSubject(scene: subject.scene, value: $0) }
      },
    ])
    enumCase.define([
      .string("name", "The spelling on the wire and in the database.") { $0.value.name.spelled },
      .string("case", "The name as an enum's case.") { $0.scene.namer.spell($0.value.name, as: .enumCase) },
      .text("wire", "The same as `name`, for a literal.") { $0.value.name.spelled },
      .flag("is_spelled_alike", "Whether the case, unescaped, is spelled as on the wire.") {
        $0.scene.namer.unescaped($0.value.name, as: .enumCase) == $0.value.name.spelled
      },
      .optionalText("label", "What a person reads instead of the name.") { $0.value.label },
    ])
  }

  static let ownFact = "The target's own: see `types` in `target.yaml`."

  /// The facts of a type are the target's own: whatever keys the rows of its table have.
  func defineType(_ table: TypeTable) {
    let own = table.keys.filter { $0 != "literal" }.map { key in
      FactTable<TypeSubject>.Fact.string(key, Self.ownFact) { subject in
        subject.scene.typeFact(key, of: subject.type)
      }
    }
    let flags = TypeTable.Row.allCases.map { row in
      FactTable<TypeSubject>.Fact.flag("is_\(row.rawValue)", "Whether the spec's type is `\(row.rawValue)`.") {
        TypeTable.Row($0.type) == row
      }
    }
    type.define(
      own + flags + [
        .flag("is_textual", "Whether values are text: string, text, email, URL or slug.") { $0.type.isTextual },
        .flag("has_scale", "Whether it is a decimal, or a list of them.") { $0.type.digits.precision > 0 },
        .optionalRecord("item", "The type of a list's items.", type) { subject in
          guard case .list(let item) = subject.type else { return nil }
          return TypeSubject(scene: subject.scene, type: item)
        },
        .int("precision", "Digits of a decimal, otherwise 0.") { $0.type.digits.precision },
        .int("scale", "Places of a decimal, otherwise 0.") { $0.type.digits.scale },
        .optionalRecord("enum", "The enum, for a value of one.", enumType) { subject in
          guard case .enumeration(let name) = subject.type else { return nil }
          return EnumSubject(scene: subject.scene, enumType: subject.scene.enumType(name))
        },
      ]
    )
  }
}

extension Name {
  /// The words with capitals: `Book Shop`.
  var title: String {
    words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  /// The words in lower case: `book shop`.
  var phrase: String { words.joined(separator: " ") }

  /// The words with the article that their first sound asks for, as far as its letter tells.
  var indefinite: String {
    let phrase = phrase
    let soundsLikeYou = ["uni", "use", "uti", "eu", "one"].contains { phrase.hasPrefix($0) }
    let soundsOpen = phrase.hasPrefix("hour") || phrase.hasPrefix("honour") || phrase.hasPrefix("honor")
    let isOpen = phrase.first.map { "aeiou".contains($0) && !soundsLikeYou || soundsOpen } ?? false
    return (isOpen ? "an " : "a ") + phrase
  }
}

extension ValueType {
  var isTextual: Bool {
    switch self {
    case .string, .text, .email, .url, .slug: true
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list, .enumeration:
      false
    }
  }

  var digits: (precision: Int, scale: Int) {
    switch self {
    case .decimal(let precision, let scale): (precision, scale)
    case .list(let item): item.digits
    case .string, .text, .int, .int64, .float, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug, .bytes,
      .json, .enumeration:
      (0, 0)
    }
  }
}

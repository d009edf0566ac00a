import Model

/// Names of schemas: those of the spec as they are, those made from them out of their way.
struct ComponentNames: Sendable {
  /// The schemas of one resource.
  struct Record: Sendable {
    /// A whole record.
    var record: String
    /// A record of which `fields` selected a part.
    var selection: String
    /// A record in a list that shows a part of it.
    var listed: String?
    var create: String
    var replace: String
    var change: String
    /// By the action's name in the spec's spelling.
    var inputs: [String: String]
    var outputs: [String: String]
  }

  /// What signing in has.
  struct Auth: Sendable {
    var tag: String
    var registration: String
    var signIn: String
    var refresh: String
    var tokens: String
    var passwordChange: String
    var session: String
  }

  let error: String
  let errorDetail: String
  let page: String
  let auth: Auth?
  private let records: [String: Record]

  init(of model: Model) {
    var taken = Set(model.resources.map(\.name.spelled) + model.enums.map(\.name.spelled))
    func free(_ wanted: String) -> String {
      var name = wanted
      while !taken.insert(name).inserted { name += "_" }
      return name
    }
    error = free("Error")
    errorDetail = free("ErrorDetail")
    page = free("Page")
    var records: [String: Record] = [:]
    for resource in model.resources {
      let name = resource.name.spelled
      func actions(_ suffix: String) -> [String: String] {
        resource.actions.reduce(into: [:]) { $0[$1.name.spelled] = free("\(name)\($1.name.pascal)\(suffix)") }
      }
      records[name] = Record(
        record: name,
        selection: free("\(name)Selection"),
        listed: resource.listView == nil ? nil : free("\(name)Listed"),
        create: free("\(name)Create"),
        replace: free("\(name)Replace"),
        change: free("\(name)Change"),
        inputs: actions("Input"),
        outputs: actions("Output")
      )
    }
    self.records = records
    auth = model.auth.map { _ in
      // Tags are told from resources by name too, though no schema is called so.
      Auth(
        tag: free("Auth"),
        registration: free("Registration"),
        signIn: free("SignIn"),
        refresh: free("Refresh"),
        tokens: free("Tokens"),
        passwordChange: free("PasswordChange"),
        session: free("Session")
      )
    }
  }

  func of(_ resource: Resource) -> Record {
    guard let record = records[resource.name.spelled] else {
      preconditionFailure("the names are of another model, without '\(resource.name)'")
    }
    return record
  }
}

extension Name {
  /// `unit_price` as `UnitPrice`.
  var pascal: String {
    words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// A reference to a component.
func reference(_ kind: String, _ name: String) -> DocumentValue {
  ["$ref": "#/components/\(kind)/\(name)"]
}

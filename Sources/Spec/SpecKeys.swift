import Diagnostics

/// The keys of the whole spec.
package enum SpecKey: String, KeySet {
  case ashlar, service, api, database, auth, limits, silence, include, enums, rules, mixins, removed, resources

  package static let title = "a spec"
  package static let table = KeyTable(Self.self)
  package static let later = [
    LaterKey("cache", with: "caching"),
    LaterKey("jobs", with: "background jobs"),
    LaterKey("queue", with: "background jobs"),
    LaterKey("tenancy", with: "tenants"),
  ]

  package var key: Key {
    switch self {
    case .ashlar:
      Key("The version of the spec language.", .integer(1...1), isRequired: true)
    case .service:
      Key("The service as a whole.", .keyed(ServiceKey.table), isRequired: true)
    case .api:
      Key("How the API is laid out.", .keyed(APIKey.table))
    case .database:
      Key("How records are kept.", .keyed(DatabaseKey.table))
    case .auth:
      Key("How people sign in.", .keyed(AuthKey.table))
    case .limits:
      Key("How much one client may ask for.", .keyed(LimitsKey.table))
    case .include:
      Key(
        "Files with more of the spec, by paths from the file that names them; `*` is any name.",
        .list(of: .word("a path"), what: "paths", atMost: Limits.includedFiles)
      )
    case .enums:
      Key(
        "Closed sets of words, usable as types of fields.",
        .named(
          .either(
            short: .list(of: .word("a case"), what: "cases", atMost: Limits.enumCases),
            long: .named(
              .either(short: .prose, long: .keyed(CaseKey.table)),
              what: "cases",
              atMost: Limits.enumCases
            )
          ),
          what: "enums",
          atMost: Limits.enums
        )
      )
    case .rules:
      Key(
        "Access rules under a name, usable in every other.",
        .named(.rule, what: "rules", atMost: Limits.rules)
      )
    case .mixins:
      Key(
        "Parts of resources under a name, for every resource that names it.",
        .named(.keyed(MixinKey.table), what: "mixins", atMost: Limits.mixins)
      )
    case .removed:
      Key(
        "Resources that the spec had before, whose records may go.",
        .list(
          of: .either(short: .word("a resource"), long: .keyed(FormerKey.table)),
          what: "resources",
          atMost: Limits.resources
        ),
        isHint: true
      )
    case .resources:
      Key(
        "The kinds of records that the service keeps.",
        .named(.keyed(ResourceKey.table), what: "resources", atMost: Limits.resources),
        isRequired: true,
        unless: SpecKey.include.rawValue
      )
    case .silence:
      Key("Warnings that are not wanted, each with the reason; the names are those of resources.", .silence)
    }
  }
}

/// The keys of one case of an enum, in its long form.
package enum CaseKey: String, KeySet {
  case label, was

  package static let title = "a case"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .label: Key("What people call it.", .prose)
    case .was:
      Key(
        "The case, or cases, whose records have this one from now on.",
        .either(
          short: .word("a case"),
          long: .list(of: .word("a case"), what: "cases", atMost: Limits.enumCases)
        ),
        isHint: true
      )
    }
  }
}

/// The keys of a file that a spec includes; what there is once for a service stands in the spec itself.
package enum PartKey: String, KeySet {
  case include, enums, rules, mixins, resources

  package static let title = "an included file"
  package static let table = KeyTable(Self.self)
  package static let later = SpecKey.later

  package var key: Key {
    switch self {
    case .include: SpecKey.include.key
    case .enums: SpecKey.enums.key
    case .rules: SpecKey.rules.key
    case .mixins: SpecKey.mixins.key
    case .resources: Key(SpecKey.resources.key.summary, SpecKey.resources.key.form)
    }
  }
}

package enum ServiceKey: String, KeySet {
  case name, description, version

  package static let title = "a service"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .name:
      Key("In kebab-case; project, database and program are named after it.", .word("a name"), isRequired: true)
    case .description: Key("What the service is for, in one or two sentences.", .prose)
    case .version: Key("The version of the service; 0.1.0 when left out.", .label("a version"))
    }
  }
}

package enum APIKey: String, KeySet {
  case prefix, version, envelope
  case validationStatus = "validation_status"
  case pagination

  package static let title = "an api"
  package static let table = KeyTable(Self.self)
  package static let later = [LaterKey("graphql", with: "GraphQL")]

  package var key: Key {
    switch self {
    case .prefix: Key("What every path begins with; `/api` when left out, `/` for nothing.", .word("a path"))
    case .version:
      Key(
        "The path segment behind the prefix; `v1` when left out, `\"\"` for none.",
        .word("a version"),
        several: Key.Several(
          code: .versionsSideBySide,
          message: "a service serves one version of its API",
          help: "write a spec for each version, and serve each as a service of its own"
        )
      )
    case .envelope:
      Key(
        "What answers wrap records in: `data`, the name of their resource, or nothing; `data` when left out.",
        .choice(["data", "resource", "none"], later: [])
      )
    case .validationStatus: Key("The status of a body that breaks a rule; 422 when left out.", .numbers([422, 400]))
    case .pagination: Key("How many records a page of a list has.", .keyed(PaginationKey.table))
    }
  }
}

package enum PaginationKey: String, KeySet {
  case standard = "default"
  case maximum = "max"

  package static let title = "a pagination"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .standard:
      Key("The size of a page when the request names none; 20 when left out.", .integer(1...Limits.pageSize))
    case .maximum: Key("The largest page that a request may ask for; 100 when left out.", .integer(1...Limits.pageSize))
    }
  }
}

package enum DatabaseKey: String, KeySet {
  case engine, ids

  package static let title = "a database"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .engine:
      Key(
        "What runs without any configuration.",
        .choice(
          ["sqlite"],
          later: [LaterKey("postgres", with: "PostgreSQL"), LaterKey("postgresql", with: "PostgreSQL")]
        )
      )
    case .ids:
      Key("The kind of every record's id; `uuid7` when left out.", .choice(["uuid7", "uuid4", "int64"], later: []))
    }
  }
}

package enum LimitsKey: String, KeySet {
  case rate, body

  package static let title = "a set of limits"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .rate: Key("How often each client may ask; as often as it likes when left out.", .keyed(RateKey.table))
    case .body: Key("The most that a request's body may hold, from 1KB to 1024MB; 1MB when left out.", .word("a size"))
    }
  }
}

package enum RateKey: String, KeySet {
  case standard = "default"

  package static let title = "a rate limit"
  package static let table = KeyTable(Self.self)
  package static let later = [LaterKey("auth", with: "sign-in")]

  package var key: Key {
    switch self {
    case .standard:
      Key(
        "How many requests each client's address may send in how long, on every route.",
        .word("a rate"),
        isRequired: true
      )
    }
  }
}

package enum AuthKey: String, KeySet {
  case principal, identifier, password, role, register, tokens

  package static let title = "an auth"
  package static let table = KeyTable(Self.self)
  package static let later = [
    LaterKey("sessions", with: "sessions in cookies"),
    LaterKey("oauth2", with: "sign-in by other services"),
    LaterKey("mfa", with: "one-time passwords"),
  ]

  package var key: Key {
    switch self {
    case .principal: Key("The resource of those who sign in.", .word("a resource"), isRequired: true)
    case .identifier: Key("Its field that they are known by.", .word("a field"), isRequired: true)
    case .password: Key("Its field of type `password`.", .word("a field"), isRequired: true)
    case .role: Key("Its field that says what they are, of an enum.", .word("a field"))
    case .register:
      Key(
        "Whether anyone can register, and the role that they get.",
        .either(short: .boolean, long: .keyed(RegisterKey.table))
      )
    case .tokens: Key("How long tokens open the API.", .keyed(TokensKey.table))
    }
  }
}

package enum RegisterKey: String, KeySet {
  case role

  package static let title = "a registration"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .role: Key("The role of those who register.", .word("a case"), isRequired: true)
    }
  }
}

package enum TokensKey: String, KeySet {
  case access, refresh

  package static let title = "tokens"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .access:
      Key("How long an access token is valid, from `1m` to `24h`; `15m` when left out.", .word("a length of time"))
    case .refresh:
      Key(
        "How long after its last use a session can be kept open, from `1h` to `365d`; `30d` when left out.",
        .word("a length of time")
      )
    }
  }
}

import Diagnostics
import Model
import Spec

extension FieldSpec {
  /// Whether it is a password, by its type.
  var isPassword: Bool { type?.name.text == passwordType }
}

extension Analyzer {
  /// Finds those who sign in, before anything asks for them.
  mutating func declareAuth() {
    guard let written = spec.auth else { return }
    guard let name = resource(written.principal), let position = positions[name] else {
      isAuthBroken = true
      return
    }
    principal = position
  }

  /// Checks how people sign in, once the members of those who do are known.
  mutating func addAuth() {
    guard let written = spec.auth, let principal else { return }
    let draft = drafts[principal]
    isAuthBroken = true
    if let word = draft.spec.key {
      findings.error(
        .authField,
        "those who sign in have an id that is issued, and the key of \(draft.name) is '\(word.words.map(\.text).joined(separator: ", "))'",
        at: word.range,
        help: "leave 'key' out; 'unique: true' and 'lookup' name records by something else"
      )
    }
    let identifier = identifier(written, of: draft)
    let password = password(written, of: draft)
    let role = written.role.map { self.role($0, of: draft) }
    let registration = registration(written, role: role ?? nil)
    let access = duration(
      written.access,
      usually: Auth.usualAccessLifetime,
      within: 60...86_400,
      "1m to 24h"
    )
    let refresh = duration(
      written.refresh,
      usually: Auth.usualRefreshLifetime,
      within: 3_600...(365 * 86_400),
      "1h to 365d"
    )
    if let access, let refresh, refresh <= access, let word = written.refresh ?? written.access {
      findings.error(.outOfRange, "a session lasts longer than a token that opens the API for it", at: word.range)
      return
    }
    guard let identifier, let password, let registration, let access, let refresh, draft.spec.key == nil else { return }
    if let role, role == nil { return }
    isAuthBroken = false
    draft.password = password
    var auth = Auth(
      principal: draft.name.spelled,
      identifier: identifier,
      password: password,
      role: role ?? nil,
      registration: registration.first,
      origin: written.range
    )
    auth.accessLifetime = access
    auth.refreshLifetime = refresh
    auth.isCamelCase = style == .camel
    self.auth = auth
  }

  private mutating func identifier(_ written: AuthSpec, of draft: Draft) -> Name? {
    guard let word = written.identifier, let field = field(word, of: draft) else { return nil }
    let problem: (message: String, help: String)? =
      switch (field.type, field.isUnique, field.isNullable || field.defaultValue != nil) {
      case (.email, true, false), (.string, true, false): nil
      case (.email, true, true), (.string, true, true): ("is required and has no default", "leave them out")
      case (.email, false, _), (.string, false, _): ("is unique", "say 'unique: true'")
      case (_, _, _): ("is an email or a string", "give it one of these types")
      }
    if let problem {
      findings.error(
        .authField,
        "what people are known by \(problem.message), and '\(field.name)' is not",
        at: field.origin,
        help: problem.help
      )
      return nil
    }
    return field.name
  }

  private mutating func role(_ word: Word, of draft: Draft) -> Auth.Role? {
    guard let field = field(word, of: draft) else { return nil }
    guard case .enumeration(let type) = field.type, !field.isNullable else {
      findings.error(
        .authField,
        "roles are the cases of an enum and never null, and '\(field.name)' is not",
        at: field.origin
      )
      return nil
    }
    return Auth.Role(field: field.name, type: type)
  }

  private mutating func field(_ word: Word, of draft: Draft) -> Field? {
    switch draft.standings[word.text] {
    case .field(let position): return draft.fields[position]
    case .broken: return nil
    case .id, .key, .timestamp, .elsewhere, .withheld:
      findings.error(.authField, "'\(word.text)' is no field of \(draft.name) that people are known by", at: word.range)
      return nil
    case nil:
      guard draft.spec.isWhole else { return nil }
      let help = findings.suggestion(for: word.text, among: draft.fields.map(\.name.spelled))
      findings.error(.unknownMember, "\(draft.name) has no field '\(word.text)'", at: word.range, help: help)
      return nil
    }
  }

  private mutating func password(_ written: AuthSpec, of draft: Draft) -> Password? {
    guard let word = written.password else { return nil }
    if let password = draft.password, password.name.spelled == word.text { return password }
    guard draft.spec.isWhole, !draft.spec.fields.contains(where: { $0.isPassword && $0.name.text == word.text }) else {
      return nil
    }
    findings.error(
      .authField,
      "\(draft.name) has no password '\(word.text)'",
      at: word.range,
      help: "give it one: '\(word.text): password'"
    )
    return nil
  }

  /// None, or one; nothing when anything of it is wrong.
  private mutating func registration(_ written: AuthSpec, role: Auth.Role?) -> [Auth.Registration]? {
    guard let register = written.register else { return [] }
    guard let word = register.role else {
      guard written.role != nil else { return [Auth.Registration(role: nil)] }
      findings.error(
        .authField,
        "who registers gets a role",
        at: register.word.range,
        help: "say which: 'register: {role: …}'"
      )
      return nil
    }
    guard let role, let type = enums[role.type] ?? nil else {
      guard written.role == nil else { return nil }
      findings.error(.authField, "those who sign in have no roles", at: word.range, help: "write 'register: true'")
      return nil
    }
    guard type.cases.contains(where: { $0.name.spelled == word.text }) else {
      let help = findings.suggestion(for: word.text, among: type.cases.map(\.name.spelled))
      findings.error(.unknownRole, "'\(word.text)' is no case of \(type.name)", at: word.range, help: help)
      return nil
    }
    return [Auth.Registration(role: word.text)]
  }

  /// Reads `15m`, in seconds.
  private mutating func duration(_ word: Word?, usually: Int, within range: ClosedRange<Int>, _ phrase: String) -> Int?
  {
    guard let word else { return usually }
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let unit = word.text.last.flatMap({ units[$0] }), case let digits = word.text.dropLast(), !digits.isEmpty,
      digits.utf8.allSatisfy(\.isDigit)
    else {
      findings.error(
        .invalidLiteral,
        "'\(word.text)' is no length of time",
        at: word.range,
        help: "write a whole number and s, m, h or d: 15m"
      )
      return nil
    }
    guard digits.utf8.count <= 9, let count = Int(digits), range.contains(count * unit) else {
      findings.error(.outOfRange, "the time is \(word.text), but takes \(phrase)", at: word.range)
      return nil
    }
    return count * unit
  }

  // MARK: passwords

  /// Takes a password as what it is: no field, since nothing shows or compares it.
  mutating func addPassword(_ written: FieldSpec, to draft: Draft, at position: Int) {
    draft.standings[written.name.text] = .broken
    let name = name(written.name, .member, of: "a password")
    if let name {
      findings.take(
        name.words,
        in: &draft.namespace,
        for: Bearer("the password", name.spelled),
        at: written.name.range
      )
    }
    guard principal == position, spec.auth?.password?.text == written.name.text else {
      guard !isAuthBroken || spec.auth == nil else { return }
      let help =
        spec.auth == nil
        ? "say who signs in: 'auth: {principal: \(draft.name), identifier: …, password: \(written.name.text)}'" : nil
      findings.error(
        .passwordElsewhere,
        "'\(written.name.text)' is no password that anyone signs in by",
        at: written.name.range,
        help: help
      )
      return
    }
    let before = findings.diagnostics.count
    checkPasswordKeys(written)
    let length = passwordLength(written)
    let strength = written.strength.map { Set(findings.unique($0.words).map(\.text)) } ?? []
    guard let name, let length, !hasErrors(since: before) else { return }
    draft.standings[name.spelled] = .withheld
    draft.password = Password(
      name: name,
      description: written.description?.text,
      minimumLength: length.lowerBound,
      maximumLength: length.upperBound,
      strength: Password.Strength.allCases.filter { strength.contains($0.rawValue) },
      origin: written.name.range
    )
  }

  private mutating func checkPasswordKeys(_ written: FieldSpec) {
    if let type = written.type, type.isOptional || type.arguments != nil {
      findings.error(
        .keyDoesNotApply,
        "a password is required and takes no arguments",
        at: type.word.range,
        help: "write 'password'"
      )
    }
    for used in written.keys {
      switch used.key {
      case .type, .description, .length, .strength: continue
      case .was, .minimum, .maximum, .pattern, .from, .items, .minimumItems, .maximumItems, .standard, .backfill,
        .nullable, .unique, .immutable, .write:
        findings.error(
          .keyDoesNotApply,
          "'\(used.word.text)' means nothing for a password",
          at: used.word.range,
          help: "it takes 'length' and 'strength'"
        )
      }
    }
  }

  private mutating func passwordLength(_ written: FieldSpec) -> ClosedRange<Int>? {
    guard let word = written.length else { return Password.usualLength }
    let before = findings.diagnostics.count
    let (minimum, maximum) = length(word, .string)
    guard !hasErrors(since: before) else { return nil }
    let lower = minimum ?? Password.usualLength.lowerBound
    let upper = maximum ?? max(Password.usualLength.upperBound, lower)
    // A code point has at most four bytes.
    guard lower >= Password.usualLength.lowerBound, lower <= upper, upper <= Password.maximumBytes / 4 else {
      findings.error(
        .outOfRange,
        "the password has \(word.text) code points, but takes \(Password.usualLength.lowerBound) to \(Password.maximumBytes / 4)",
        at: word.range
      )
      return nil
    }
    return lower...upper
  }

  // MARK: owners

  /// Whether the relation leads to whoever made the record; that it cannot is reported.
  mutating func isOwner(_ written: RelationSpec, of target: String, in draft: Draft) -> Bool {
    guard written.isOwner, let word = written.keys.first(where: { $0.key == .owner })?.word else { return false }
    guard spec.auth != nil else {
      findings.error(
        .authMissing,
        "'owner' is whoever made the record, and nobody can sign in",
        at: word.range,
        help: "say who does: 'auth: {principal: \(target), identifier: …, password: …}'"
      )
      return false
    }
    guard let principal else { return false }
    guard positions[target] == principal else {
      findings.error(
        .accessSubject,
        "'\(written.name.text)' leads to \(target), and those who sign in are records of \(drafts[principal].name)",
        at: word.range
      )
      return false
    }
    guard drafts[principal] !== draft else {
      findings.error(
        .accessSubject,
        "a record of \(draft.name) is who signs in, and whoever registers has no owner",
        at: word.range,
        help: "leave 'owner' out"
      )
      return false
    }
    let others = draft.spec.relations.prefix { $0.name.range != written.name.range }
    if let first = others.first(where: \.isOwner) {
      findings.error(
        .duplicateMember,
        "a record has one owner",
        at: word.range,
        notes: [Diagnostic.Note("'\(first.name.text)' leads to it", at: first.name.range)]
      )
      return false
    }
    if draft.spec.key?.words.contains(where: { $0.text == written.name.text }) == true {
      findings.error(
        .keyNotYet,
        "an owner that is part of the key is not built yet",
        at: word.range,
        help: "leave 'key' out, and say 'unique' instead"
      )
      return false
    }
    for used in written.keys where used.key == .immutable || used.key == .write {
      findings.error(
        .keyDoesNotApply,
        "'\(used.word.text)' means nothing for '\(written.name.text)', which no body writes",
        at: used.word.range
      )
    }
    return true
  }
}

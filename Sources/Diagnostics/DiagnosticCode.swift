/// The stable name of a kind of diagnostic; its meaning never changes once it was released.
///
/// A new code is a case here, a line in `explanation` below it, and its text as a static member in the extension of
/// `Explanation` that its stage keeps beside this file.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  // YAML
  case yamlSyntax = "yaml-syntax"
  case yamlUnclosed = "yaml-unclosed"
  case yamlTab = "yaml-tab"
  case yamlEncoding = "yaml-encoding"
  case yamlCharacter = "yaml-character"
  case yamlEmpty = "yaml-empty"
  case yamlDocuments = "yaml-documents"
  case yamlKey = "yaml-key"
  case yamlTag = "yaml-tag"
  case yamlAlias = "yaml-alias"
  case yamlMerge = "yaml-merge"
  case yamlLimit = "yaml-limit"
  case duplicateKey = "duplicate-key"

  // Spec
  case unknownKey = "unknown-key"
  case keyNotYet = "key-not-yet"
  case missingKey = "missing-key"
  case wrongForm = "wrong-form"
  case outOfRange = "out-of-range"
  case unknownChoice = "unknown-choice"
  case tooMany = "too-many"
  case empty = "empty-value"
  case unquotedComma = "unquoted-comma"
  case versionsSideBySide = "versions-side-by-side"

  // Analysis
  case unknownResource = "unknown-resource"
  case invalidName = "invalid-name"
  case nameNotASCII = "name-not-ascii"
  case nameTooLong = "name-too-long"
  case nameTaken = "name-taken"
  case mixedStyle = "mixed-style"
  case invalidPath = "invalid-path"
  case invalidRate = "invalid-rate"
  case invalidSize = "invalid-size"
  case unknownType = "unknown-type"
  case typeArguments = "type-arguments"
  case keyDoesNotApply = "key-does-not-apply"
  case nullableTwice = "nullable-twice"
  case invalidLength = "invalid-length"
  case invalidLiteral = "invalid-literal"
  case emptyRange = "empty-range"
  case defaultRefused = "default-refused"
  case fieldNeverWritten = "field-never-written"
  case stateField = "state-field"
  case unknownState = "unknown-state"
  case slugSource = "slug-source"
  case patternSyntax = "pattern-syntax"
  case patternNotPortable = "pattern-not-portable"
  case patternTooLarge = "pattern-too-large"
  case patternBacktracks = "pattern-backtracks"
  case relationKind = "relation-kind"
  case setNullRequired = "set-null-required"
  case softDeleteCascade = "soft-delete-cascade"
  case missingInverse = "missing-inverse"
  case ambiguousInverse = "ambiguous-inverse"
  case unknownInverse = "unknown-inverse"
  case wrongInverse = "wrong-inverse"
  case inverseNotUnique = "inverse-not-unique"
  case throughRelation = "through-relation"
  case throughNotUnique = "through-not-unique"
  case joinColumns = "join-columns"
  case lookupUnfit = "lookup-unfit"
  case keyUnfit = "key-unfit"
  case compositeTarget = "composite-target"
  case requiredCycle = "required-cycle"
  case unknownAccess = "unknown-access"
  case accessNotYet = "access-not-yet"
  case accessSubject = "access-subject"
  case authMissing = "auth-missing"
  case authField = "auth-field"
  case passwordElsewhere = "password-elsewhere"
  case unknownRole = "unknown-role"
  case roleUnguarded = "role-unguarded"
  case ownerUnknown = "owner-unknown"
  case ruleCycle = "rule-cycle"
  case inheritedAccess = "inherited-access"
  case unusedRule = "unused-rule"
  case unknownMember = "unknown-member"
  case duplicateMember = "duplicate-member"
  case notComparable = "not-comparable"
  case unknownRelation = "unknown-relation"
  case includeDepth = "include-depth"
  case includeUnreadable = "include-unreadable"
  case duplicateIndex = "duplicate-index"
  case exampleIncomplete = "example-incomplete"
  case exampleRefused = "example-refused"
  case unusedEnum = "unused-enum"
  case includePath = "include-path"
  case missingFile = "missing-file"
  case unreadableFile = "unreadable-file"
  case includeCycle = "include-cycle"
  case rootKey = "root-key"
  case declaredTwice = "declared-twice"
  case expressionSyntax = "expression-syntax"
  case expressionTooLarge = "expression-too-large"
  case expressionNotYet = "expression-not-yet"
  case expressionType = "expression-type"
  case unknownMixin = "unknown-mixin"
  case mixinCycle = "mixin-cycle"
  case mixinClash = "mixin-clash"
  case unusedMixin = "unused-mixin"
  case wasUnchanged = "was-unchanged"
  case wasDeclared = "was-declared"
  case wasTwice = "was-twice"
  case removedDeclared = "removed-declared"
  case backfillRefused = "backfill-refused"

  // Against the history of the schema
  case migrationBackfill = "migration-backfill"
  case migrationLoss = "migration-loss"
  case migrationType = "migration-type"
  case migrationKey = "migration-key"

  // What is legal but does harm or nothing
  case publicWrite = "public-write"
  case unservedFilter = "unserved-filter"
  case unservedSort = "unserved-sort"
  case redundantIndex = "redundant-index"
  case unusedQuery = "unused-query"
  case unusedHooks = "unused-hooks"
  case unreachableState = "unreachable-state"
  case unknownWarning = "unknown-warning"
  case unusedSilence = "unused-silence"

  // What a change of a spec does to clients
  case requestResourceRemoved = "request-resource-removed"
  case requestRouteRemoved = "request-route-removed"
  case requestPathChanged = "request-path-changed"
  case requestAddressChanged = "request-address-changed"
  case requestIdsChanged = "request-ids-changed"
  case requestFieldRemoved = "request-field-removed"
  case requestFieldRequired = "request-field-required"
  case requestTypeChanged = "request-type-changed"
  case requestNullRefused = "request-null-refused"
  case requestFieldImmutable = "request-field-immutable"
  case requestLimitNarrowed = "request-limit-narrowed"
  case requestPatternChanged = "request-pattern-changed"
  case requestCaseRemoved = "request-case-removed"
  case requestUniqueAdded = "request-unique-added"
  case requestCheckAdded = "request-check-added"
  case requestFilterRemoved = "request-filter-removed"
  case requestSortRemoved = "request-sort-removed"
  case requestIncludeRemoved = "request-include-removed"
  case requestPageLowered = "request-page-lowered"
  case requestRateLowered = "request-rate-lowered"
  case requestTransitionNarrowed = "request-transition-narrowed"
  case requestBodyLowered = "request-body-lowered"
  case requestDeleteRestricted = "request-delete-restricted"
  case requestAccessNarrowed = "request-access-narrowed"
  case requestSignInChanged = "request-sign-in-changed"
  case answerFieldRemoved = "answer-field-removed"
  case answerFieldNullable = "answer-field-nullable"
  case answerTypeChanged = "answer-type-changed"
  case answerRelationChanged = "answer-relation-changed"
  case answerEnvelopeChanged = "answer-envelope-changed"
  case answerStatusChanged = "answer-status-changed"
  case answerViewNarrowed = "answer-view-narrowed"
  case answerTagRemoved = "answer-tag-removed"
  case answerReplayRemoved = "answer-replay-removed"
  case riskCaseAdded = "risk-case-added"
  case riskTransitionChanged = "risk-transition-changed"
  case riskDefaultChanged = "risk-default-changed"
  case riskPageSmaller = "risk-page-smaller"
  case riskDeleteChanged = "risk-delete-changed"

  // Generation
  case targetPack = "target-pack"
  case targetNameClash = "target-name-clash"
  case targetUnusedFile = "target-unused-file"
  case targetUnusedMacro = "target-unused-macro"
  case targetUnusedImport = "target-unused-import"
  case targetUnusedLiteral = "target-unused-literal"

  // Templates
  case templateSyntax = "template-syntax"
  case templateUnknownName = "template-unknown-name"
  case templateUnknownFile = "template-unknown-file"
  case templateType = "template-type"
  case templateUnescaped = "template-unescaped"
  case templateLimit = "template-limit"
  case templateValue = "template-value"
}

extension DiagnosticCode {
  /// What the code means, with an example of the mistake and of its repair.
  package var explanation: Explanation {
    switch self {
    // YAML
    case .yamlSyntax: .yamlSyntax
    case .yamlUnclosed: .yamlUnclosed
    case .yamlTab: .yamlTab
    case .yamlEncoding: .yamlEncoding
    case .yamlCharacter: .yamlCharacter
    case .yamlEmpty: .yamlEmpty
    case .yamlDocuments: .yamlDocuments
    case .yamlKey: .yamlKey
    case .yamlTag: .yamlTag
    case .yamlAlias: .yamlAlias
    case .yamlMerge: .yamlMerge
    case .yamlLimit: .yamlLimit
    case .duplicateKey: .duplicateKey

    // Spec
    case .unknownKey: .unknownKey
    case .keyNotYet: .keyNotYet
    case .missingKey: .missingKey
    case .wrongForm: .wrongForm
    case .outOfRange: .outOfRange
    case .unknownChoice: .unknownChoice
    case .tooMany: .tooMany
    case .empty: .empty
    case .unquotedComma: .unquotedComma
    case .versionsSideBySide: .versionsSideBySide

    // Analysis
    case .unknownResource: .unknownResource
    case .invalidName: .invalidName
    case .nameNotASCII: .nameNotASCII
    case .nameTooLong: .nameTooLong
    case .nameTaken: .nameTaken
    case .mixedStyle: .mixedStyle
    case .invalidPath: .invalidPath
    case .invalidRate: .invalidRate
    case .invalidSize: .invalidSize
    case .unknownType: .unknownType
    case .typeArguments: .typeArguments
    case .keyDoesNotApply: .keyDoesNotApply
    case .nullableTwice: .nullableTwice
    case .invalidLength: .invalidLength
    case .invalidLiteral: .invalidLiteral
    case .emptyRange: .emptyRange
    case .defaultRefused: .defaultRefused
    case .fieldNeverWritten: .fieldNeverWritten
    case .stateField: .stateField
    case .unknownState: .unknownState
    case .slugSource: .slugSource
    case .patternSyntax: .patternSyntax
    case .patternNotPortable: .patternNotPortable
    case .patternTooLarge: .patternTooLarge
    case .patternBacktracks: .patternBacktracks
    case .relationKind: .relationKind
    case .setNullRequired: .setNullRequired
    case .softDeleteCascade: .softDeleteCascade
    case .missingInverse: .missingInverse
    case .ambiguousInverse: .ambiguousInverse
    case .unknownInverse: .unknownInverse
    case .wrongInverse: .wrongInverse
    case .inverseNotUnique: .inverseNotUnique
    case .throughRelation: .throughRelation
    case .throughNotUnique: .throughNotUnique
    case .joinColumns: .joinColumns
    case .lookupUnfit: .lookupUnfit
    case .keyUnfit: .keyUnfit
    case .compositeTarget: .compositeTarget
    case .requiredCycle: .requiredCycle
    case .unknownAccess: .unknownAccess
    case .accessNotYet: .accessNotYet
    case .accessSubject: .accessSubject
    case .authMissing: .authMissing
    case .authField: .authField
    case .passwordElsewhere: .passwordElsewhere
    case .unknownRole: .unknownRole
    case .roleUnguarded: .roleUnguarded
    case .ownerUnknown: .ownerUnknown
    case .ruleCycle: .ruleCycle
    case .inheritedAccess: .inheritedAccess
    case .unusedRule: .unusedRule
    case .unknownMember: .unknownMember
    case .duplicateMember: .duplicateMember
    case .notComparable: .notComparable
    case .unknownRelation: .unknownRelation
    case .includeDepth: .includeDepth
    case .includeUnreadable: .includeUnreadable
    case .duplicateIndex: .duplicateIndex
    case .exampleIncomplete: .exampleIncomplete
    case .exampleRefused: .exampleRefused
    case .unusedEnum: .unusedEnum
    case .includePath: .includePath
    case .missingFile: .missingFile
    case .unreadableFile: .unreadableFile
    case .includeCycle: .includeCycle
    case .rootKey: .rootKey
    case .declaredTwice: .declaredTwice
    case .expressionSyntax: .expressionSyntax
    case .expressionTooLarge: .expressionTooLarge
    case .expressionNotYet: .expressionNotYet
    case .expressionType: .expressionType
    case .unknownMixin: .unknownMixin
    case .mixinCycle: .mixinCycle
    case .mixinClash: .mixinClash
    case .unusedMixin: .unusedMixin
    case .wasUnchanged: .wasUnchanged
    case .wasDeclared: .wasDeclared
    case .wasTwice: .wasTwice
    case .removedDeclared: .removedDeclared
    case .backfillRefused: .backfillRefused

    // Against the history of the schema
    case .migrationBackfill: .migrationBackfill
    case .migrationLoss: .migrationLoss
    case .migrationType: .migrationType
    case .migrationKey: .migrationKey

    // What is legal but does harm or nothing
    case .publicWrite: .publicWrite
    case .unservedFilter: .unservedFilter
    case .unservedSort: .unservedSort
    case .redundantIndex: .redundantIndex
    case .unusedQuery: .unusedQuery
    case .unusedHooks: .unusedHooks
    case .unreachableState: .unreachableState
    case .unknownWarning: .unknownWarning
    case .unusedSilence: .unusedSilence

    // What a change of a spec does to clients
    case .requestResourceRemoved: .requestResourceRemoved
    case .requestRouteRemoved: .requestRouteRemoved
    case .requestPathChanged: .requestPathChanged
    case .requestAddressChanged: .requestAddressChanged
    case .requestIdsChanged: .requestIdsChanged
    case .requestFieldRemoved: .requestFieldRemoved
    case .requestFieldRequired: .requestFieldRequired
    case .requestTypeChanged: .requestTypeChanged
    case .requestNullRefused: .requestNullRefused
    case .requestFieldImmutable: .requestFieldImmutable
    case .requestLimitNarrowed: .requestLimitNarrowed
    case .requestPatternChanged: .requestPatternChanged
    case .requestCaseRemoved: .requestCaseRemoved
    case .requestUniqueAdded: .requestUniqueAdded
    case .requestCheckAdded: .requestCheckAdded
    case .requestFilterRemoved: .requestFilterRemoved
    case .requestSortRemoved: .requestSortRemoved
    case .requestIncludeRemoved: .requestIncludeRemoved
    case .requestPageLowered: .requestPageLowered
    case .requestRateLowered: .requestRateLowered
    case .requestTransitionNarrowed: .requestTransitionNarrowed
    case .requestBodyLowered: .requestBodyLowered
    case .requestDeleteRestricted: .requestDeleteRestricted
    case .requestAccessNarrowed: .requestAccessNarrowed
    case .requestSignInChanged: .requestSignInChanged
    case .answerFieldRemoved: .answerFieldRemoved
    case .answerFieldNullable: .answerFieldNullable
    case .answerTypeChanged: .answerTypeChanged
    case .answerRelationChanged: .answerRelationChanged
    case .answerEnvelopeChanged: .answerEnvelopeChanged
    case .answerStatusChanged: .answerStatusChanged
    case .answerViewNarrowed: .answerViewNarrowed
    case .answerTagRemoved: .answerTagRemoved
    case .answerReplayRemoved: .answerReplayRemoved
    case .riskCaseAdded: .riskCaseAdded
    case .riskTransitionChanged: .riskTransitionChanged
    case .riskDefaultChanged: .riskDefaultChanged
    case .riskPageSmaller: .riskPageSmaller
    case .riskDeleteChanged: .riskDeleteChanged

    // Generation
    case .targetPack: .targetPack
    case .targetNameClash: .targetNameClash
    case .targetUnusedFile: .targetUnusedFile
    case .targetUnusedMacro: .targetUnusedMacro
    case .targetUnusedImport: .targetUnusedImport
    case .targetUnusedLiteral: .targetUnusedLiteral

    // Templates
    case .templateSyntax: .templateSyntax
    case .templateUnknownName: .templateUnknownName
    case .templateUnknownFile: .templateUnknownFile
    case .templateType: .templateType
    case .templateUnescaped: .templateUnescaped
    case .templateLimit: .templateLimit
    case .templateValue: .templateValue
    }
  }

  /// What diagnostics of this code are: a spec with warnings alone is valid.
  package var severity: Diagnostic.Severity {
    Self.warnings.contains(self) ? .warning : .error
  }

  /// Whether a spec may say why a warning of this code is not wanted.
  package var canBeSilenced: Bool {
    severity == .warning && self != .unusedSilence && !Self.beyondSpecs.contains(self)
  }

  private static let warnings: Set<DiagnosticCode> = [
    .mixedStyle, .unusedEnum, .unusedMixin, .unusedRule, .publicWrite, .unservedFilter, .unservedSort, .redundantIndex,
    .unusedQuery, .unusedHooks, .unreachableState, .unusedSilence, .targetUnusedFile, .targetUnusedMacro,
    .targetUnusedImport,
    .targetUnusedLiteral, .riskCaseAdded, .riskTransitionChanged, .riskDefaultChanged, .riskPageSmaller,
    .riskDeleteChanged,
  ]

  /// Warnings about a target's own folder and about a change, of which no spec can say anything.
  private static let beyondSpecs: Set<DiagnosticCode> = [
    .targetUnusedFile, .targetUnusedMacro, .targetUnusedImport, .targetUnusedLiteral, .riskCaseAdded,
    .riskTransitionChanged, .riskDefaultChanged, .riskPageSmaller, .riskDeleteChanged,
  ]

  /// One line for lists of codes.
  package var summary: String { explanation.summary }
}

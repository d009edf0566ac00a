import ServiceRuntime
import Testing

@testable import ServiceAuth

@Suite("Passwords")
struct PasswordTests {
  @Test("a hash is argon2id with OWASP's parameters, has a salt of its own, and is the password's alone")
  func hash() {
    let hashes = PasswordHash(cost: .recommended)
    let hash = hashes.make("correct horse")
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(hash != hashes.make("correct horse"))
    #expect(PasswordHash.verify("correct horse", hash))
    #expect(!PasswordHash.verify("Correct horse", hash))
    #expect(!PasswordHash.verify("correct horse\u{0}", hash))
    #expect(!PasswordHash.verify("", hash))
    #expect(!hashes.isOutdated(hash))
    #expect(!PasswordHash.verify("correct horse", "not a hash"))
  }

  @Test("a hash of other parameters, made by argon2's own library, is read and called outdated")
  func foreign() {
    // argon2-cffi 23.1: PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4) could not be read by one lane.
    let hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
    #expect(PasswordHash.verify("password", hash))
    #expect(!PasswordHash.verify("Password", hash))
    #expect(PasswordHash(cost: .recommended).isOutdated(hash))
  }

  @Test(
    "a password that is too short or lacks something is told so, all at once",
    arguments: [
      (#""abcdefgh""#, ["pattern must have a letter from A to Z and a digit"]),
      (#""ABCDEFG1""#, ["pattern must have a letter from a to z"]),
      (#""Ab1""#, ["length must have 8 to 72 characters"]),
      (#""a""#, ["length must have 8 to 72 characters", "pattern must have a letter from A to Z and a digit"]),
      (#""Abcdefg1""#, []), ("7", ["type must be a string, not a number"]), ("null", ["null must not be null"]),
    ]
  )
  func strength(json: String, expected: [String]) throws {
    let rule = PasswordRule(length: 8...72, strength: [.lower, .upper, .digit])
    let value = try JSONValue(parsing: Array(json.utf8))
    switch rule.read(value) {
    case .value: #expect(expected == [])
    case .violations(let violations): #expect(violations.map { "\($0.code.rawValue) \($0.message)" } == expected)
    }
  }

  @Test("a password is no longer than 1024 bytes, whatever its length")
  func bytes() throws {
    let rule = PasswordRule(length: 8...600)
    let fits = String(repeating: "é", count: 512)
    #expect(rule.violations(of: fits).isEmpty)
    #expect(rule.violations(of: fits + "é").map(\.code) == [.length])
    switch rule.read(.string(fits + "é")) {
    case .value: Issue.record("it was taken")
    case .violations(let violations): #expect(violations.map(\.code) == [.length])
    }
  }

  @Test("what is no hash is no password's, after the time of one that is")
  func unusable() async throws {
    let hasher = PasswordHasher(cost: .minimal, threads: 1)
    #expect(try await !hasher.verify("!", PasswordHasher.unusable))
    #expect(try await !hasher.verify("", PasswordHasher.unusable))
    #expect(try await hasher.verify("password", hasher.hash("password")))
    await hasher.close()
  }

  @Test("a symbol is neither letter, digit nor blank, of any script")
  func symbols() {
    let rule = PasswordRule(length: 1...72, strength: [.symbol])
    for text in ["!", "a_b", "€", "🔑"] { #expect(rule.violations(of: text).isEmpty, "\(text)") }
    for text in ["a", "7", " ", "é", "漢", "٣"] { #expect(!rule.violations(of: text).isEmpty, "\(text)") }
  }

  @Test("who comes when too many wait is told to come again, and those who wait are served")
  func flood() async throws {
    let hasher = PasswordHasher(threads: 1, waiting: 2)
    let outcomes = await withTaskGroup(of: String.self) { tasks in
      for _ in 0..<10 {
        tasks.addTask {
          do {
            return try await hasher.verify("password", nil) ? "verified" : "refused"
          } catch {
            return (error as? ServiceError)?.code.rawValue ?? "\(error)"
          }
        }
      }
      return await tasks.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    #expect(outcomes["refused", default: 0] >= 3)
    #expect(outcomes["rate_limited", default: 0] >= 1)
    #expect(outcomes.values.reduce(0, +) == 10)
    #expect(try await hasher.verify("password", hasher.hash("password")))
    await hasher.close()
  }
}

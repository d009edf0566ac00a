import Analysis
import Diagnostics
import Model
import TestSupport
import Testing

@testable import Conformance

@Suite("The judge of rules")
struct PolicyJudgeTests {
  private let model: Model
  private let people: People
  private let admin = Account(identifier: "a", password: "", isGiven: true)
  private let customer = Account(identifier: "c", password: "", isGiven: true)

  init() throws {
    model = try #require(ShippedSpec("features/people").reading.outcome.value)
    people = People(model, try #require(model.auth), at: try #require(ServiceAddress("http://127.0.0.1:1")))
    admin.record = try JSON(Array(#"{"id":"1","role":"admin","name":"a","team":null,"is_trusted":true}"#.utf8))
    customer.record = try JSON(Array(#"{"id":"2","role":"customer","name":"c","team":"x","is_trusted":false}"#.utf8))
    people.add(admin)
    people.add(customer)
  }

  private func judge(_ others: [String: String] = [:]) -> PolicyJudge {
    PolicyJudge(people: people) { resource, key in
      try others["\(resource.name) \(key.plainText)"].map { try JSON(Array($0.utf8)) }
    }
  }

  private func holds(
    _ verb: Resource.Verb,
    _ name: String,
    _ record: String,
    for caller: Account?,
    _ others: [String: String] = [:]
  ) throws -> Bool? {
    let resource = model.resource(name)
    return try judge(others).holds(resource.policy(for: verb), for: caller, of: JSON(Array(record.utf8)), resource)
  }

  @Test("rules about the caller alone are decided before any record is known")
  func simplified() {
    let (posts, tickets) = (model.resource("Post"), model.resource("Ticket"))
    #expect(judge().simplified(posts.policy(for: .create), for: nil) == .never)
    #expect(judge().simplified(posts.policy(for: .create), for: customer) == .anyone)
    #expect(judge().simplified(posts.policy(for: .read), for: admin) == .anyone)
    #expect(judge().simplified(tickets.policy(for: .delete), for: customer) == .never)
    guard case .record = judge().simplified(posts.policy(for: .delete), for: customer) else {
      Issue.record("the record decides")
      return
    }
  }

  @Test("rules about the record and the caller")
  func records() throws {
    #expect(try holds(.read, "Post", #"{"status":"published","author_id":"1"}"#, for: nil) == true)
    #expect(try holds(.read, "Post", #"{"status":"draft","author_id":"1"}"#, for: nil) == false)
    #expect(try holds(.read, "Post", #"{"status":"draft","author_id":"2"}"#, for: customer) == true)
    #expect(try holds(.read, "Post", #"{"status":"draft","author_id":"1"}"#, for: customer) == false)
    customer.record = try JSON(Array(#"{"id":"2","role":"customer","name":"locked","team":"x"}"#.utf8))
    #expect(try holds(.update, "Post", #"{"status":"draft","author_id":"2"}"#, for: customer) == false)
  }

  @Test("ways over relations lead to null where they end early, and are unknown where a record is out of sight")
  func ways() throws {
    let comment = #"{"post_id":"9","writer_id":"2"}"#
    let post = ["Post 9": #"{"author_id":"1","status":"draft"}"#]
    let same = ["User 1": #"{"team":"x"}"#, "User 2": #"{"team":"x"}"#]
    let other = ["User 1": #"{"team":null}"#, "User 2": #"{"team":"x"}"#]
    #expect(try holds(.update, "Comment", comment, for: customer, post.merging(same) { $1 }) == true)
    #expect(try holds(.update, "Comment", comment, for: customer, post.merging(other) { $1 }) == false)
    #expect(try holds(.update, "Comment", comment, for: customer) == nil)
    #expect(try holds(.create, "Comment", #"{"post_id":null}"#, for: customer) == false)
    #expect(try holds(.create, "Comment", comment, for: admin, post) == true)
    #expect(try holds(.create, "Comment", comment, for: nil, post) == false)
  }

  @Test("rules about several records, as far as somebody can list them")
  func several() throws {
    let model = try Model.shipped("features/quantifiers")
    let people = People(model, try #require(model.auth), at: try #require(ServiceAddress("http://127.0.0.1:1")))
    let ann = Account(identifier: "ann", password: "", isGiven: true)
    ann.record = try JSON(Array(#"{"id":"1","rank":3}"#.utf8))
    people.add(ann)
    func holds(
      _ verb: Resource.Verb,
      _ name: String,
      _ record: String,
      for caller: Account? = ann,
      among others: String?
    ) throws -> Bool? {
      var judge = PolicyJudge(people: people) { _, _ in nil }
      judge.gather = { _, _, _ in
        guard case .array(let found)? = try others.map({ try JSON(Array($0.utf8)) }) else { return nil }
        return found
      }
      let resource = model.resource(name)
      return try judge.holds(resource.policy(for: verb), for: caller, of: JSON(Array(record.utf8)), resource)
    }
    let team = #"{"id":"7","founder_id":"2"}"#
    let own = #"{"id":"7","founder_id":"1"}"#
    #expect(try holds(.read, "Team", team, among: #"[{"person_id":"1","left_on":null}]"#) == true)
    #expect(try holds(.read, "Team", team, among: #"[{"person_id":"1","left_on":"2020-01-31"}]"#) == false)
    #expect(try holds(.read, "Team", team, for: nil, among: #"[{"person_id":null,"left_on":null}]"#) == false)
    #expect(try holds(.read, "Team", team, among: "[]") == false)
    #expect(try holds(.read, "Team", team, among: nil) == nil)
    #expect(try holds(.read, "Team", own, among: nil) == true)
    #expect(try holds(.delete, "Team", own, among: "[]") == true)
    #expect(try holds(.delete, "Team", own, among: #"[{"is_done":true},{"is_done":false}]"#) == false)
    #expect(try holds(.delete, "Team", team, among: "[]") == false)
    #expect(try holds(.create, "Badge", #"{"name":"x"}"#, among: nil) == true)
    #expect(try holds(.create, "Badge", #"{"name":"x","team_ids":["7"]}"#, among: nil) == nil)
    // Behind a record that nobody sees nothing can be told.
    #expect(try holds(.delete, "Task", #"{"id":"3","team_id":"7"}"#, among: "[]") == nil)
  }
}

@Suite("Tokens")
struct TokenTests {
  @Test("base64url, with every number of bytes at the end")
  func encoding() {
    for bytes in [[], [0], [0, 255], [0, 255, 254], [251, 239, 190, 1]] as [[UInt8]] {
      #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }
    #expect(Base64URL.encode([251, 239, 190]) == "----")
    #expect(Base64URL.decode("a+b=") == nil)
  }

  @Test("HMAC with SHA-256, by the test vectors of RFC 4231")
  func signing() {
    func hex(_ bytes: [UInt8]) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(
      hex(HMAC.sign(Array("Hi There".utf8), key: Array(repeating: 0x0B, count: 20)))
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    )
    #expect(
      hex(HMAC.sign(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
    let long = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    #expect(
      hex(HMAC.sign(long, key: Array(repeating: 0xAA, count: 131)))
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    )
  }

  @Test("a spoiled part is another one of the same length")
  func spoiling() throws {
    let token = try #require(AccessToken("eyJhIjoxfQ.eyJiIjoyfQ.AAECAwQF"))
    for part in 0..<3 {
      let other = token.spoiled(part)
      #expect(other.text != token.text)
      #expect(other.text.count == token.text.count)
    }
    #expect(token.claims == .object([JSON.Member("b", .number("2"))]))
    #expect(AccessToken("a.b") == nil)
  }
}

import Foundation
import Logging
import ServiceRuntime
import Testing

@testable import ServiceAuth

@Suite("Access tokens")
struct TokenTests {
  private static let now = Timestamp("2026-01-31T12:00:00Z")
  private static let session = UUID(uuidString: "01890a5d-ac96-774b-bcce-b302099a8057")!
  private static let keys = try! SigningKeys(parsing: seed(1))
  private static let issuer = TokenIssuer(keys: KeyRing(keys), service: "library", lifetime: 900)

  private static func seed(_ byte: UInt8) -> String { Base64.encode([UInt8](repeating: byte, count: 32)) }

  private static func token(
    header: String = #"{"alg":"EdDSA","typ":"at+jwt","kid":"\#(keys.current.identifier)"}"#,
    claims: String = claims(),
    key: SigningKey = keys.current
  ) -> String {
    let signed = "\(Base64URL.encode(Array(header.utf8))).\(Base64URL.encode(Array(claims.utf8)))"
    return "\(signed).\(Base64URL.encode(key.sign(Array(signed.utf8))))"
  }

  /// - Parameter changes: By name; what is empty is left out.
  private static func claims(_ changes: [String: String] = [:], more: String = "") -> String {
    let seconds = now.milliseconds / 1000
    let members = [
      ("iss", #""library""#), ("aud", #""library""#), ("sub", #""7""#), ("sid", #""\#(session.uuidString)""#),
      ("iat", "\(seconds)"), ("exp", "\(seconds + 900)"),
    ]
    let changed = members.map { name, value in (name, changes[name] ?? value) }.filter { !$0.1.isEmpty }
    return "{" + changed.map { "\"\($0)\":\($1)" }.joined(separator: ",") + more + "}"
  }

  @Test("a token of the service's own says who signed in, until its time is over")
  func own() throws {
    let text = Self.issuer.token(for: "7", session: Self.session, at: Self.now)
    let token = try #require(Self.issuer.read(text, at: Self.now))
    #expect(token.subject == "7")
    #expect(token.session == Self.session)
    #expect(token.expires - token.issued == 900)
    #expect(Self.issuer.read(text, at: Self.now.adding(milliseconds: 899_999)) == token)
    #expect(Self.issuer.read(text, at: Self.now.adding(milliseconds: 900_000)) == nil)
    #expect(Self.issuer.read(text, at: Self.now.adding(milliseconds: -60_000)) == token)
    #expect(Self.issuer.read(text, at: Self.now.adding(milliseconds: -61_000)) == nil)
  }

  @Test("what these tests put together is believed when nothing is wrong with it")
  func control() {
    #expect(Self.issuer.read(Self.token(), at: Self.now) != nil)
  }

  private static let kid = keys.current.identifier

  @Test(
    "a header that says anything else is not believed, though it is signed",
    arguments: [
      #"{"alg":"none","typ":"at+jwt","kid":"\#(kid)"}"#,
      #"{"alg":"HS256","typ":"at+jwt","kid":"\#(kid)"}"#,
      #"{"alg":"ES256","typ":"at+jwt","kid":"\#(kid)"}"#,
      #"{"alg":"eddsa","typ":"at+jwt","kid":"\#(kid)"}"#,
      #"{"alg":"EdDSA","typ":"JWT","kid":"\#(kid)"}"#,
      #"{"alg":"EdDSA","kid":"\#(kid)"}"#,
      #"{"alg":"EdDSA","typ":"at+jwt"}"#,
      #"{"alg":"EdDSA","typ":"at+jwt","kid":"another"}"#,
      #"{"alg":"EdDSA","typ":"at+jwt","kid":1}"#,
      #"{"alg":"EdDSA","typ":"at+jwt","kid":"\#(kid)","crit":["x"]}"#,
      #"{"alg":"EdDSA","typ":"at+jwt","kid":"\#(kid)","jwk":{"kty":"OKP"}}"#,
      #"{"alg":"EdDSA","alg":"EdDSA","typ":"at+jwt","kid":"\#(kid)"}"#,
      #"["EdDSA"]"#, "", "null",
    ]
  )
  func header(_ header: String) {
    #expect(Self.issuer.read(Self.token(header: header), at: Self.now) == nil)
  }

  @Test("claims that are others', missing, doubled or of another type are not believed, though they are signed")
  func claims() {
    let seconds = Self.now.milliseconds / 1000
    let wrong = [
      Self.claims(["iss": #""other""#]), Self.claims(["aud": #""other""#]), Self.claims(["aud": #"["library"]"#]),
      Self.claims(["iss": ""]), Self.claims(["aud": ""]), Self.claims(["sub": ""]),
      Self.claims(["sid": ""]), Self.claims(["iat": ""]), Self.claims(["exp": ""]),
      Self.claims(["sub": "7"]), Self.claims(["sid": #""7""#]), Self.claims(["exp": #""\#(seconds + 900)""#]),
      Self.claims(["exp": "1e99"]), Self.claims(["exp": "null"]), Self.claims(["exp": "\(seconds)"]),
      Self.claims(["iat": "\(seconds + 61)"]), Self.claims(more: #","role":"admin""#),
      Self.claims(more: #","exp":9999999999"#), "[]", "", "{",
    ]
    for claims in wrong {
      #expect(Self.issuer.read(Self.token(claims: claims), at: Self.now) == nil, "\(claims)")
    }
  }

  @Test("a token that another key signed, that was changed, cut or grew is not believed")
  func signature() throws {
    let text = Self.token()
    let stranger = try SigningKeys(parsing: Self.seed(2)).current
    #expect(Self.issuer.read(Self.token(key: stranger), at: Self.now) == nil)
    let parts = text.split(separator: ".").map(String.init)
    let forged = Base64URL.encode(Array(Self.claims(["sub": #""8""#]).utf8))
    #expect(Self.issuer.read("\(parts[0]).\(forged).\(parts[2])", at: Self.now) == nil)
    #expect(Self.issuer.read("\(parts[0]).\(parts[1]).", at: Self.now) == nil)
    #expect(Self.issuer.read("\(parts[0]).\(parts[1])", at: Self.now) == nil)
    for length in 0..<text.count {
      #expect(Self.issuer.read(String(text.prefix(length)), at: Self.now) == nil)
    }
    for more in [" ", "=", "A", ".", "\n"] { #expect(Self.issuer.read(text + more, at: Self.now) == nil) }
    #expect(Self.issuer.read(String(repeating: "a", count: 5000), at: Self.now) == nil)
    // The public key as the secret of a symmetric algorithm: there is none to be confused with.
    let public64 = Base64URL.encode(Self.keys.current.publicKey)
    #expect(Self.issuer.read("\(parts[0]).\(parts[1]).\(public64)", at: Self.now) == nil)
  }

  @Test("a signature has one spelling")
  func spelling() {
    let text = Self.token()
    let last = text.last!
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    let accepted = alphabet.filter { Self.issuer.read(String(text.dropLast()) + String($0), at: Self.now) != nil }
    #expect(accepted == String(last))
  }

  @Test("a key is replaced by another one without a token lost")
  func rotation() throws {
    let old = try TokenIssuer(keys: KeyRing(SigningKeys(parsing: Self.seed(1))), service: "library", lifetime: 900)
    let both = try SigningKeys(parsing: "\(Self.seed(2)),\(Self.seed(1))")
    let new = TokenIssuer(keys: KeyRing(both), service: "library", lifetime: 900)
    let before = old.token(for: "7", session: Self.session, at: Self.now)
    let after = new.token(for: "7", session: Self.session, at: Self.now)
    #expect(new.read(before, at: Self.now) != nil)
    #expect(new.read(after, at: Self.now) != nil)
    #expect(old.read(after, at: Self.now) == nil)
    let gone = try TokenIssuer(keys: KeyRing(SigningKeys(parsing: Self.seed(2))), service: "library", lifetime: 900)
    #expect(gone.read(before, at: Self.now) == nil)
    #expect(gone.read(after, at: Self.now) != nil)
  }

  @Test("keys are 32 bytes in base64, one to five of them, none twice; what is wrong with them is said without them")
  func settings() {
    let wrong = [
      "", ",", "short", Base64.encode([1, 2, 3]), "\(Self.seed(1)),\(Self.seed(1))",
      (1...6).map { Self.seed($0) }.joined(separator: ","),
    ]
    for text in wrong {
      do {
        _ = try SigningKeys(parsing: text)
        Issue.record("\(text) was taken")
      } catch {
        #expect(text.count < 8 || !"\(error)".contains(text))
      }
    }
    #expect(throws: Never.self) { try SigningKeys(parsing: "\(Self.seed(1)), \(Self.seed(2))") }
  }

  @Test("the public set names what RFC 8037 asks for, and nothing secret")
  func set() throws {
    // The key pair of RFC 8037, appendix A.
    let seed = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
    let keys = try SigningKeys(parsing: seed)
    var json = JSONWriter()
    keys.write(to: &json)
    #expect(
      json.text
        == #"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","#
        + #""kid":"\#(keys.current.identifier)","use":"sig","alg":"EdDSA"}]}"#
    )
    #expect(
      Base64URL.encode(keys.current.sign(Array("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".utf8)))
        == "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )
  }

  @Test("the cache remembers what was verified, no more of it than it may, and never past its time")
  func cache() {
    let cache = TokenCache(Self.issuer, capacity: 2)
    let texts = ["1", "2", "3"].map { Self.issuer.token(for: $0, session: Self.session, at: Self.now) }
    for text in texts { #expect(cache.read(text, at: Self.now) != nil) }
    #expect(cache.count == 2)
    #expect(cache.read(texts[2], at: Self.now)?.subject == "3")
    #expect(cache.read(texts[2], at: Self.now.adding(milliseconds: 900_000)) == nil)
    #expect(cache.read("nonsense", at: Self.now) == nil)
    #expect(cache.count == 2)
  }

  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func ring(_ values: [String: String], _ folder: URL) -> KeyRing {
    var configuration = ServiceConfiguration(databaseURL: "")
    configuration.values = values
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    return KeyRing(configuration, folder: folder.path, logger: logger)
  }

  @Test("a key that nobody set is made once, for nobody else to read, behind what the file has already")
  func made() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: ".env")
    let ring = Self.ring([:], folder)
    try ring.open()
    let permissions = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    let line = try String(contentsOf: file, encoding: .utf8)
    let seed = try #require(line.split(separator: "=", maxSplits: 1).last?.dropLast())
    let again = Self.ring(["AUTH_SIGNING_KEYS": String(seed)], folder)
    try again.open()
    #expect(again.keys.current.identifier == ring.keys.current.identifier)
    #expect(try String(contentsOf: file, encoding: .utf8) == line)
    // Who has read the settings before there was a key takes that of who was faster.
    let beside = Self.ring([:], folder)
    try beside.open()
    #expect(beside.keys.current.identifier == ring.keys.current.identifier)
    #expect(try String(contentsOf: file, encoding: .utf8) == line)
    try "PORT=1".write(to: file, atomically: false, encoding: .utf8)
    try Self.ring(["AUTH_SIGNING_KEYS": ""], folder).open()
    #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("PORT=1\nAUTH_SIGNING_KEYS="))
  }

  @Test("in production a key is never made up, and anywhere a broken one is refused")
  func production() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // What is misspelled must not pass for a machine that one develops on.
    for name in ["production", "Production", "prodution"] {
      #expect(throws: ConfigurationError.self) { try Self.ring(["ENVIRONMENT": name], folder).open() }
    }
    #expect(throws: ConfigurationError.self) { try Self.ring(["AUTH_SIGNING_KEYS": "short"], folder).open() }
    let given = ["ENVIRONMENT": "production", "AUTH_SIGNING_KEYS": Self.seed(1)]
    #expect(throws: Never.self) { try Self.ring(given, folder).open() }
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: ".env").path))
  }
}

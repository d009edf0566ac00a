import Analysis
import Diagnostics
import Model
import Testing

@Suite("Limits")
struct LimitTests {
  private static func read(_ limits: String) -> Outcome<Model> {
    readModel("{ashlar: 1, service: {name: demo}, limits: \(limits), resources: {Note: {fields: {text: string}}}}")
  }

  @Test(
    "a rate is requests in a time, and is spelled in the longest unit that it is a multiple of",
    arguments: [
      ("1/1s", 1, 1, "1/1s"), ("100/15m", 100, 900, "100/15m"), ("100/900s", 100, 900, "100/15m"),
      ("5/90s", 5, 90, "5/90s"), ("1000000/24h", 1_000_000, 86_400, "1000000/24h"), ("7/1440m", 7, 86_400, "7/24h"),
      ("7/86400s", 7, 86_400, "7/24h"),
    ]
  )
  func rate(text: String, requests: Int, seconds: Int, spelled: String) throws {
    let rate = try #require(Self.read("{rate: {default: \(text)}}").value?.limits.rate)
    #expect(rate == RateLimit(requests: requests, seconds: seconds))
    #expect(rate.text == spelled)
  }

  @Test(
    "what is no rate is told from one that is too much or too little",
    arguments: [
      ("100", "invalid-rate"), ("100/", "invalid-rate"), ("/15m", "invalid-rate"), ("100/15", "invalid-rate"),
      ("100/m", "invalid-rate"), ("100/1.5m", "invalid-rate"), ("-1/15m", "invalid-rate"), ("+1/15m", "invalid-rate"),
      ("0100/15m", "invalid-rate"), ("100/015m", "invalid-rate"), ("100/15M", "invalid-rate"),
      ("100/1d", "invalid-rate"), ("100/1m/1", "invalid-rate"), ("'100 / 15m'", "invalid-rate"),
      ("off", "invalid-rate"), ("0/15m", "out-of-range"), ("1000001/15m", "out-of-range"), ("1/0s", "out-of-range"),
      ("1/25h", "out-of-range"), ("1/86401s", "out-of-range"), ("99999999999999999999/1s", "out-of-range"),
      ("1/99999999999999999999h", "out-of-range"), ("1/9223372036854775807h", "out-of-range"),
    ]
  )
  func refusedRate(text: String, code: String) {
    // A number alone has another form than a rate.
    let expected = text == "100" ? "wrong-form" : code
    #expect(Self.read("{rate: {default: \(text)}}").diagnostics.map(\.code.rawValue) == [expected])
  }

  @Test(
    "a size is in bytes",
    arguments: [
      ("1024B", 1024, "1KB"), ("1KB", 1024, "1KB"), ("1500B", 1500, "1500B"), ("512KB", 524_288, "512KB"),
      ("1MB", 1_048_576, "1MB"), ("1024KB", 1_048_576, "1MB"), ("1024MB", 1_073_741_824, "1024MB"),
    ]
  )
  func size(text: String, bytes: Int, spelled: String) throws {
    let limits = try #require(Self.read("{body: \(text)}").value?.limits)
    #expect(limits.body == bytes)
    #expect(limits.bodyText == spelled)
  }

  @Test(
    "what is no size is told from one that is too much or too little",
    arguments: [
      ("1.5MB", "invalid-size"), ("'1 MB'", "invalid-size"), ("1mb", "invalid-size"), ("1GB", "invalid-size"),
      ("MB", "invalid-size"), ("01MB", "invalid-size"), ("-1MB", "invalid-size"), ("1048576", "wrong-form"),
      ("0MB", "out-of-range"), ("1023B", "out-of-range"), ("1025MB", "out-of-range"),
      ("1073741825B", "out-of-range"), ("99999999999999999999MB", "out-of-range"),
    ]
  )
  func refusedSize(text: String, code: String) {
    #expect(Self.read("{body: \(text)}").diagnostics.map(\.code.rawValue) == [code])
  }

  @Test("without limits there is no rate, and a body holds a megabyte")
  func usual() throws {
    let spec = "{ashlar: 1, service: {name: demo}, resources: {Note: {fields: {text: string}}}}"
    let model = try #require(readModel(spec).value)
    #expect(model.limits == ServiceLimits())
    #expect(model.limits.rate == nil)
    #expect(model.limits.bodyText == "1MB")
  }

  @Test(
    "a rate is tighter with fewer requests at once, or in the long run",
    arguments: [
      ("100/1m", "100/1m", false), ("99/1m", "100/1m", true), ("101/1m", "100/1m", false),
      ("100/61s", "100/1m", true), ("100/59s", "100/1m", false), ("200/3m", "100/1m", true),
      ("50/1s", "100/1m", true), ("200/2m", "100/1m", false), ("1000000/24h", "1000000/1s", true),
    ]
  )
  func tighter(text: String, former: String, isTighter: Bool) throws {
    let rates = try [text, former].map { try #require(Self.read("{rate: {default: \($0)}}").value?.limits.rate) }
    #expect(rates[0].isTighter(than: rates[1]) == isTighter)
  }
}

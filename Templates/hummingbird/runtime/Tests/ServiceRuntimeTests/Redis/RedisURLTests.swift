import Testing

@testable import ServiceRuntime

@Suite("The address of a Redis")
struct RedisURLTests {
  private static func url(
    _ host: String,
    _ port: Int = 6379,
    _ database: Int = 0,
    _ user: String? = nil,
    _ password: String? = nil
  ) -> RedisURL {
    var url = RedisURL(host: host, port: port, database: database)
    url.user = user
    url.password = password
    return url
  }

  @Test(
    "an address is read",
    arguments: [
      ("redis://localhost", url("localhost")), ("redis://localhost/", url("localhost")),
      ("redis://cache-1.example.org:6380/15", url("cache-1.example.org", 6380, 15)),
      ("redis://:secret@localhost", url("localhost", 6379, 0, nil, "secret")),
      ("redis://me:se:cret@localhost:1/0", url("localhost", 1, 0, "me", "se:cret")),
      ("redis://m%40e:%2F%C3%A9%25@localhost", url("localhost", 6379, 0, "m@e", "/é%")),
      ("redis://[::1]:65535/9999", url("::1", 65_535, 9999)),
    ]
  )
  func reads(text: String, expected: RedisURL) throws {
    let configuration = try ServiceConfiguration(values: ["REDIS_URL": text], databaseURL: "sqlite:test.sqlite")
    #expect(configuration.redisURL == expected)
    #expect(!"\(expected)\(String(reflecting: expected))".contains("cret"))
  }

  @Test("none is needed", arguments: [["REDIS_URL": ""], [:]])
  func absent(values: [String: String]) throws {
    #expect(try ServiceConfiguration(values: values, databaseURL: "sqlite:test.sqlite").redisURL == nil)
  }

  @Test(
    "what is none is refused, and not shown, since it may hold a password",
    arguments: [
      "localhost", "localhost:6379", "redis:", "redis://", "redis:///1", "redis://:6379", "REDIS://localhost",
      "http://localhost", "rediss://localhost", "unix:///tmp/redis.sock", "redis://localhost:0",
      "redis://localhost:65536", "redis://localhost:x", "redis://localhost:", "redis://localhost/x",
      "redis://localhost/-1", "redis://localhost/10000", "redis://localhost/0/1", "redis://localhost?db=1",
      "redis://localhost#1", "redis://me@localhost", "redis://me:@localhost", "redis://:pass@word@localhost",
      "redis://:pa/ss@localhost", "redis://:%zz@localhost", "redis://:%ff@localhost", "redis://[::1", "redis://::1",
      "redis://local host", "redis://localhost\n", "redis://löcalhost", "redis://localhost, redis://other",
      "redis://" + String(repeating: "a", count: 254),
    ]
  )
  func refuses(text: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try ServiceConfiguration(values: ["REDIS_URL": text], databaseURL: "sqlite:test.sqlite")
    }
    let sentence =
      "REDIS_URL has to be redis://[user:password@]host[:port][/db], with %40 for an @ of the password; "
      + "rediss://, which is TLS, is not spoken"
    #expect(error?.problems == [sentence])
  }
}

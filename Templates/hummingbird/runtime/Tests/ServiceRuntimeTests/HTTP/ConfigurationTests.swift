import Logging
import Testing

@testable import ServiceRuntime

@Suite("Configuration")
struct ConfigurationTests {
  @Test("nothing set is a service on this machine only")
  func defaults() throws {
    let configuration = try ServiceConfiguration(values: [:], databaseURL: "sqlite:library.sqlite")
    #expect(configuration.host == "127.0.0.1")
    #expect(configuration.port == 8080)
    #expect(configuration.databaseURL == "sqlite:library.sqlite")
    #expect(configuration.bodyLimit == 1_048_576)
    #expect(configuration.corsOrigins == [])
    #expect(configuration.migrateOnStart)
  }

  @Test("every setting is read, and an empty one counts as not set")
  func settings() throws {
    let configuration = try ServiceConfiguration(
      values: [
        "HOST": "0.0.0.0", "PORT": "9000", "DATABASE_URL": "sqlite:/data/x.sqlite", "LOG_LEVEL": "DEBUG",
        "LOG_FORMAT": "text", "CORS_ORIGINS": "https://a.example, http://localhost:3000", "BODY_LIMIT": "512KB",
        "REQUEST_TIMEOUT": "500ms", "IDLE_TIMEOUT": "2m", "SHUTDOWN_TIMEOUT": "7", "MIGRATE_ON_START": "no",
        "DOCS": "", "MAIL_HOST": "mail.example",
      ],
      databaseURL: "sqlite:library.sqlite"
    )
    #expect(configuration.host == "0.0.0.0")
    #expect(configuration.port == 9000)
    #expect(configuration.databaseURL == "sqlite:/data/x.sqlite")
    #expect(configuration.logLevel == .debug)
    #expect(configuration.logFormat == .text)
    #expect(configuration.corsOrigins == ["https://a.example", "http://localhost:3000"])
    #expect(configuration.bodyLimit == 524_288)
    #expect(configuration.requestTimeout == .milliseconds(500))
    #expect(configuration.idleTimeout == .seconds(120))
    #expect(configuration.shutdownTimeout == .seconds(7))
    #expect(!configuration.migrateOnStart)
    #expect(configuration.docs)
    #expect(configuration.values["MAIL_HOST"] == "mail.example")
  }

  @Test("settings that cannot be read are all reported at once")
  func problems() {
    let error = #expect(throws: ConfigurationError.self) {
      try ServiceConfiguration(
        values: [
          "PORT": "65536", "LOG_LEVEL": "loud", "LOG_FORMAT": "xml", "CORS_ORIGINS": "a.example",
          "BODY_LIMIT": "much", "REQUEST_TIMEOUT": "-1s", "DOCS": "perhaps",
        ],
        databaseURL: "sqlite:library.sqlite"
      )
    }
    #expect(
      error?.description == """
        PORT is '65536', but has to be a number from 0 to 65535
        LOG_LEVEL is 'loud', but has to be one of trace, debug, info, notice, warning, error, critical
        LOG_FORMAT is 'xml', but has to be one of json, text
        CORS_ORIGINS is 'a.example', but has to be origins such as https://example.org, or *
        BODY_LIMIT is 'much', but has to be a size such as 1MB
        REQUEST_TIMEOUT is '-1s', but has to be a time such as 30s
        DOCS is 'perhaps', but has to be true or false
        """
    )
  }

  @Test("a .env file has comments, quotes and exports")
  func environmentFile() throws {
    let values = try EnvironmentFile.parse(
      [
        "# a comment", "A=1", "  export B = two words   # not part of it", #"C='it\n $A' # whole"#,
        #"D="line\n\"quoted\" \\ \x" "#, "E=", "F=a#b\r", #"G="x=y""#, "",
      ].joined(separator: "\n")
    )
    #expect(
      values == [
        "A": "1", "B": "two words", "C": #"it\n $A"#, "D": "line\n\"quoted\" \\ \\x", "E": "", "F": "a#b", "G": "x=y",
      ]
    )
  }

  @Test("a line of .env that is no setting is reported with its number")
  func environmentProblems() {
    let error = #expect(throws: ConfigurationError.self) {
      try EnvironmentFile.parse("A=1\nnonsense\n9B=1\nC='open\n")
    }
    #expect(
      error?.problems == [
        "line 2 of .env is not NAME=value: nonsense", "line 3 of .env is not NAME=value: 9B=1",
        "line 4 of .env is not NAME=value: C='open",
      ]
    )
  }
}

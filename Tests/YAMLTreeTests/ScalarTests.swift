import Testing
import YAMLTree

private let scalars: [(String, Scalar.Value)] = [
  ("yes", .string), ("no", .string), ("on", .string), ("Off", .string), ("y", .string), ("tRUE", .string),
  ("true", .bool(true)), ("True", .bool(true)), ("FALSE", .bool(false)),
  ("null", .null), ("Null", .null), ("~", .null), ("nULL", .string),
  ("0", .int(0)), ("-12", .int(-12)), ("+7", .int(7)), ("0123", .int(123)), ("0o17", .int(15)), ("0x1F", .int(31)),
  ("-0x1F", .string), ("0o18", .string), ("0b11", .string), ("1_000", .string), ("0x", .string),
  ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
  ("9223372036854775808", .float(9223372036854775808)), ("0xFFFFFFFFFFFFFFFF", .float(18446744073709551616)),
  ("1.5", .float(1.5)), (".5", .float(0.5)), ("5.", .float(5)), ("1e3", .float(1000)), ("-1.5E-2", .float(-0.015)),
  (".", .string), ("1e", .string), ("1.2.3", .string), ("1:30", .string), ("2001-01-01", .string), ("e5", .string),
  (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), (".iNF", .string), ("1.0e+999", .float(.infinity)),
  ("decimal(10", .string), ("1..200", .string), ("inf", .string), ("nan", .string), ("0x1p3", .string),
]

@Suite("Plain scalars")
struct ScalarTests {
  @Test("plain scalars mean what YAML 1.2's core schema says", arguments: scalars)
  func meaning(text: String, value: Scalar.Value) throws {
    let node = try #require(parse("[\(text)]"))
    guard case .sequence(let items) = node.content, case .scalar(let scalar) = try #require(items.first).content
    else {
      Issue.record("no scalar in \(outline(node))")
      return
    }
    #expect(scalar == Scalar(text: text, style: .plain, value: value))
  }
}

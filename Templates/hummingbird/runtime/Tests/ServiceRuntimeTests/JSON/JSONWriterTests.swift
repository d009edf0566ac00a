import Foundation
import Testing

@testable import ServiceRuntime

@Suite("JSONWriter")
struct JSONWriterTests {
  enum Format: String {
    case hardcover
  }

  @Test("a record is written member by member, commas where they belong")
  func record() {
    var json = JSONWriter(capacity: 0)
    json.beginObject()
    json.member("id", UUID(strict: "0197A9C4-6B1F-7ABC-8DEF-0123456789AB")!)
    json.member("title", "The \"Left\" Hand")
    json.member("format", Format.hardcover)
    json.member("price", Decimal(string: "12.5")!, scale: 2)
    json.member("pages", 304)
    json.member("large", Int64(9_007_199_254_740_991))
    json.member("weight", 0.5)
    json.member("in_print", true)
    json.member("published_on", CalendarDate("1969-03-01"))
    json.member("created_at", Timestamp("2026-01-31T12:00:00.5Z"))
    json.key("author")
    json.beginObject()
    json.endObject()
    json.key("genres")
    json.beginArray()
    json.beginObject()
    json.member("name", "a")
    json.endObject()
    json.value("b")
    json.value(1)
    json.null()
    json.beginArray()
    json.endArray()
    json.endArray()
    json.key("empty")
    json.value("")
    json.key(text: "a\"b")
    json.value(false)
    json.endObject()
    #expect(
      json.text == """
        {"id":"0197a9c4-6b1f-7abc-8def-0123456789ab","title":"The \\"Left\\" Hand","format":"hardcover",\
        "price":"12.50","pages":304,"large":9007199254740991,"weight":0.5,"in_print":true,\
        "published_on":"1969-03-01","created_at":"2026-01-31T12:00:00.500Z","author":{},\
        "genres":[{"name":"a"},"b",1,null,[]],"empty":"","a\\"b":false}
        """
    )
    #expect(json.bytes == Array(json.text.utf8))
    #expect(json.count == json.bytes.count)
    #expect(json.withBytes { Array($0) } == json.bytes)
  }

  @Test("what is absent is null")
  func nulls() {
    var json = JSONWriter()
    json.beginObject()
    json.member("a", String?.none)
    json.member("b", Int?.none)
    json.member("c", Int64?.none)
    json.member("d", Double?.none)
    json.member("e", Bool?.none)
    json.member("f", CalendarDate?.none)
    json.member("g", Timestamp?.none)
    json.member("h", UUID?.none)
    json.member("i", Decimal?.none, scale: 2)
    json.member("j", Format?.none)
    json.member("k", Int?.some(1))
    json.endObject()
    #expect(
      json.text == #"{"a":null,"b":null,"c":null,"d":null,"e":null,"f":null,"g":null,"h":null,"i":null,"j":null,"k":1}"#
    )
  }

  @Test("a string escapes what it must and nothing else")
  func escapes() {
    var json = JSONWriter()
    json.value("\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}\u{2028}é😀")
    #expect(json.text == #""\"\\/\b\f\n\r\t\u0000\u001f"# + "\u{7f}\u{2028}é😀\"")
  }

  @Test("a character that needs escaping is found at every place", arguments: 0..<40)
  func places(offset: Int) {
    for special in ["\"", "\\", "\n", "\u{1f}"] {
      let text =
        String(repeating: "é", count: offset / 2) + String(repeating: "x", count: offset % 2) + special + "y~ !"
      var json = JSONWriter()
      json.value(text)
      #expect((try? JSONValue(parsing: json.bytes)) == .string(text))
    }
  }

  @Test(
    "a number is as short as it can be and reads back as the same",
    arguments: [
      (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"), (1e16, "1e+16"), (1e-7, "1e-07"),
      (.leastNonzeroMagnitude, "5e-324"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.infinity, "null"),
      (.nan, "null"),
    ]
  )
  func doubles(value: Double, text: String) {
    var json = JSONWriter()
    json.value(value)
    #expect(json.text == text)
  }

  @Test("integers of every length", arguments: [0, 7, -7, 10, 99, 100, .max, .min] as [Int])
  func integers(value: Int) {
    var json = JSONWriter()
    json.value(value)
    #expect(json.text == "\(value)")
  }

  @Test("a decimal with more places than its scale is rounded, half away from zero")
  func rounding() {
    var json = JSONWriter()
    json.beginArray()
    json.value(Decimal(string: "0.125")!, scale: 2)
    json.value(Decimal(string: "-0.125")!, scale: 2)
    json.value(Decimal(1) / Decimal(3), scale: 4)
    json.endArray()
    #expect(json.text == #"["0.13","-0.13","0.3333"]"#)
  }

  @Test("it grows as far as it has to")
  func growth() {
    var json = JSONWriter(capacity: 1)
    json.beginArray()
    for _ in 0..<1000 { json.value(String(repeating: "\u{1}", count: 20)) }
    json.endArray()
    #expect(json.count == 1000 * 123 + 1)
  }
}

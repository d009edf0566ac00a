import Testing

@testable import ServiceRuntime

@Suite("Formats of text")
struct FormatRuleTests {
  @Test(
    "an e-mail address is a dot-atom at a host name",
    arguments: [
      "a@b.co", "first.last+tag@sub.example.org", "!#$%&'*+/=?^_`{|}~-@x-y.z1",
      "\(String(repeating: "a", count: 64))@example.org",
      "a@\(String(repeating: "b", count: 63)).org",
    ]
  )
  func email(text: String) throws {
    #expect(try EmailRule().value("\"\(text)\"") == text)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "a", "@", "a@", "@b.co", "a@b", "a b@c.de", ".a@b.co", "a.@b.co", "a..b@c.de", "a@.co", "a@b.", "a@b..co",
      "a@-b.co", "a@b-.co", "a@b_c.de", "a@b@c.de", "\"a b\"@c.de", "a@[127.0.0.1]", "é@b.co", "a@é.co", "a@b.co ",
      "a@b.co\n", "a@b.co\0", "\(String(repeating: "a", count: 65))@example.org",
      "a@\(String(repeating: "b", count: 64)).org",
      "a@\(String(repeating: String(repeating: "b", count: 60) + ".", count: 4))example.org",
    ]
  )
  func notEmail(text: String) {
    #expect(EmailRule().codes(text) == ["format"])
  }

  @Test("an e-mail address has at most 254 characters")
  func emailLength() {
    func address(_ end: Int) -> String {
      let letters = ["a", "b", "c"].map { String(repeating: $0, count: 63) }
      return "a\(letters[0])@\(letters[1]).\(letters[2]).\(String(repeating: "d", count: end))"
    }
    #expect(address(61).utf8.count == 254)
    #expect(EmailRule().codes(address(61)) == [])
    #expect(EmailRule().codes(address(62)) == ["format"])
  }

  @Test("an e-mail address is kept in lower case, and looked for in it")
  func lowerCase() throws {
    let rule = EmailRule(length: 6...8)
    #expect(try rule.value(#""Ab@C.DE""#) == "ab@c.de")
    #expect(rule.read(text: "AB@") == "ab@")
    #expect(try rule.refusals(#""X""#) == ["length must have 6 to 8 characters", "format must be an e-mail address"])
    #expect(try rule.refusals("1") == ["type must be a string, not a number"])
  }

  @Test(
    "a URL is absolute, of the web, and spelled as RFC 3986 says",
    arguments: [
      "http://a", "https://example.org",
      "HTTPS://Example.org:8080/a/b;c=1,2?q=%20+x&y[=/?#frag?/".replacing("[", with: "-"),
      "https://u:p@example.org/", "http://127.0.0.1/", "http://[::1]:80/x", "http://[2001:db8::1]",
      "http://[1:2:3:4:5:6:7:8]", "http://a:", "http://a:65535", "http://a?", "http://a#", "http://a/~_-.!$&'()*+,;=:@",
    ]
  )
  func url(text: String) throws {
    #expect(try URLRule().value("\"\(text)\"") == text)
  }

  @Test(
    "anything else is no URL",
    arguments: [
      "", "a", "/a", "//a", "http:", "http:/a", "http://", "http:///a", "ftp://a", "javascript:alert(1)", "http//a",
      " http://a", "http://a ", "http://a b", "http://a/\"", "http://a/<", "http://a/%", "http://a/%4", "http://a/%zz",
      "http://a/%g1",
      "http://é", "http://a/é", "http://a/#b#c", "http://a:65536", "http://a:x", "http://a:1:2", "http://:80",
      "http://[::1", "http://[1:2]", "http://[::1::]", "http://[1:2:3:4:5:6:7:8:9]", "http://[12345::]",
      "http://[::1]x",
      "http://a@b@c", "http://<@a", "http://[1:2:3:4:5:6:7::8]", "http://a\0", "http://[]",
    ]
  )
  func notURL(text: String) {
    #expect(URLRule().codes(text) == ["format"])
  }

  @Test("a URL is as long as its rule says")
  func urlLength() throws {
    #expect(try URLRule(length: 1...8).refusals(#""http://ab""#) == ["length must have 1 to 8 characters"])
    #expect(try URLRule(length: 1...8).value(#""http://a""#) == "http://a")
  }
}

import Testing

@testable import ServiceRuntime

@Suite("Links")
struct LinkTests {
  @Test(
    "the next page keeps the other parameters as they were sent",
    arguments: [
      (nil, "cursor=Ab-_"),
      ("limit=2", "limit=2&cursor=Ab-_"),
      ("filter[title][in]=a%2Cb,c+d&cursor=old&sort=-price", "filter[title][in]=a%2Cb,c+d&sort=-price&cursor=Ab-_"),
      ("cur%73or=old", "cursor=Ab-_"),
      ("q=\">; rel=\"x\r\n", "q=%22%3E;%20rel=%22x%0D%0A&cursor=Ab-_"),
      ("&&a&", "a&cursor=Ab-_"),
    ] as [(String?, String)]
  )
  func next(query: String?, expected: String) {
    #expect(
      QueryParameters(query).nextLink(path: "/api/v1/books", cursor: "Ab-_")
        == "</api/v1/books?\(expected)>; rel=\"next\""
    )
  }

  @Test(
    "a segment of a path is encoded so that it stays one",
    arguments: [
      ("0197a9c4-6b1f", "0197a9c4-6b1f"), ("a/b", "a%2Fb"), ("é ?#%", "%C3%A9%20%3F%23%25"), ("..~_", "..~_"), ("", ""),
    ]
  )
  func segment(text: String, encoded: String) {
    #expect(PercentEncoding.segment(text) == encoded)
    #expect(PercentEncoding.decode(encoded) == text)
  }

  @Test("a plus is itself in a path; broken escapes are nothing", arguments: ["%", "%a", "%zz", "%ff", "a%C3"])
  func decoding(broken: String) {
    #expect(PercentEncoding.decode(broken) == nil)
    #expect(PercentEncoding.decode("a+b%2f") == "a+b/")
  }
}

import Diagnostics
import Testing

@Suite("The nearest known word")
struct NearestTests {
  @Test(
    "a slip of the keyboard finds the word that was meant",
    arguments: [
      ("nulable", "nullable"), ("lenght", "length"), ("Autor", "Author"), ("tyep", "type"), ("UNIQUE", "unique"),
      ("belongsto", "belongs_to"), ("mx", "max"), ("relation", "relations"), ("defualt", "default"),
    ]
  )
  func slips(word: String, meant: String) {
    let known = ["nullable", "length", "Author", "type", "unique", "belongs_to", "max", "min", "relations", "default"]
    #expect(nearest(word, among: known) == meant)
  }

  @Test(
    "a word like none of them finds nothing",
    arguments: ["", "x", "colour", "zz", "elephant", String(repeating: "a", count: 100_000)]
  )
  func strangers(word: String) {
    #expect(nearest(word, among: ["nullable", "length", "type", "y"]) == nil)
  }

  @Test("of equally near words the first is taken, and a nearer one before both")
  func ties() {
    #expect(nearest("cat", among: ["cap", "car"]) == "cap")
    #expect(nearest("cart", among: ["cap", "card", "Cart"]) == "Cart")
  }
}

import Foundation
import Testing

@testable import ServiceRuntime

@Suite("UUID")
struct UUIDTests {
  @Test("36 characters in any case are read, and printed in lower case")
  func text() {
    let uuid = UUID(strict: "0197A9C4-6b1f-7ABC-8def-0123456789aB")
    #expect(uuid?.text == "0197a9c4-6b1f-7abc-8def-0123456789ab")
    #expect(uuid == UUID(uuidString: "0197a9c4-6b1f-7abc-8def-0123456789ab"))
  }

  @Test(
    "any other text is refused",
    arguments: [
      "", "0197a9c4-6b1f-7abc-8def-0123456789a", "0197a9c4-6b1f-7abc-8def-0123456789abc",
      "0197a9c46b1f7abc8def0123456789ab", "{0197a9c4-6b1f-7abc-8def-0123456789ab}",
      "0197a9c4-6b1f-7abc-8def-0123456789ag", "0197a9c4x6b1f-7abc-8def-0123456789ab",
      "0197a9c4-6b1f-7abc-8def-0123456789ab ", "0197a9c4-6b1f-7abc-8def-0123456789é",
    ]
  )
  func refuses(text: String) {
    #expect(UUID(strict: text) == nil)
  }

  @Test("version 7 writes the time first, then its version and variant")
  func layout() {
    struct Ones: RandomNumberGenerator {
      mutating func next() -> UInt64 { .max }
    }
    var generator = UUIDGenerator()
    var random = Ones()
    let time = Timestamp(milliseconds: 0x0123_4567_89AB)
    #expect(generator.next(at: time, using: &random).text == "01234567-89ab-77ff-bfff-ffffffffffff")
    // The same millisecond again: the counter goes on, its carry into the upper part.
    #expect(generator.next(at: time, using: &random).text == "01234567-89ab-7800-8000-0000ffffffff")
  }

  @Test("version 7 grows within a millisecond, over a full counter and when the clock goes back")
  func grows() {
    struct Zeros: RandomNumberGenerator {
      mutating func next() -> UInt64 { 0 }
    }
    var generator = UUIDGenerator()
    var random = Zeros()
    let times = [5, 5, 5, 6, 3, 3, 7].map { Timestamp(milliseconds: $0) }
    let texts = times.map { generator.next(at: $0, using: &random).text }
    #expect(texts == texts.sorted())
    #expect(Set(texts).count == texts.count)
  }

  @Test("a full counter borrows the next millisecond")
  func fullCounter() {
    struct Zeros: RandomNumberGenerator {
      mutating func next() -> UInt64 { 0 }
    }
    var random = Zeros()
    var generator = UUIDGenerator(milliseconds: 5, counter: 0x3FF_FFFF_FFFF)
    let time = Timestamp(milliseconds: 5)
    #expect(generator.next(at: time, using: &random).text == "00000000-0006-7000-8000-000000000000")
  }

  @Test("those of a process only grow, from whatever thread")
  func process() async {
    let batches = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { (0..<1000).map { _ in UUID.version7().text } } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for batch in batches { #expect(batch == batch.sorted()) }
    #expect(Set(batches.joined()).count == 8000)
  }

  @Test("version 4 says so")
  func version4() {
    let text = Array(UUID.version4().text)
    #expect(text[14] == "4")
    #expect("89ab".contains(text[19]))
  }
}

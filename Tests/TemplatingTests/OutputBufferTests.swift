import Testing

import Templating

@Suite("What a template writes into")
struct OutputBufferTests {
  @Test("what is added stands behind what was there, however much it is")
  func growth() {
    var output = OutputBuffer()
    var expected: [UInt8] = []
    for number in 0..<300 {
      output.append(UInt8(truncatingIfNeeded: number))
      output.append(text: "né \(number)")
      output.append([1, 2, 3])
      output.append([])
      output.append(0x20, times: number % 7)
      expected += [UInt8(truncatingIfNeeded: number)] + Array("né \(number)".utf8) + [1, 2, 3]
      expected += Array(repeating: 0x20, count: number % 7)
    }
    #expect(output.bytes == expected)
    #expect(output.count == expected.count)
    #expect(output.last == expected.last)
  }

  @Test("what is taken back is gone, and what follows stands in its place")
  func takingBack() {
    var output = OutputBuffer(room: 1)
    #expect(output.last == nil)
    output.append(text: "kept and gone")
    #expect(output.text(from: 9) == "gone")
    output.removeLast(4)
    output.append(text: "back")
    #expect(output.text() == "kept and back")
    output.removeLast(output.count)
    #expect(output.bytes.isEmpty)
  }
}

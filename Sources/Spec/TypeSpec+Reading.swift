extension TypeSpec {
  /// Takes a type apart: `decimal(10,2)?` has a name, two arguments and a question mark, `list(decimal(10,2))` one.
  package init(_ word: Word) {
    let isOptional = word.text.utf8.last == UInt8(ascii: "?")
    var end = word.length
    if isOptional { end -= 1 }
    // Nearly every type is a name alone.
    guard word.text.utf8.dropLast(isOptional ? 1 : 0).last == UInt8(ascii: ")") else {
      self.init(word: word, name: word.part(0..<end), arguments: nil, isOptional: isOptional)
      return
    }
    let scalars = Array(word.text.unicodeScalars)
    guard let open = scalars.firstIndex(of: "(") else {
      self.init(word: word, name: word.part(0..<end), arguments: nil, isOptional: isOptional)
      return
    }
    var arguments: [Word] = []
    var start = open + 1
    var depth = 0
    for index in start..<end {
      if scalars[index] == "(" { depth += 1 }
      if scalars[index] == ")", index < end - 1 { depth -= 1 }
      guard scalars[index] == "," && depth == 0 || index == end - 1 else { continue }
      var bounds = start..<index
      while let first = bounds.first, scalars[first] == " " { bounds = (first + 1)..<bounds.upperBound }
      while let last = bounds.last, scalars[last] == " " { bounds = bounds.lowerBound..<last }
      arguments.append(word.part(bounds))
      start = index + 1
    }
    self.init(word: word, name: word.part(0..<open), arguments: arguments, isOptional: isOptional)
  }
}

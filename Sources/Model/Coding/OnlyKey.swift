extension KeyedDecodingContainer {
  /// The key of an object that stands for one case of several, and so has only one.
  package func onlyKey() throws -> Key {
    guard let key = allKeys.first, allKeys.count == 1 else {
      let reason = "expected one key that says what it is"
      throw DecodingError.dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: reason))
    }
    return key
  }
}

extension DecodingError {
  /// What is at the decoder's place is not what should be there.
  package static func unreadable(_ decoder: any Decoder, _ reason: String) -> DecodingError {
    .dataCorrupted(Context(codingPath: decoder.codingPath, debugDescription: reason))
  }
}

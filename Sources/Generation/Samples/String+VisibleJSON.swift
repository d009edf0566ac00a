import Model

extension String {
  /// JSON that says the same and in which nobody overlooks anything: controls and invisible characters are written by number.
  package var visibleJSON: String {
    let isHidden = { (scalar: Unicode.Scalar) in
      LiteralForm.CodePointRange.allCases.contains { $0.contains(scalar) }
    }
    guard unicodeScalars.contains(where: isHidden) else { return self }
    return unicodeScalars.map { isHidden($0) ? $0.jsonEscapes : String($0) }.joined()
  }
}

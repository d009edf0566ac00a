import YAMLTree

extension WrittenDocument {
  var comments: [String] { header.comments + opening.comments + root.comments + closing.comments }
}

extension WrittenNode {
  /// Those inside.
  var comments: [String] {
    switch content {
    case .alias, .scalar: []
    case .sequence(let collection), .mapping(let collection):
      collection.entries.flatMap { entry in
        entry.leading.comments + [entry.head, entry.trailing].compactMap { $0 } + entry.value.comments
      } + collection.closing.comments
    }
  }
}

extension [Remark] {
  var comments: [String] {
    compactMap { remark in
      switch remark {
      case .comment(let text): text
      case .blank: nil
      }
    }
  }
}

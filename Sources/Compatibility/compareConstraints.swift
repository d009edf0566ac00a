import Diagnostics
import Model

extension Comparison {
  /// Compares what values have to keep to; a value that was fine may be refused.
  mutating func compareConstraints(
    _ old: Constraints,
    _ new: Constraints,
    _ title: String,
    at place: SourceRange,
    was former: SourceRange
  ) {
    var narrowed: [String] = []
    if let length = new.minimumLength, length > old.minimumLength ?? 0 {
      narrowed.append("has to be at least \(length) long, and could be shorter")
    }
    if let length = new.maximumLength, length < old.maximumLength ?? .max {
      narrowed.append("may be at most \(length) long, and could be longer")
    }
    if let items = new.minimumItems, items > old.minimumItems ?? 0 {
      narrowed.append("needs \(items) or more items, and could have fewer")
    }
    if let items = new.maximumItems, items < old.maximumItems ?? .max {
      narrowed.append("may have at most \(items) items, and could have more")
    }
    if let bound = new.minimum, old.minimum.map({ $0.isBelow(bound) }) ?? true {
      narrowed.append("takes no values as small as before")
    }
    if let bound = new.maximum, old.maximum.map({ bound.isBelow($0) }) ?? true {
      narrowed.append("takes no values as large as before")
    }
    for message in narrowed { report(.requestLimitNarrowed, "\(title) \(message)", at: place, was: former) }
    if let pattern = new.pattern, pattern != old.pattern {
      report(.requestPatternChanged, "\(title) has to match another pattern", at: place, was: former)
    }
  }
}

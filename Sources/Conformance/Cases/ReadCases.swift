import Model

extension CaseCollector {
  mutating func addReadCases(of resource: Resource) {
    guard resource.verbs.contains(.read) else { return }
    let subject = "\(resource.plural.kebab)/read"
    add(subject, "a record, and HEAD without its body", resource.origin) { world in
      let made = try world.shared(resource)
      let answer = try world.conversation.ask("GET", made.path)
      try world.conversation.expect(answer, status: 200)
      let record = try world.model.one(world.conversation.json(answer), of: resource)
      guard record.members?.map(\.name) == resource.memberNames.map(\.spelled) else {
        throw Mismatch("expected the members \(resource.memberNames.map(\.spelled).joined(separator: ", "))")
      }
      let head = try world.conversation.ask("HEAD", made.path)
      try world.conversation.expect(head, status: 200)
      for name in ["Content-Type", "ETag"] where head.header(name) != answer.header(name) {
        throw Mismatch("HEAD has another \(name) than GET")
      }
    }
    add(subject, "what is not there", resource.origin) { world in
      let path = world.model.absentPath(of: resource)
      try world.conversation.expectNotFound(world.conversation.ask("GET", path))
      try world.conversation.expect(world.conversation.ask("HEAD", path), status: 404)
    }
    add(subject, "what nothing could be named by", resource.origin) { world in
      let list = world.model.listPath(of: resource)
      let impossible: [String]
      switch resource.address.first?.type {
      case .int, .int64: impossible = ["abc", "0x1", "1.0", "9223372036854775808", "1%20OR%201=1", "%00", "-"]
      case .uuid: impossible = ["abc", "1", "00000000-0000-0000-0000-00000000000g", "%00", "..%2F..%2Fetc"]
      case .date, .datetime, .decimal, .float, .duration, .bool, .enumeration:
        impossible = ["zz", "%00", "..%2F..%2Fetc"]
      case .string, .text, .email, .url, .slug, .bytes, .json, .list, nil:
        impossible = ["%00", "..%2F..%2Fetc%2Fpasswd", "%ff"]
      }
      for segment in impossible {
        let path = "\(list)/" + Array(repeating: segment, count: resource.address.count).joined(separator: ",")
        try world.conversation.expectNotFound(world.conversation.ask("GET", path))
      }
      let (one, more) = ("\(list)/1", "\(list)/1,1,1,1")
      if resource.address.count > 1 {
        for path in [one, more] { try world.conversation.expectNotFound(world.conversation.ask("GET", path)) }
      }
    }
    add(subject, "a path is percent-decoded once", resource.origin) { world in
      let made = try world.shared(resource)
      let list = world.model.listPath(of: resource)
      let segment = made.path.dropFirst(list.utf8.count + 1)
      let encoded = segment.utf8.map { byte in
        byte == UInt8(ascii: ",") ? "," : byte == UInt8(ascii: "%") ? "%" : String(UnicodeScalar(byte))
      }.joined()
      guard let first = encoded.unicodeScalars.first, first != "%", first.isASCII else {
        throw Untried("it begins with an escape")
      }
      let hex = String(first.value, radix: 16)
      let once = "\(list)/%\(hex)\(encoded.dropFirst())"
      try world.conversation.expect(world.conversation.ask("GET", once), status: 200)
      let twice = "\(list)/%25\(hex)\(encoded.dropFirst())"
      try world.conversation.expectNotFound(world.conversation.ask("GET", twice))
    }
    add(subject, "fields narrow a record and keep its order", resource.origin) { world in
      let made = try world.shared(resource)
      let keys = resource.key.parts.map(\.name.spelled)
      let names = resource.memberNames.map(\.spelled)
      let whole = try world.current(made)
      for name in names {
        let answer = try world.conversation.ask("GET", "\(made.path)?fields=\(name)")
        try world.conversation.expect(answer, status: 200)
        let record = try world.model.one(world.conversation.json(answer), of: resource)
        let expected = (whole.members ?? []).filter { $0.name == name || keys.contains($0.name) }
        guard record == .object(expected) else { throw Mismatch("expected \(JSON.object(expected).text)") }
      }
      let reversed = names.reversed().joined(separator: ",")
      let answer = try world.conversation.ask("GET", "\(made.path)?fields=\(reversed)")
      guard try world.model.one(world.conversation.json(answer), of: resource) == whole else {
        throw Mismatch("all fields together are not the record")
      }
    }
    add(subject, "parameters that it does not have", resource.origin) { world in
      let made = try world.shared(resource)
      for (query, names) in [
        ("colour=red", ["colour"]), ("fields=", ["fields"]), ("fields=zz", ["fields"]), ("include=zz", ["include"]),
        ("include=", ["include"]), ("fields[zz]=id", ["fields[zz]"]), ("limit=1", ["limit"]),
        ("zz=1&yy=2", ["zz", "yy"]),
        ("fields=\(resource.key.first.name)&fields=\(resource.key.first.name)", ["fields"]),
      ] {
        try world.conversation.expectParameters(world.conversation.ask("GET", "\(made.path)?\(query)"), names)
      }
    }
  }
}

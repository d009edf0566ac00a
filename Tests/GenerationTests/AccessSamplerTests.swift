import Model
import TestSupport
import Testing

@testable import Generation

@Suite("What everybody is answered")
struct AccessSamplerTests {
  static let expected = [
    "User": """
      nobody list=401 read=401 create=401 update=401 delete=401
      admin list=200/1 read=200 create=201 update=200 delete=204
      staff list=200/1 read=200 create=403 update=403 delete=403
      customer list=403 read=404 create=403 update=404 delete=403
      owner customer list=403 read=200 create=403 update=200 delete=403
      """,
    "Post": """
      nobody list=200/0 read=404 create=401 update=401 delete=401 report=401
      admin list=200/1 read=200 create=201 update=200 delete=204 report=200
      staff list=200/1 read=200 create=201 update=200 delete=403 report=200
      customer list=200/0 read=404 create=201 update=404 delete=404 report=404
      owner customer list=200/1 read=200 create=201 update=200 delete=204 report=403
      """,
    "Comment": """
      nobody list=200/1 read=200 create=422 update=401 delete=401
      admin list=200/1 read=200 create=403 update=403 delete=204
      staff list=200/1 read=200 create=403 update=403 delete=204
      customer list=200/1 read=200 create=422 update=403 delete=403
      owner customer list=200/1 read=200 create=422 update=403 delete=204
      """,
    "Topic": """
      nobody list=200/1 read=200 create=401 update=401 delete=401
      admin list=200/1 read=200 create=201 update=200 delete=204
      staff list=200/1 read=200 create=201 update=200 delete=204
      customer list=200/1 read=200 create=403 update=403 delete=403
      """,
    "Ticket": """
      nobody list=401 read=401 create=401 delete=401 answer=401 close=401 reopen=401
      admin list=200/1 read=200 create=201 delete=204 answer=200 close=200 reopen=403
      staff list=200/1 read=200 create=201 delete=403 answer=200 close=403 reopen=403
      customer list=200/0 read=404 create=201 delete=403 answer=403 close=404 reopen=404
      owner customer list=200/1 read=200 create=201 delete=403 answer=403 close=200 reopen=403
      """,
  ]

  @Test("follows from the rules and the samples", arguments: expected.keys.sorted())
  func table(_ name: String) throws {
    let model = try Model.shipped("features/people")
    let cases = try #require(AccessSampler(model.resource(name), in: model)).cases
    #expect(Self.table(of: cases) == Self.expected[name])
  }

  @Test("is left open where the samples do not tell")
  func open() throws {
    let model = try Model(
      yaml: """
        auth: {principal: User, identifier: email, password: password}
        resources:
          User: {fields: {email: {type: email, unique: true}, password: password}}
          Note:
            fields: {text: string}
            relations: {parent: {belongs_to: Note, nullable: true}, writer: {belongs_to: User, owner: true}}
            access: {list: authenticated, read: record.created_at < user.created_at, update: record.parent != null}
        """
    )
    let cases = try #require(AccessSampler(model.resource("Note"), in: model)).cases
    #expect(
      Self.table(of: cases) == """
        nobody list=401 read=401 update=404
        stranger list=200/1
        owner list=200/1
        """
    )
  }

  @Test("there is nothing to tell where nobody signs in")
  func nobody() throws {
    let model = try Model(yaml: "resources: {Note: {fields: {text: string}, access: anyone}}")
    #expect(AccessSampler(model.resource("Note"), in: model)?.cases.isEmpty == nil)
  }

  private static func table(of cases: [AccessSampler.Case]) -> String {
    var rows: [(caller: String, answers: [String])] = []
    for one in cases {
      let caller = one.caller
      let name = !caller.isSignedIn ? "nobody" : [caller.isOwner ? "owner" : nil, caller.role].compactMap { $0 }.joined(separator: " ")
      let row = name.isEmpty ? "stranger" : name
      let request =
        switch one.request {
        case .verb(let verb): verb.rawValue
        case .action(let action): action.name.spelled
        case .transition(let transition): transition.name.spelled
        }
      let answer = "\(request)=\(one.status)\(one.count.map { "/\($0)" } ?? "")"
      if rows.last?.caller == row { rows[rows.count - 1].answers.append(answer) } else { rows.append((row, [answer])) }
    }
    return rows.map { "\($0.caller) \($0.answers.joined(separator: " "))" }.joined(separator: "\n")
  }
}

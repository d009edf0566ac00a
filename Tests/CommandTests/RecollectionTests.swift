import Foundation
import Testing

/// What a run says must not depend on whether it was remembered.
@Suite("Runs that find nothing changed")
struct RecollectionTests {
  @Test("say what a run says that looks at everything, and notice every change")
  func same() throws {
    let shell = try Shell()
    #expect(try shell.paper("generate").code == 0)
    let cached = try shell.files(in: "cache/ashlar")
    #expect(cached.count == 1)
    let elsewhere = ["XDG_CACHE_HOME": "\(shell.folder)/empty"]
    for command in ["generate", "check"] {
      for rest in [[], ["--format", "json"], ["--strict"]] {
        let arguments = [command, "demo.yaml", "--target", "paper", "--out", "out", "--templates", "templates"] + rest
        try? FileManager.default.removeItem(atPath: "\(shell.folder)/empty")
        let whole = try shell.run(Shell.program, arguments, elsewhere)
        #expect(try shell.run(Shell.program, arguments, [:]) == whole)
        #expect(try shell.run(Shell.program, arguments, [:]) == whole)
      }
    }
    for (name, text) in [("templates/paper/readme.j2", "Changed.\n"), ("templates/paper/fixed/licence.txt", "No.\n")] {
      #expect(try shell.paper("check").code == 0)
      try shell.write(text, to: name)
      #expect(try shell.paper("check").code == 2, "\(name)")
      #expect(try shell.paper("generate").code == 0)
    }
    try shell.write("edited\n", to: "out/README.txt")
    for _ in 0..<2 {
      #expect(try shell.paper("check") == Run(0, errors: "README.txt is edited\n"))
      #expect(try shell.paper("generate") == Run(0, errors: "out is current\n"))
    }
  }

  @Test("a damaged memory is as none, and is replaced")
  func damaged() throws {
    let shell = try Shell()
    #expect(try shell.paper("generate").code == 0)
    let whole = try shell.paper("generate")
    let name = try #require(try shell.files(in: "cache/ashlar").keys.first)
    try shell.write("ashlar memory 1\n", to: "cache/ashlar/\(name)")
    #expect(try shell.paper("generate") == whole)
    #expect(try #require(try shell.files(in: "cache/ashlar")[name]).count > 100)
    #expect(try shell.paper("generate") == whole)
  }
}

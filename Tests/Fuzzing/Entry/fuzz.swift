import FuzzTargets
import Foundation

/// The fuzzer's own loop over the arguments of a command (libFuzzer, «Using libFuzzer as a library»).
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// One input of the fuzzer, by the name that its library links to.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  Fuzz.target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// The fuzzer's program; `FUZZ_TARGET` names what is fed. The package manager makes this the program's start, not the library's.
@main
enum Fuzz {
  fileprivate static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runFuzzer(&count, &arguments, { testOneInput($0, $1) }))
  }
}

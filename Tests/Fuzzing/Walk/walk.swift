import Foundation
import FuzzTargets

/// One target's walk in a process of its own, which may have so much memory and time and no more.
@main
enum WalkProgram {
  private static let bytes: rlim_t = 1 << 30
  private static let seconds: UInt32 = 300

  static func main() throws {
    guard let target = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.init) else {
      fatalError("usage: walk \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|"))")
    }
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    #if canImport(Glibc)
      let isLimited = setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0
    #else
      let isLimited = setrlimit(RLIMIT_DATA, &limit) == 0
    #endif
    guard isLimited else { fatalError("the memory cannot be limited") }
    alarm(seconds)
    try Walk.run(target)
  }
}

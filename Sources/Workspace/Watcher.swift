#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits for sources to change, or for somebody to end the wait.
///
/// Where the system tells of changes, it is listened to, and asked once a second all the same, since not every file system
/// tells; elsewhere sources are looked at twenty times a second.
package final class Watcher {
  private let alarm: Alarm

  package init() throws(WorkspaceError) {
    alarm = try Alarm()
  }

  /// Comes back when the sources are no longer what is known of them and have come to rest.
  ///
  /// - Returns: Whether to go on; not when the process was asked to end.
  package func waitForChange(of sources: WatchedSources) -> Bool {
    let bell = Bell(folders: sources.folders)
    while !alarm.isRaised {
      // Looked at after the bell is hung up: what changes from now on rings it.
      if sources.state != sources.known {
        let state = settled(sources)
        if state != sources.known { return !alarm.isRaised }
      }
      alarm.wait(for: bell)
      bell.quieten()
    }
    return false
  }

  /// The state that holds for a moment: an editor writes in several steps, and has no file at all in between.
  private func settled(_ sources: WatchedSources) -> WatchedSources.State {
    var state = sources.state
    for step in 0..<Self.mostSteps {
      usleep(Self.moment)
      let next = sources.state
      let isThere = !sources.isSpecMissing(in: next) || step > Self.stepsWithoutSpec
      if next == state, isThere { return next }
      state = next
    }
    return state
  }

  /// Microseconds.
  private static let moment: UInt32 = 10_000
  private static let stepsWithoutSpec = 25
  private static let mostSteps = 100
}

/// What the system tells of changes in folders, where it does.
private final class Bell {
  /// Absent where it does not.
  let descriptor: Int32?

  init(folders: [String]) {
    #if canImport(Glibc)
      let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      self.descriptor = descriptor >= 0 ? descriptor : nil
      let events =
        IN_CREATE | IN_DELETE | IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF
      for folder in folders where descriptor >= 0 { _ = inotify_add_watch(descriptor, folder, UInt32(events)) }
    #else
      descriptor = nil
    #endif
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Takes note of everything that was told so far.
  func quieten() {
    guard let descriptor else { return }
    var events = [UInt8](repeating: 0, count: 16_384)
    while read(descriptor, &events, events.count) > 0 {}
  }
}

/// Whether the process was asked to end, by a signal.
private struct Alarm {
  private let reading: Int32

  /// Where the handler of signals writes.
  nonisolated(unsafe) private static var writing: Int32 = -1

  init() throws(WorkspaceError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw WorkspaceError("make a pipe for", "signals") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    reading = ends[0]
    Self.writing = ends[1]
    var asked = sigset_t()
    sigemptyset(&asked)
    for number in [SIGINT, SIGTERM] {
      Self.handle(number)
      sigaddset(&asked, number)
    }
    // Whoever started the process may have held them back from it.
    pthread_sigmask(SIG_UNBLOCK, &asked, nil)
  }

  private static func handle(_ number: Int32) {
    signal(number) { _ in
      var byte: UInt8 = 1
      _ = write(Alarm.writing, &byte, 1)
    }
  }

  var isRaised: Bool {
    var place = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    return poll(&place, 1, 0) > 0
  }

  /// Waits for a bell, for the alarm itself, or for the time to look for oneself.
  func wait(for bell: Bell) {
    var places = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
    if let descriptor = bell.descriptor { places.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&places, nfds_t(places.count), bell.descriptor == nil ? 50 : 1000)
  }
}

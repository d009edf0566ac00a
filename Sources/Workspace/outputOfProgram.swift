#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a program has printed to its standard output; `nil` when it failed. It is looked for in the search path and started
/// without a shell, so that no word of its arguments means anything but itself; what it says about a failure is not shown.
///
/// - Parameters:
///   - arguments: Without its name.
///   - unset: Variables of the environment that it does not see.
///   - limit: Bytes that it may print.
func output(
  of program: String,
  _ arguments: [String],
  without unset: Set<String>,
  limit: Int
) throws(WorkspaceError) -> [UInt8]? {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw WorkspaceError("make a pipe for", program) }
  let (reading, writing) = (ends[0], ends[1])
  _ = fcntl(reading, F_SETFD, FD_CLOEXEC)
  _ = fcntl(writing, F_SETFD, FD_CLOEXEC)
  defer { close(reading) }
  let started = start(program, arguments, without: unset, output: writing)
  close(writing)
  guard let process = started else { throw WorkspaceError("run", program) }
  let read = Result { () throws(WorkspaceError) in try readAll(reading, program, limit: limit) }
  // Whoever prints too much finds nobody there who reads it.
  if case .failure = read { kill(process, SIGKILL) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  let bytes = try read.get()
  return status == 0 ? bytes : nil
}

/// The process; `nil`, with the reason in `errno`, when it could not be started.
private func start(
  _ program: String,
  _ arguments: [String],
  without unset: Set<String>,
  output: Int32
) -> pid_t? {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
  var words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var variables = environment(without: unset).map { strdup($0) } + [nil]
  defer { for variable in variables { free(variable) } }
  var process: pid_t = 0
  let failure = posix_spawnp(&process, program, &actions, nil, &words, &variables)
  guard failure == 0 else {
    errno = failure
    return nil
  }
  return process
}

/// `NAME=value` for every variable that is set.
private func environment(without unset: Set<String>) -> [String] {
  var variables: [String] = []
  var next = environ
  while let entry = next.pointee {
    let variable = String(cString: entry)
    if !unset.contains(String(variable.prefix { $0 != "=" })) { variables.append(variable) }
    next += 1
  }
  return variables
}

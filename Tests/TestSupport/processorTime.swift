#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Seconds of processor time that the calling thread spends in the body, which neither other threads nor a busy machine
/// change much.
package func processorTime(_ body: () -> Void) -> Double {
  func spent() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = spent()
  body()
  return spent() - start
}

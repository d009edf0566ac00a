#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Does nothing for so many seconds.
func wait(_ seconds: Int) { sleep(UInt32(max(0, min(seconds, 60)))) }

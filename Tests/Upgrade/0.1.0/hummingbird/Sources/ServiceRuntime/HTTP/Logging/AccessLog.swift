import HTTPTypes
import Hummingbird
import NIOCore

/// One line for every request that was answered.
struct AccessLog: Sendable {
  let format: LogFormat
  let sink: LogSink
  let isOn: Bool

  func record(
    _ request: Request,
    _ response: Response,
    route: String?,
    _ id: String,
    time: TimeAmount
  ) {
    guard isOn else { return }
    let status = response.status.code
    // A query can hold what does not belong in a log, so only the path is written.
    let path = request.path
    switch format {
    case .json:
      var line = JSONWriter(capacity: 384)
      line.beginObject()
      line.member("time", Timestamp.now)
      line.member("level", "info")
      line.member("message", "request")
      line.member("request_id", id)
      line.member("method", request.method.rawValue)
      line.member("path", path)
      line.member("route", route)
      line.member("status", status)
      line.member("bytes", response.body.contentLength)
      line.member("microseconds", time.nanoseconds / 1000)
      line.endObject()
      line.withBytes { sink.write($0, atOnce: false) }
    case .text:
      let microseconds = time.nanoseconds / 1000
      let what = "\(request.method.rawValue.padded(to: 6)) \(path.onOneLine) \(status)"
      var text = "\(Timestamp.now) \("info".padded(to: 8)) \(what) \(microseconds)µs request_id=\(id)"
      text.withUTF8 { sink.write(UnsafeRawBufferPointer($0), atOnce: false) }
    }
  }
}

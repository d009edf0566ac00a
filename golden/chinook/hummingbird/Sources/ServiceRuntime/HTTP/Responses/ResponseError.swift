import HTTPTypes
import Hummingbird

extension Response {
  /// An error in the envelope of the wire contract.
  static func error(_ error: ServiceError) -> Response {
    var headers = HTTPFields()
    for header in error.headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      headers.append(HTTPField(name: name, value: header.value))
    }
    return .json(.init(code: error.status), headers: headers) { json in error.write(to: &json) }
  }
}

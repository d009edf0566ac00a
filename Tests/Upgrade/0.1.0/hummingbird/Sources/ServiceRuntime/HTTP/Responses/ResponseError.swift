import HTTPTypes
import Hummingbird

extension Response {
  /// An error in the envelope of the wire contract.
  ///
  /// - Parameter validationStatus: The status of a body that breaks a rule, where it is another than usual.
  static func error(_ error: ServiceError, validationStatus: Int? = nil) -> Response {
    var headers = HTTPFields()
    for header in error.headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      headers.append(HTTPField(name: name, value: header.value))
    }
    let status = error.code == .validationFailed ? validationStatus ?? error.status : error.status
    return .json(.init(code: status), headers: headers) { json in error.write(to: &json) }
  }
}

import Model

/// How credentials are sent: RFC 6750, tokens of RFC 9068.
enum SecurityScheme {
  static let key = "bearer"

  static let entry = DocumentValue.Entry(
    key: key,
    value: [
      "type": "http",
      "scheme": "bearer",
      "bearerFormat": "JWT",
      "description": "The access token that signing in answers.",
    ]
  )
}

import Model

/// The headers of creates that can be sent again (draft-ietf-httpapi-idempotency-key-header).
enum IdempotencyHeader {
  static let parameterKey = "IdempotencyKey"

  /// As a component.
  static let parameter: DocumentValue = [
    "name": "Idempotency-Key",
    "in": "header",
    "description": .string(
      """
      What tells this create from every other of the client, 1 to 255 visible ASCII characters, as a string of RFC 8941 or \
      without quotes. Sent again with the same body within a day, it is answered as the first time.
      """
    ),
    "schema": [
      "type": "string",
      "pattern": .string(#"^([!#-~][!-~]{0,254}|"([!#-\[\]-~]|\\["\\]){1,255}")$"#),
    ],
  ]

  /// What says that an answer is not the first.
  static let replayed: DocumentValue = [
    "Idempotency-Replayed": [
      "description": "`true` where the answer was given before, to the same request with the same key.",
      "schema": ["type": "string", "enum": ["true"]],
    ]
  ]
}

extension Model {
  var hasIdempotentCreates: Bool { resources.contains(where: \.isIdempotent) }
}

/// What the members of bodies about signing in are called, in the style of the spec.
public struct AuthNames: Sendable {
  let accessToken: StaticString
  let tokenType: StaticString
  let expiresIn: StaticString
  let refreshToken: StaticString
  let currentPassword: StaticString
  let newPassword: StaticString
  let createdAt: StaticString
  let lastUsedAt: StaticString
  let expiresAt: StaticString
  let isCurrent: StaticString

  /// `access_token`, as RFC 6749 has it.
  public static let snakeCase = AuthNames(
    accessToken: "access_token",
    tokenType: "token_type",
    expiresIn: "expires_in",
    refreshToken: "refresh_token",
    currentPassword: "current_password",
    newPassword: "new_password",
    createdAt: "created_at",
    lastUsedAt: "last_used_at",
    expiresAt: "expires_at",
    isCurrent: "is_current"
  )

  /// `accessToken`, like every other member of such a service.
  public static let camelCase = AuthNames(
    accessToken: "accessToken",
    tokenType: "tokenType",
    expiresIn: "expiresIn",
    refreshToken: "refreshToken",
    currentPassword: "currentPassword",
    newPassword: "newPassword",
    createdAt: "createdAt",
    lastUsedAt: "lastUsedAt",
    expiresAt: "expiresAt",
    isCurrent: "isCurrent"
  )
}

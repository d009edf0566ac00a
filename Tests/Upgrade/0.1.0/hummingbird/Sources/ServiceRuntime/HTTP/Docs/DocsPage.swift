import Foundation
import HTTPTypes
import Hummingbird

/// The page that shows the API and lets a reader try it: one document that asks nobody else for anything.
struct DocsPage: Sendable {
  let response: Response

  /// - Parameter title: What the page is called until it has read the description.
  init(title: String) {
    let html = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escape(title))</title>
      <link rel="icon" href="data:,">
      <style>\(Self.style)</style>
      </head>
      <body>
      <nav aria-label="operations">
      <strong>\(Self.escape(title))</strong>
      <input id="filter" type="search" placeholder="Filter" aria-label="filter operations">
      <div id="links"></div>
      </nav>
      <main><noscript>This page needs JavaScript; the description itself is in <a href="openapi.json">openapi.json</a>.
      </noscript></main>
      <script>\(Self.script)</script>
      </body>
      </html>

      """
    // Only this style and this script, by their digests: nothing that a description could smuggle in would run.
    let policy = """
      default-src 'none'; connect-src 'self'; img-src data:; style-src '\(Self.source(Self.style))'; \
      script-src '\(Self.source(Self.script))'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
      """
    response = .text(html, type: "text/html; charset=utf-8", headers: [.contentSecurityPolicy: policy])
  }

  /// How a content security policy names an inline text.
  private static func source(_ text: String) -> String {
    let digits = Array(SHA256.hexadecimal(of: Array(text.utf8)).utf8)
    let digest = stride(from: 0, to: digits.count, by: 2).compactMap { index -> UInt8? in
      guard let high = digits[index].hexValue, let low = digits[index + 1].hexValue else { return nil }
      return high << 4 | low
    }
    return "sha256-" + Data(digest).base64EncodedString()
  }

  private static func escape(_ text: String) -> String {
    text.replacing(["&": "&amp;", "<": "&lt;", "\"": "&quot;"])
  }
}

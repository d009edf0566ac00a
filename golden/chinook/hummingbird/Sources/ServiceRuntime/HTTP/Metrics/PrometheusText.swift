/// Writes counts in Prometheus' text format (version 0.0.4).
enum PrometheusText {
  /// - Parameters:
  ///   - routes: The paths as declared, by the index that the counts know them by.
  ///   - rateLimited: How many requests a rate limit has refused; absent where there is none.
  ///   - rateUncounted: How many it let pass because Redis did not count them; absent where none counts.
  static func of(
    _ counts: [Metrics.Series: Metrics.Count],
    routes: [String],
    rateLimited: UInt64? = nil,
    rateUncounted: UInt64? = nil
  ) -> String {
    let named = counts.map { series, count in
      let route = series.route < 0 ? "" : routes[Int(series.route)]
      return (method: Metrics.methodName(series.method), route: route, status: Int(series.status), count: count)
    }
    .sorted { ($0.route, $0.method, $0.status) < ($1.route, $1.method, $1.status) }

    var text = "# HELP http_requests_total Requests answered, by method, route and status.\n"
    text += "# TYPE http_requests_total counter\n"
    for series in named {
      let labels = "method=\"\(series.method)\",route=\"\(escape(series.route))\",status=\"\(series.status)\""
      text += "http_requests_total{\(labels)} \(series.count.requests)\n"
    }
    text += "# HELP http_request_duration_seconds Time from the request's head to its answer.\n"
    text += "# TYPE http_request_duration_seconds histogram\n"
    for series in named {
      let labels = "method=\"\(series.method)\",route=\"\(escape(series.route))\",status=\"\(series.status)\""
      var below: UInt64 = 0
      for (bound, requests) in zip(Metrics.bounds, series.count.buckets) {
        below += requests
        text += "http_request_duration_seconds_bucket{\(labels),le=\"\(bound)\"} \(below)\n"
      }
      text += "http_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(series.count.requests)\n"
      text += "http_request_duration_seconds_sum{\(labels)} \(Double(series.count.nanoseconds) / 1_000_000_000)\n"
      text += "http_request_duration_seconds_count{\(labels)} \(series.count.requests)\n"
    }
    if let rateLimited {
      text += "# HELP http_requests_rate_limited_total Requests refused by the rate limit.\n"
      text += "# TYPE http_requests_rate_limited_total counter\n"
      text += "http_requests_rate_limited_total \(rateLimited)\n"
    }
    if let rateUncounted {
      text += "# HELP http_requests_rate_uncounted_total "
      text += "Requests that the rate limit let pass because Redis did not count them.\n"
      text += "# TYPE http_requests_rate_uncounted_total counter\n"
      text += "http_requests_rate_uncounted_total \(rateUncounted)\n"
    }
    return text
  }

  private static func escape(_ label: String) -> String {
    label.replacing(["\\": "\\\\", "\"": "\\\"", "\n": "\\n"])
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The formats that results are written in.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  case table
  case csv
  case json
  case ndjson
  case markdown
}

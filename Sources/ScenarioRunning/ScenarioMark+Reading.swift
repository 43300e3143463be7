// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
package import Reporting
import SourceDiagnostics

extension ScenarioMark {
  /// The mark at the end of a result that `tariff batch` wrote; nil when there is none.
  package init?(endOf result: [UInt8]) {
    // It is the last member and stands on a line of its own, behind what may be much longer.
    let start = Array("\"scenario\":".utf8)
    let lines = result.suffix(1024).split(separator: UInt8(ascii: "\n"))
    guard lines.last.map(Array.init) == [UInt8(ascii: "}")], lines.count >= 2,
      lines[lines.count - 2].starts(with: start)
    else { return nil }
    let text = Array(lines[lines.count - 2].dropFirst(start.count))
    let log = DiagnosticLog()
    guard let node = JSON5.read(SourceFile(path: "", bytes: text), log: log),
      let reader = ObjectReader(node, what: "scenario", log: log),
      let status = reader.requiredString("status").flatMap({ Status(rawValue: $0.value) }),
      let fingerprint = reader.requiredString("fingerprint")
    else { return nil }
    self.init(status: status, fingerprint: fingerprint.value)
  }
}

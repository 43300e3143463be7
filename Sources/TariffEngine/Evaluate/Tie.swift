// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

extension EffectiveLaw {
  /// Two members of a *highest of* group that come to the same amount with the same rank: which heading is
  /// owed, nobody has said.
  func tie(between first: Int, and second: Int) -> OpenPart {
    let pair = [measures[first].measure, measures[second].measure].sorted { $0.id < $1.id }
    let group = pair[0].highestOf?.group ?? ""
    return .conflict(
      "\(pair[0].idAndPlace) and \(pair[1].idAndPlace) come to the same amount in the group \"\(group)\": "
        + "give one of them the lower rank"
    )
  }
}

extension Measure {
  /// The id, and the file and line where it stands.
  fileprivate var idAndPlace: String {
    guard let location else { return id }
    let file = location.file.path.split(separator: "/").last.map(String.init) ?? location.file.path
    return "\(id) (\(file):\(location.start.line))"
  }
}

// SPDX-License-Identifier: Apache-2.0

import TariffModel

extension Assessor {
  /// Assesses a line whose code was renumbered: under each of the codes in its place.
  ///
  /// The highest is charged, and where they differ all of them make the range.
  func assess(
    _ line: Line,
    _ dates: JudgedDates,
    _ amounts: LineAmounts,
    underEachOf codes: [CommodityCode],
    into assessment: inout Assessment
  ) {
    let results = codes.map { code in
      var renumbered = line
      renumbered.code = code
      renumbered.otherCode = line.code
      var result = assessment
      assess(renumbered, dates, amounts, into: &result)
      result.pricedAs = code
      return result
    }
    // What cannot be assessed whole under one of them cannot be assessed.
    func comesFirst(_ left: Assessment, _ right: Assessment) -> Bool {
      let (isOpen, other) = (left.status == .unassessed, right.status == .unassessed)
      return isOpen != other ? isOpen : left.total > right.total
    }
    guard var chosen = results.first else { return }
    for result in results.dropFirst() where comesFirst(result, chosen) { chosen = result }
    chosen.notes.append(.renumbered(codes, pricedAs: chosen.pricedAs ?? line.code))
    if chosen.status != .unassessed {
      let least = results.map { $0.range?.minimum ?? $0.total }.reduce(chosen.total, min)
      let most = results.map { $0.range?.maximum ?? $0.total }.reduce(chosen.total, max)
      if least != most {
        chosen.range = AmountRange(minimum: least, maximum: most)
        chosen.status = .assumed
      }
    }
    assessment = chosen
  }
}

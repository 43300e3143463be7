// SPDX-License-Identifier: Apache-2.0

import TariffModel

extension PlainReckoning {
  /// Whether a measure that is law applies to the line.
  ///
  /// Where that hangs on facts that are not declared, the measure says itself what then holds. An exception
  /// counts only when it is known to hold.
  mutating func applies(_ index: Int) -> Bool {
    let measure = law.measures[index].measure
    let scope = measure.scope
    let dated = law.charge(index, at: goods.dates.entered)
    let origin = goods.origin(for: measure.programme)
    if measure.kind == .fee, !goods.options.assessesFees { return false }
    guard scope.origins.isEmpty || scope.origins.contains(origin) else { return false }
    if let claims = scope.claims, !goods.claims([measure.id.lowercased()] + claims) { return false }
    if scope.exceptOrigins.contains(origin) || goods.claims(scope.exceptClaims) { return false }
    if goods.isCovered(by: scope.exceptCodes) == true { return false }
    if let except = scope.exceptCondition, goods.holds(except, in: measure.programme) == true { return false }
    if let rate = dated?.rate, isSpecial(rate), specialRate(for: origin) == nil { return false }
    var codes = scope.codes
    if codes.isEmpty, case .listed(let list, _)? = dated?.rate { codes = [.list(list, filter: nil)] }
    guard codes.isEmpty || goods.isCovered(by: codes) == true else { return false }
    let condition = Condition.all([scope.condition, dated?.condition ?? .always])
    let holds = goods.holds(condition, in: measure.programme)
    if holds == nil { isAssumed = true }
    return holds ?? (measure.unknownCondition != .none)
  }

  /// The controls that the line meets.
  mutating func controls() -> [Int] {
    law.measures.indices.filter { index in
      let effective = law.measures[index]
      return effective.measure.kind == .control && effective.inertBecause == nil
        && effective.measure.window.contains(goods.dates.entered) && applies(index)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel

/// Finds the targets of the measures' interactions and the order in which they can be evaluated.
enum InteractionOrder {
  /// `live` with its interactions as indices into the result, and the number of *highest of* groups.
  ///
  /// - Throws: A `Diagnostic` that names a circle.
  static func ordered(
    _ live: [LiveMeasure],
    at instant: CivilInstant
  ) throws(Diagnostic) -> ([LiveMeasure], groupCount: Int) {
    var linked = live
    var groups: [String] = []
    var directory = MeasureDirectory(live)
    for index in linked.indices {
      linked[index].link(&directory, own: index, at: instant)
      if let membership = linked[index].measure.highestOf {
        let group = groups.firstIndex(of: membership.group) ?? groups.count
        if group == groups.count { groups.append(membership.group) }
        linked[index].group = group
      }
    }
    // Of a group only one is owed, so its members do not count each other.
    let groupOf = linked.map(\.group)
    for index in linked.indices where groupOf[index] != nil {
      linked[index].addends.removeAll { groupOf[$0] == groupOf[index] }
      linked[index].counted.removeAll { groupOf[$0] == groupOf[index] }
    }
    let order = try topologicalOrder(of: linked)
    var position = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { position[index] = place }
    return (order.map { linked[$0].renumbered(position) }, groups.count)
  }

  /// Indices such that whatever a measure depends on comes first; members of a group stand together.
  ///
  /// A depth-first walk in the order of the files, so that the result depends on nothing else.
  private static func topologicalOrder(of live: [LiveMeasure]) throws(Diagnostic) -> [Int] {
    var requires = [[Int]](repeating: [], count: live.count)
    for (index, measure) in live.enumerated() {
      requires[index] += measure.addends + measure.counted
      for target in measure.replaces { requires[target].append(index) }
      for displacement in measure.displaces { requires[displacement.target].append(index) }
    }
    var order: [Int] = []
    var states = [Visit](repeating: .waiting, count: live.count)
    var path: [Int] = []

    func visit(_ index: Int) throws(Diagnostic) {
      switch states[index] {
      case .done: return
      case .open: throw circle(path, closingAt: index, live)
      case .waiting: break
      }
      let members = live[index].group.map { group in live.indices.filter { live[$0].group == group } }
      let together = members ?? [index]
      for member in together { states[member] = .open }
      path.append(index)
      for member in together {
        for requirement in requires[member] where !together.contains(requirement) { try visit(requirement) }
      }
      path.removeLast()
      for member in together { states[member] = .done }
      order += together
    }

    for index in live.indices { try visit(index) }
    return order
  }

  private enum Visit { case waiting, open, done }

  private static func circle(_ path: [Int], closingAt index: Int, _ live: [LiveMeasure]) -> Diagnostic {
    let start = path.firstIndex(of: index) ?? 0
    let members = path[start...].map { live[$0].measure }
    let names = (members.map(\.id) + [live[index].measure.id]).joined(separator: ", ")
    return Diagnostic(
      .error,
      Diagnostic.Message(
        id: "circular-interaction",
        text: "these measures replace, displace or count each other in a circle: \(names)",
        help: "let one of them not act on the next"
      ),
      at: members.first?.location,
      labels: members.dropFirst().compactMap { measure in
        measure.location.map { Diagnostic.Label("\(measure.id) is part of the circle", at: $0) }
      }
    )
  }
}

/// The live measures by what selectors speak of; what one selector covers is worked out once.
private struct MeasureDirectory {
  private let ids: [String]
  private let programmes: [String]
  private let kinds: [MeasureKind]
  private var covered: [MeasureSelector: [Int]] = [:]

  init(_ live: [LiveMeasure]) {
    ids = live.map(\.measure.id)
    programmes = live.map(\.measure.programme)
    kinds = live.map(\.measure.kind)
    for index in ids.indices {
      covered[.id(ids[index]), default: []].append(index)
      if programmes[index] != ids[index] { covered[.id(programmes[index]), default: []].append(index) }
    }
  }

  /// The measures that any of the selectors covers, in order, without the one that carries them.
  mutating func targets(of selectors: [MeasureSelector], own: Int) -> [Int] {
    guard let first = selectors.first else { return [] }
    guard selectors.count > 1 else { return measures(of: first).filter { $0 != own } }
    var isCovered = [Bool](repeating: false, count: ids.count)
    for selector in selectors {
      for measure in measures(of: selector) { isCovered[measure] = true }
    }
    isCovered[own] = false
    return isCovered.indices.filter { isCovered[$0] }
  }

  private mutating func measures(of selector: MeasureSelector) -> [Int] {
    if let known = covered[selector] { return known }
    let found = ids.indices.filter {
      selector.covers(measure: ids[$0], programme: programmes[$0], kind: kinds[$0])
    }
    covered[selector] = found
    return found
  }
}

extension LiveMeasure {
  /// Finds the live measures that this one's interactions speak of.
  fileprivate mutating func link(_ directory: inout MeasureDirectory, own: Int, at instant: CivilInstant) {
    func targets(_ selectors: [MeasureSelector]) -> [Int] { directory.targets(of: selectors, own: own) }
    replaces = targets(measure.insteadOf)
    displaces = measure.displaces
      .filter { $0.window.contains(instant) }
      .flatMap { displacement in
        targets(displacement.what).map {
          LiveDisplacement(
            target: $0,
            extent: displacement.extent,
            trigger: displacement.trigger,
            heading: displacement.heading
          )
        }
      }
    addends = targets(base.selectors)
    counted = targets(rate.selectors)
  }

  /// The same with every index replaced by its new position.
  fileprivate func renumbered(_ position: [Int]) -> LiveMeasure {
    var result = self
    result.replaces = replaces.map { position[$0] }
    result.displaces = displaces.map {
      LiveDisplacement(
        target: position[$0.target],
        extent: $0.extent,
        trigger: $0.trigger,
        heading: $0.heading
      )
    }
    result.addends = addends.map { position[$0] }
    result.counted = counted.map { position[$0] }
    return result
  }
}

extension Base {
  /// The measures whose charges are part of the base.
  var selectors: [MeasureSelector] {
    switch self {
    case .plus(let selectors, _, _): selectors
    case .cases(let cases): cases.flatMap(\.base.selectors)
    default: []
    }
  }
}

extension RateExpression {
  /// The measures whose charges or rates the rate counts.
  var selectors: [MeasureSelector] {
    switch self {
    case .topUp(_, .general): [.id("general")]
    case .topUp(_, .special): [.id("general"), .id("special")]
    case .rateOf(let programme, let brackets): [.id(programme)] + brackets.flatMap(\.rate.selectors)
    case .bounded(let rate, _, _): rate.selectors
    case .elected(let rates, _): rates.flatMap(\.selectors)
    default: []
    }
  }
}

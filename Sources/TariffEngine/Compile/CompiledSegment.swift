// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// One stretch of unchanged law as an assessor knows it: what it asked for of what all assessors share, by the numbers
/// that its symbols have.
struct CompiledSegment: Sendable {
  let shared: SharedSegment
  /// The number of the first source of this segment.
  let firstSource: Int
  /// The programme of each live measure.
  let programmes: [Int]
  private var entries: [CommodityCode: CodeEntry] = [:]
  private var profiles: [Profile: Int] = [:]
  private var lastProfile: (profile: Profile, number: Int)?
  private var views: [SymbolicView: CompiledView] = [:]
  /// Nil for a recipe of too many measures.
  private var recipes: [RecipeKey: Recipe?] = [:]
  private static let mostRecipes = 4096

  init(_ shared: SharedSegment, firstSource: Int) {
    self.shared = shared
    self.firstSource = firstSource
    programmes = shared.law.live.map(\.programme)
  }

  var law: SegmentLaw { shared.law }

  private struct SymbolicView: Hashable {
    let origin: SymbolID
    let profile: Int
  }

  private struct RecipeKey: Hashable {
    let view: Int
    let classID: Int
    /// Where a programme decides by the code's cells.
    let entry: ObjectIdentifier?
  }

  /// The source numbers of the live measures.
  var sources: Range<Int> { firstSource..<(firstSource + law.live.count) }

  /// The entry of the line's code, or codes.
  mutating func entry(of line: Line) -> CodeEntry {
    if line.otherCode == nil, let known = entries[line.code] { return known }
    let entry = shared.entry(of: line.code, or: line.otherCode)
    if line.otherCode == nil { entries[line.code] = entry }
    return entry
  }

  /// The recipe for a line of that entry and profile.
  mutating func prepare(
    _ line: Line,
    _ entry: CodeEntry,
    _ profile: Profile,
    _ dates: JudgedDates,
    _ symbols: SymbolTable,
    assessesFees: Bool,
    explains: Bool
  ) throws(LineFailure) -> Prepared {
    if let failure = entry.standing.failure { throw failure }
    let shared = shared
    func context() -> ReductionContext {
      shared.context(of: line, profile, dates, symbols, coverage: entry.coverage)
    }
    let view = view(line, profile, dates, symbols, assessesFees)
    func build() -> Recipe? {
      let built = RecipeBuilder(
        segment: shared.law,
        coverage: entry.coverage,
        cells: entry.cells,
        candidates: view.candidates,
        view: view,
        keepsRejections: explains,
        context: context()
      ).build()
      return assessesFees ? built : built?.leavingOut { shared.law.live[$0].measure.kind == .fee }
    }
    // One that explains is asked for now and then, and is large.
    let recipe = explains ? build() : recipe(view, entry, isByCells: line.program != .none, build)
    guard let recipe else { throw .problem(.tooManyMeasures) }
    return Prepared(
      recipe: recipe,
      entry: entry,
      view: view,
      segment: shared,
      firstSource: firstSource,
      programmes: programmes
    )
  }

  private mutating func view(
    _ line: Line,
    _ profile: Profile,
    _ dates: JudgedDates,
    _ symbols: SymbolTable,
    _ assessesFees: Bool
  ) -> CompiledView {
    let number = number(of: profile)
    let key = SymbolicView(origin: line.origin, profile: number)
    if let known = views[key] { return known }
    let view = shared.view(of: line, profile, dates, symbols, assessesFees: assessesFees)
    views[key] = view
    return view
  }

  private mutating func number(of profile: Profile) -> Int {
    // Most lines are of the same as the one before.
    if let last = lastProfile, last.profile == profile { return last.number }
    let number = profiles[profile] ?? profiles.count
    if number == profiles.count { profiles[profile] = number }
    lastProfile = (profile, number)
    return number
  }

  private mutating func recipe(
    _ view: CompiledView,
    _ entry: CodeEntry,
    isByCells: Bool,
    _ build: () -> Recipe?
  ) -> Recipe? {
    let cells = isByCells ? ObjectIdentifier(entry) : nil
    let key = RecipeKey(view: view.number, classID: entry.classID, entry: cells)
    if let known = recipes[key] { return known }
    let recipe = shared.views.recipe(
      .init(view: view.number, goods: view.goods(of: entry), entry: cells),
      build: build
    )
    // When there are very many, the others are forgotten.
    if recipes.count >= Self.mostRecipes { recipes.removeAll() }
    recipes[key] = .some(recipe)
    return recipe
  }
}

/// What is compiled for one line.
struct Prepared {
  let recipe: Recipe
  let entry: CodeEntry
  let view: CompiledView
  let segment: SharedSegment
  let firstSource: Int
  /// The programme of each live measure.
  let programmes: [Int]
}

/// Why nothing can be compiled for a line.
enum LineFailure: Error {
  case problem(AssessmentProblem)
  /// Its code was renumbered: the line is to be assessed under these.
  case moved(to: [CommodityCode])
}

extension CodeStanding {
  /// Why nothing can be compiled for lines of such a code; nil where something can.
  fileprivate var failure: LineFailure? {
    switch self {
    case .unknown(let near): .problem(.unknownCode(near: near))
    case .tooShort(let examples): .problem(.shortCode(examples: examples))
    case .movedTo(let codes): .moved(to: codes)
    case .listed, .onlyIn, .unknownSuffix: nil
    }
  }
}

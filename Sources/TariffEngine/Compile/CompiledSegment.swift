// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// Everything compiled so far for one stretch of unchanged law: codes, profiles and recipes by number.
///
/// Each assessor has its own; the law and the entries of codes are shared.
struct CompiledSegment: Sendable {
  private let shared: SharedSegment
  /// The number of the first source of this segment.
  let firstSource: Int
  /// The programme of each live measure.
  let programmes: [Int]
  /// Entries that were asked for here, so that nobody waits for another to ask.
  private var entries: [CommodityCode: CodeEntry] = [:]
  private var profiles: [Profile: Int] = [:]
  /// Nil for one of too many measures.
  private var recipes: [RecipeKey: Recipe?] = [:]
  private static let mostRecipes = 4096
  private var views: [OriginView] = []
  private var viewNumbers: [ViewKey: Int] = [:]

  init(_ shared: SharedSegment, firstSource: Int) {
    self.shared = shared
    self.firstSource = firstSource
    programmes = shared.law.live.map(\.programme)
  }

  var law: SegmentLaw { shared.law }

  private struct RecipeKey: Hashable {
    let view: Int
    /// The goods as the view sees them.
    let goods: Int
    /// Where a programme decides by their cells.
    let entry: ObjectIdentifier?
  }

  private struct ViewKey: Hashable {
    let origin: SymbolID
    let profile: Int
  }

  /// The source numbers of the live measures.
  var sources: Range<Int> { firstSource..<(firstSource + law.live.count) }

  /// The entry of the line's code.
  func entry(of line: Line, _ effective: EffectiveLaw) -> CodeEntry {
    shared.entry(of: line.code, or: line.otherCode, effective)
  }

  /// The recipe and the code entry for a line of that profile.
  mutating func prepare(
    _ line: Line,
    _ profile: Profile,
    _ dates: JudgedDates,
    _ symbols: SymbolTable,
    law effective: EffectiveLaw,
    assessesFees: Bool,
    explains: Bool
  ) throws(LineFailure) -> Prepared {
    let entry = keptEntry(of: line, effective)
    switch entry.standing {
    case .unknown(let near): throw .problem(.unknownCode(near: near))
    case .tooShort(let examples): throw .problem(.shortCode(examples: examples))
    case .movedTo(let codes): throw .moved(to: codes)
    case .listed, .onlyIn, .unknownSuffix: break
    }
    let profileIndex = profiles[profile] ?? profiles.count
    profiles[profile] = profileIndex
    func context() -> ReductionContext {
      ReductionContext(
        profile: profile,
        code: line.code,
        otherCode: line.otherCode,
        origin: symbols.text(line.origin),
        dates: dates,
        symbols: symbols,
        law: effective,
        segment: shared,
        coverage: entry.coverage
      )
    }
    let viewKey = ViewKey(origin: line.origin, profile: profileIndex)
    let view = viewNumbers[viewKey] ?? addView(viewKey, context())
    let goods = views[view].goods(of: entry)
    let key = RecipeKey(
      view: view,
      goods: goods,
      entry: line.program == .none ? nil : ObjectIdentifier(entry)
    )
    let recipe: Recipe?
    if !explains, let known = recipes[key] {
      recipe = known
    } else {
      let built = RecipeBuilder(
        segment: law,
        coverage: entry.coverage,
        cells: entry.cells,
        candidates: views[view].candidates,
        keepsRejections: explains,
        context: context()
      ).build()
      recipe = assessesFees ? built : built?.leavingOut { law.live[$0].measure.kind == .fee }
      // One that explains is asked for now and then, and is large.
      if !explains { keep(recipe, key) }
    }
    guard let recipe else { throw .problem(.tooManyMeasures) }
    return Prepared(
      recipe: recipe,
      entry: entry,
      segment: shared,
      goods: goods,
      firstSource: firstSource,
      programmes: programmes
    )
  }

  /// Keeps a recipe for later lines; when there are very many, the others are forgotten.
  private mutating func keep(_ recipe: Recipe?, _ key: RecipeKey) {
    if recipes.count >= Self.mostRecipes { recipes.removeAll() }
    recipes[key] = .some(recipe)
  }

  private mutating func keptEntry(of line: Line, _ effective: EffectiveLaw) -> CodeEntry {
    if line.otherCode == nil, let known = entries[line.code] { return known }
    let entry = entry(of: line, effective)
    if line.otherCode == nil { entries[line.code] = entry }
    return entry
  }

  private mutating func addView(_ key: ViewKey, _ context: ReductionContext) -> Int {
    views.append(OriginView(law, context))
    viewNumbers[key] = views.count - 1
    return views.count - 1
  }
}

/// The measures that may apply to lines of one origin and profile, and how these tell codes apart.
private struct OriginView: Sendable {
  let candidates: [RecipeBuilder.Candidate]
  /// Marks the sets that the candidates look at.
  private let mask: CodeCoverage
  private var numbers: [CodeCoverage: Int] = [:]
  /// The number of each class of codes; nil until it is asked for.
  private var numberOfClass: [Int?] = []

  init(_ law: SegmentLaw, _ context: ReductionContext) {
    candidates = RecipeBuilder.candidates(law, context)
    var mask = CodeCoverage(sets: law.codeScopes.count)
    for set in candidates.flatMap({ law.scopesRead[$0.index] }) { mask[set] = .allBits }
    self.mask = mask
  }

  /// A number that codes share which the candidates cover alike.
  mutating func goods(of entry: CodeEntry) -> Int {
    let id = entry.classID
    if id < numberOfClass.count, let known = numberOfClass[id] { return known }
    let seen = entry.coverage.masked(by: mask)
    let number = numbers[seen] ?? numbers.count
    numbers[seen] = number
    while numberOfClass.count <= id { numberOfClass.append(nil) }
    numberOfClass[id] = number
    return number
  }
}

/// What is compiled for one line.
struct Prepared {
  let recipe: Recipe
  let entry: CodeEntry
  let segment: SharedSegment
  /// A number that goods of the same origin and profile share if they differ in their rates at most.
  let goods: Int
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

// SPDX-License-Identifier: Apache-2.0

import Streaming
import TariffModel

/// What tells views apart: an origin and a profile by their texts, which mean the same to every assessor.
struct ViewKey: Hashable {
  private var origin: String
  private let texts: [String]
  private let claims: [String]
  private let originOverrides: [[String]]
  private let loaded: Int16?
  private let exported: Int16?
  private let dropsDates: Bool
  private let assessesFees: Bool
  /// A programme that is claimed counts for some origins; and an origin by programme is weighed against it.
  private let isOriginSeen: Bool

  init(_ profile: Profile, origin: SymbolID, _ symbols: SymbolTable, assessesFees: Bool) {
    self.origin = symbols.text(origin)
    texts = [profile.program, profile.mode, profile.entryType, profile.exportCountry]
      .map { symbols.text($0) }
    claims = symbols.claims(profile.claims).map { symbols.text($0) }
    originOverrides = profile.originOverrides.map { [symbols.text($0.programme), symbols.text($0.origin)] }
    loaded = profile.loaded
    exported = profile.exported
    dropsDates = profile.dropsDates
    self.assessesFees = assessesFees
    isOriginSeen = profile.program != .none || !profile.originOverrides.isEmpty
  }

  /// The key of all views that differ by nothing but the origin, where measures see no more of it than `ViewSight`
  /// says.
  var sight: ViewKey {
    guard !isOriginSeen else { return self }
    var key = self
    key.origin = ""
    return key
  }
}

/// All that a view makes of its lines: views of one sight are one, such as those of two countries that no measure
/// tells apart.
struct ViewSight: Hashable {
  let key: ViewKey
  let candidates: [RecipeBuilder.Candidate.Sight]
}

/// The views, recipes and rate cards of one stretch of law, for all assessors.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
final class CompiledViews: @unchecked Sendable {
  private let lock = ConditionLock()
  private var views: [ViewKey: CompiledView] = [:]
  private var viewOfSight: [ViewSight: CompiledView] = [:]
  /// Nil for one of too many measures.
  private var recipes: [RecipeKey: Recipe?] = [:]
  private var numberedCards: [RateCard: NumberedCard] = [:]
  private static let mostRecipes = 8192

  struct RecipeKey: Hashable {
    let view: Int
    /// The goods as the view sees them.
    let goods: Int
    /// Where a programme decides by their cells.
    let entry: ObjectIdentifier?
  }

  /// The view of that key; `compile` is asked for it when nobody has yet.
  func view(_ key: ViewKey, compile: (_ number: Int) -> CompiledView) -> CompiledView {
    if let known = lock.withLock({ views[key] }) { return known }
    return lock.withLock {
      if let known = views[key] { return known }
      let new = compile(views.count)
      let sight = ViewSight(key: key.sight, candidates: new.sight)
      let view = viewOfSight[sight] ?? new
      viewOfSight[sight] = view
      views[key] = view
      return view
    }
  }

  /// The recipe of that key; `build` is asked for it when nobody has yet.
  ///
  /// When there are very many, all others are forgotten.
  func recipe(_ key: RecipeKey, build: () -> Recipe?) -> Recipe? {
    if let known = lock.withLock({ recipes[key] }) { return known }
    let recipe = build()
    lock.withLock {
      if recipes.count >= Self.mostRecipes { recipes.removeAll() }
      recipes[key] = .some(recipe)
    }
    return recipe
  }

  /// The card that is first of those alike, with its number, which it gets now if it is new.
  func numbered(_ card: RateCard) -> NumberedCard {
    lock.withLock {
      if let known = numberedCards[card] { return known }
      let numbered = NumberedCard(number: numberedCards.count, card: card)
      numberedCards[card] = numbered
      return numbered
    }
  }
}

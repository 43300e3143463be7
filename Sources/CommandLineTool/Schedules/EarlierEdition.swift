// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import TariffModel

/// The edition that a new one is compared with.
struct EarlierEdition {
  /// How messages call it.
  let name: String
  private let text: ScheduleText
  private let concordance: Concordance

  /// The edition that the user names: a file, or an edition of the library by its id.
  ///
  /// Without a name the newest of the library that has the same columns; nil when there is none.
  ///
  /// - Throws: `FileError` for a file that cannot be read, `UsageError` for an edition that does not exist.
  init?(_ named: String?, _ context: Context) throws {
    let library = try? context.library()
    let territory = library.flatMap { library in
      (try? library.territoryID(context.arguments.value(.territory))).flatMap {
        library.loader.loadTerritory($0)
      }
    }
    concordance = Self.concordance(territory, library)
    if let named, named.contains("/") || named.hasSuffix(".csv") {
      name = named
      text = try ScheduleText(named, context.workspace.read(named))
      return
    }
    let editions = territory?.editions.filter { !$0.isPartial } ?? []
    guard let edition = named.map({ name in editions.first { $0.id == name } }) ?? editions.first else {
      if let named { throw UsageError.unknownName(named, kind: "edition", known: editions.map(\.id)) }
      return nil
    }
    guard let bytes = try? library?.loader.files.read(edition.file) else { return nil }
    name = edition.id
    text = try ScheduleText(edition.file, bytes)
    if named == nil, text.columns != ScheduleImport.header.split(separator: ",").dropFirst().map(String.init)
    {
      return nil
    }
  }

  /// What a newer edition has changed.
  func difference(to new: ScheduleText) -> ScheduleDifference {
    ScheduleDifference(text, new) { code in
      guard let code = CommodityCode(code) else { return [] }
      return concordance.codes(for: code) { new.rows[$0.description] != nil }.map(\.description)
    }
  }

  /// The concordance of the territory; an empty one where there is none to be read.
  private static func concordance(_ territory: Territory?, _ library: Library?) -> Concordance {
    guard let path = territory?.concordance?.value, let bytes = try? library?.loader.files.read(path) else {
      return Concordance()
    }
    return Concordance(file: SourceFile(path: path, bytes: bytes), log: DiagnosticLog())
  }
}

// SPDX-License-Identifier: Apache-2.0

import DelimitedText
package import SourceDiagnostics
package import TariffModel

extension BasketSchema {
  /// Finds the header at the beginning of a basket and takes its columns for fields.
  ///
  /// `head` are the first bytes, without a byte order mark (see `ChunkSource.head`), and `path` is the basket's name
  /// for messages. `programmes` are those of the territory, for columns `origin_…`; nil takes any name.
  ///
  /// - Returns: The schema, which lacks columns when the log has errors; nil when there is no header at all.
  package static func read(
    head: [UInt8],
    path: String,
    options: BasketOptions,
    facts: LibraryFacts,
    programmes: [String]? = nil,
    log: DiagnosticLog
  ) -> BasketSchema? {
    let matcher = ColumnMatcher(facts: facts, programmes: programmes)
    let finder = HeaderFinder(
      matcher: matcher,
      mappedColumns: Set(options.columnMap.values.map(FoldedName.fold))
    )
    let header: HeaderFinder.Header?
    do throws(DelimitedTextError) {
      header = try finder.find(in: head.span)
      if let header { try ContentCheck.checkText(head.span.extracting(0..<header.end)) }
    } catch {
      let file = SourceFile(path: path, bytes: Array(head.prefix(max(error.offset + 1, 4096))))
      let place = SourceLocation(file: file, range: error.offset..<error.offset + 1)
      log.error(.notText(error.description, id: error.id, help: error.help), at: place)
      return nil
    }
    guard let header else {
      log.error(.emptyBasket(), at: SourceLocation(file: SourceFile(path: path, bytes: []), range: 0..<0))
      return nil
    }
    let file = SourceFile(path: path, bytes: Array(head[..<header.end]))
    var columns = ColumnAssignment(matcher: matcher, header: header, file: file, log: log)
    columns.assign(options)
    return BasketSchema(
      format: header.format,
      headerEnd: header.end,
      header: Array(head[header.row.range]),
      columnNames: columns.names,
      roles: columns.roles,
      report: columns.report,
      skippedRows: header.skippedRows
    )
  }
}

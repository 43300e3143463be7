// SPDX-License-Identifier: Apache-2.0

/// Remarks on a line that change no amount.
///
/// The raw values are published: they stand in the notes of every format.
package enum NoteID: String, Hashable, Sendable, CaseIterable {
  case onlyInEdition = "only-in-edition"
  case renumbered
  case unknownSuffix = "unknown-suffix"
  case unusedClaim = "unused-claim"
  case unusedProgram = "unused-program"
  case droppedRelief = "dropped-relief"
  case timeOfEntry = "time-of-entry"
  case timeOfLoading = "time-of-loading"
  case timeOfExport = "time-of-export"
  case election
  case beforeLaw = "before-law"
  case afterLaw = "after-law"
  case carriageNotDeclared = "carriage-not-declared"
  /// The code was read with the zero that a spreadsheet took from it.
  case leadingZero = "leading-zero"
}

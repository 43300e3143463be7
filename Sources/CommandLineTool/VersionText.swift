// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The versions of the tool and of the law it works with.
struct VersionText {
  let text: String

  init(_ context: Context) throws {
    let tool = "tariff \(ToolTexts.version)\n"
    let library: Library
    do throws(LibraryNotFound) {
      library = try context.library()
    } catch {
      // A library that the user names must be there; without one the tool still has a version.
      guard case .nowhere = error else { throw error }
      text = tool + "no library found\n"
      return
    }
    let facts = try library.facts()
    text =
      tool + "library \(facts.name) \(facts.edition)\n"
      + "law through \(facts.lawThrough), hash \(try library.fingerprint())\n"
  }
}

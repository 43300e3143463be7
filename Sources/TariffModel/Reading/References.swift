// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// The names that rules use of things in other files, each with its place.
///
/// They are checked when everything is read: `LibraryLoading` knows the lists, and all measures there are.
/// A class, because every reader of a territory adds to the same one.
package final class References {
  /// Lists, each as often as it is named.
  package private(set) var lists: [Located<String>] = []
  package private(set) var columns: [Located<ListColumn>] = []
  package private(set) var filters: [Located<ListRows>] = []
  /// Selectors of measures, as written.
  package private(set) var measures: [Located<String>] = []
  package private(set) var programmes: [Located<String>] = []

  package init() {}

  /// A column of a list from which a rate is read.
  package struct ListColumn: Hashable, Sendable {
    package let list: String
    package let column: String
  }

  /// The rows of a list that a filter chooses.
  package struct ListRows: Hashable, Sendable {
    package let list: String
    package let filter: ListFilter
  }

  func noteList(_ name: String, filter: ListFilter?, at location: SourceLocation) {
    lists.append(Located(name, at: location))
    if let filter { filters.append(Located(ListRows(list: name, filter: filter), at: location)) }
  }

  func noteColumn(_ column: Located<String>, ofList list: Located<String>) {
    lists.append(list)
    columns.append(Located(ListColumn(list: list.value, column: column.value), at: column.location))
  }

  func noteMeasure(_ selector: Located<String>) { measures.append(selector) }

  func noteProgramme(_ id: Located<String>) { programmes.append(id) }

  /// Takes over what another has noted.
  package func add(_ other: References) {
    lists += other.lists
    columns += other.columns
    filters += other.filters
    measures += other.measures
    programmes += other.programmes
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Something that was read from files, perhaps with errors.
struct Loaded<Value> {
  /// As much as could be read.
  let value: Value?
  /// Nothing that it rests on has errors.
  var isSound: Bool

  /// The value if it can be relied upon.
  var sound: Value? { isSound ? value : nil }

  static var nothing: Loaded { Loaded(value: nil, isSound: false) }
}

// SPDX-License-Identifier: Apache-2.0

/// Powers of ten as integers.
package enum PowerOfTen {
  /// 10 to the power of `exponent`, which is 0 through 18.
  package static func int64(_ exponent: Int) -> Int64 {
    precondition((0...18).contains(exponent), "10^\(exponent) does not fit in 64 bits")
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}

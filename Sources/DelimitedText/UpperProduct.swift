// SPDX-License-Identifier: Apache-2.0

#if arch(x86_64)
public import _Builtin_intrinsics.intel.sse2
#endif

/// Multiplication of eight numbers of sixteen bits at once, of which the upper halves are kept.
///
/// Public, for only public declarations are inlined into other modules.
public enum UpperProduct {
  /// The upper half of the product of each lane and the factor.
  @inlinable @inline(__always)
  public static func of(_ lanes: SIMD8<UInt16>, _ factor: UInt16) -> SIMD8<UInt16> {
    #if arch(x86_64)
    let factors = unsafeBitCast(SIMD8(repeating: factor), to: SIMD2<Int64>.self)
    let product = _mm_mulhi_epu16(unsafeBitCast(lanes, to: SIMD2<Int64>.self), factors)
    return unsafeBitCast(product, to: SIMD8<UInt16>.self)
    #else
    let products = SIMD8<UInt32>(truncatingIfNeeded: lanes) &* SIMD8(repeating: UInt32(factor))
    return SIMD8(truncatingIfNeeded: products &>> SIMD8(repeating: 16))
    #endif
  }
}

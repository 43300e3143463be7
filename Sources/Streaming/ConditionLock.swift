// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A lock on which threads can wait for a change: a POSIX mutex and condition.
///
/// POSIX rather than `Synchronization.Mutex`, because waiting needs a condition and the thread sanitizer
/// understands this one. Unchecked, because the pointers are the lock itself: they are set once and freed
/// last.
package final class ConditionLock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init() {
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    #if canImport(Glibc)
    // Looks again for a while before it sleeps: what locks guard here takes less time than that.
    pthread_mutexattr_settype(&attributes, CInt(PTHREAD_MUTEX_ADAPTIVE_NP))
    #endif
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` while no other thread does.
  package func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Gives the lock up until another thread calls `wakeAll`; only inside `withLock`.
  func wait() {
    pthread_cond_wait(condition, mutex)
  }

  /// Wakes every thread that waits; only inside `withLock`.
  func wakeAll() {
    pthread_cond_broadcast(condition)
  }
}

// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// Ours, not the one of Swift Testing; a name of this module comes before those it imports.
typealias SourceLocation = SourceDiagnostics.SourceLocation

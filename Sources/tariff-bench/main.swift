// SPDX-License-Identifier: Apache-2.0

import Benchmarking

BenchTool.runAndExit()

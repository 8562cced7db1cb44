// SPDX-License-Identifier: Apache-2.0
/** What a question costs. Start at {@link io.maintenance.benchmarks.BenchmarkProgram}. */
@NullMarked
package io.maintenance.benchmarks;

import org.jspecify.annotations.NullMarked;

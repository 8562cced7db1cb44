// SPDX-License-Identifier: Apache-2.0
/** The conformance report: what became of each rule, as {@code target/maintenance-tck/NAME.json}. */
@NullMarked
package io.maintenance.tck.report;

import org.jspecify.annotations.NullMarked;

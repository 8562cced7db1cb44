// SPDX-License-Identifier: Apache-2.0
/** The rules of {@code docs/contract.md}, one test for each. */
@NullMarked
package io.maintenance.tck.rules;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * One backend as the engine sees it: decoded, called within its timeout, written by compare-and-set, its failures reported; who
 * tends a fallback, and what is taken out of one. May know {@code platform}, {@code state}, {@code codec} and {@code config}.
 */
@NullMarked
package io.maintenance.engine.store;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The kit held to what it promises: broken backends, and the rule that each of them must turn red. */
@NullMarked
package io.maintenance.tck.selftest;

import org.jspecify.annotations.NullMarked;

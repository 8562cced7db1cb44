// SPDX-License-Identifier: Apache-2.0
/**
 * The checks of {@code diagnose}: what a switch would run on, and what is wrong with it. May know {@code knowledge} and what it
 * may.
 */
@NullMarked
package io.maintenance.engine.doctor;

import org.jspecify.annotations.NullMarked;

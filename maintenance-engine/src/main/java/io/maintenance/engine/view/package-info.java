// SPDX-License-Identifier: Apache-2.0
/** The compiled, immutable view that questions read. Pure: the time is an argument. */
@NullMarked
package io.maintenance.engine.view;

import org.jspecify.annotations.NullMarked;

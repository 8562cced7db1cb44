// SPDX-License-Identifier: Apache-2.0
/**
 * How the two entries are written as text, and read. Pure and total: any text is an entry, or damaged with a reason, or of a
 * newer format; nothing else happens.
 */
@NullMarked
package io.maintenance.engine.codec;

import org.jspecify.annotations.NullMarked;

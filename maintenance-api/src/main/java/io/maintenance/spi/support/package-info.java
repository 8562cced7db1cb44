// SPDX-License-Identifier: Apache-2.0
/** A toolbox for authors of backends: what every store needs, and nobody has to use. */
@NullMarked
package io.maintenance.spi.support;

import org.jspecify.annotations.NullMarked;

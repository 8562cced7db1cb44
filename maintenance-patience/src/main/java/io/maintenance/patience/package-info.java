// SPDX-License-Identifier: Apache-2.0
/** How long the tests of this build wait for what takes time, and how often random ones try. */
@NullMarked
package io.maintenance.patience;

import org.jspecify.annotations.NullMarked;

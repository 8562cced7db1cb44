// SPDX-License-Identifier: Apache-2.0
/** How long the tests of this build wait for what takes time. */
@NullMarked
package io.maintenance.patience;

import org.jspecify.annotations.NullMarked;

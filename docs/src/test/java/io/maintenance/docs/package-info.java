// SPDX-License-Identifier: Apache-2.0
/** What the pages say is what there is. */
@NullMarked
package io.maintenance.docs;

import org.jspecify.annotations.NullMarked;

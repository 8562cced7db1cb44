// SPDX-License-Identifier: Apache-2.0
/**
 * The backend {@code file:/DIR}: each entry is the file {@code DIR/NAMESPACE/KEY}, so people and scripts can read it too.
 *
 * <p>Readers take no lock and see an entry as a whole, old or new. Writers take turns: a lock inside the process and a lock
 * on the file {@code lock} beside the entries. A write is a new file that is moved onto the old one.
 */
@NullMarked
package io.maintenance.backend.file;

import org.jspecify.annotations.NullMarked;

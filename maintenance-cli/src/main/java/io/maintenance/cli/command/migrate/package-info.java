// SPDX-License-Identifier: Apache-2.0
/** {@code maintenance migrate}: copies the state of another store, or raises the format of the entries. */
@NullMarked
package io.maintenance.cli.command.migrate;

import org.jspecify.annotations.NullMarked;

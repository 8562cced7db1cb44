// SPDX-License-Identifier: Apache-2.0
/** {@code maintenance backends}: the backends on the class path, and what the conformance kit reported about each. */
@NullMarked
package io.maintenance.cli.command.backends;

import org.jspecify.annotations.NullMarked;

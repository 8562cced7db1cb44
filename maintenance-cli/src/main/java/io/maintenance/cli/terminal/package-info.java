// SPDX-License-Identifier: Apache-2.0
/** The edge to the operating system: streams, escapes of unsafe characters, time zone, log output and exit codes. */
@NullMarked
package io.maintenance.cli.terminal;

import org.jspecify.annotations.NullMarked;

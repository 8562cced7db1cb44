// SPDX-License-Identifier: Apache-2.0
/** Tests of the command line tool: its parts by themselves, and the tool as a process. */
@NullMarked
package io.maintenance.cli;

import org.jspecify.annotations.NullMarked;

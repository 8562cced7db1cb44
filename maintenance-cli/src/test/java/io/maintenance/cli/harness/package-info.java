// SPDX-License-Identifier: Apache-2.0
/** What the tests of the command line tool share: ways to run it, a switch that is not real, and sample values. */
@NullMarked
package io.maintenance.cli.harness;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What runs in a process of its own, and takes commands on its standard input. */
@NullMarked
package io.maintenance.trials.process;

import org.jspecify.annotations.NullMarked;

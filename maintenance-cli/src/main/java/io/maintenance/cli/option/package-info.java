// SPDX-License-Identifier: Apache-2.0
/** Groups of options that several commands share, and how the values of options are read from text. */
@NullMarked
package io.maintenance.cli.option;

import org.jspecify.annotations.NullMarked;

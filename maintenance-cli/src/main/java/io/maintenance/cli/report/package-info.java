// SPDX-License-Identifier: Apache-2.0
/** What commands print: a {@link io.maintenance.cli.report.CommandResult} as text or JSON, and the texts it is made of. */
@NullMarked
package io.maintenance.cli.report;

import org.jspecify.annotations.NullMarked;

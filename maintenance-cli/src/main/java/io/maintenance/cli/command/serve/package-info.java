// SPDX-License-Identifier: Apache-2.0
/** The commands about the switch over HTTP: {@code serve}, and {@code admin} for its tokens. */
@NullMarked
package io.maintenance.cli.command.serve;

import org.jspecify.annotations.NullMarked;

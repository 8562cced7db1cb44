// SPDX-License-Identifier: Apache-2.0
/** {@code maintenance page}: exports the page that visitors see, or serves a preview of it. */
@NullMarked
package io.maintenance.cli.command.page;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.cli.command.serve;

import org.jspecify.annotations.NullMarked;

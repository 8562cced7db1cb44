// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.cli.command.proxy;

import org.jspecify.annotations.NullMarked;

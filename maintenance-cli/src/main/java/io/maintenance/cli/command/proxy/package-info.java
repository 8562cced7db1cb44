// SPDX-License-Identifier: Apache-2.0
/** The command {@code proxy-config}: configurations of proxies that obey the switch. */
@NullMarked
package io.maintenance.cli.command.proxy;

import org.jspecify.annotations.NullMarked;

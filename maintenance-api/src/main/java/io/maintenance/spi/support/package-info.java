// SPDX-License-Identifier: Apache-2.0
/**
 * A toolbox for authors of backends: what every store needs, and nobody has to use.
 *
 * <p>Calls: {@link io.maintenance.spi.support.TimedCalls} for drivers that block, {@link io.maintenance.spi.support.Deadline} for
 * drivers that answer with futures. Entries: {@link io.maintenance.spi.support.EntryBytes} and {@link
 * io.maintenance.spi.support.Damage}. Threads of a watch: {@link io.maintenance.spi.support.DaemonThreads}. After {@code close}:
 * {@link io.maintenance.spi.support.OpenGuard}. Passwords in files: {@link io.maintenance.spi.support.SecretFile}; certificates and keys: {@link
 * io.maintenance.spi.support.PemFile}.
 */
@NullMarked
package io.maintenance.spi.support;

import org.jspecify.annotations.NullMarked;

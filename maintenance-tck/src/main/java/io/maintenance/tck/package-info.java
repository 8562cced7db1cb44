// SPDX-License-Identifier: Apache-2.0
/**
 * The conformance kit for backends: the rules of {@code docs/contract.md} as tests.
 *
 * <p>An author extends {@link io.maintenance.tck.MaintenanceBackendTck} in one test class, names the store's URL, and runs
 * it with JUnit. Each test is one {@link io.maintenance.tck.Rule}; a red one says what was seen and what to check. What
 * the author can do to the real store is told in {@link io.maintenance.tck.Faults}; a rule that would need more is skipped
 * and says so. {@link io.maintenance.tck.TestServer} brings the server.
 */
@NullMarked
package io.maintenance.tck;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The conformance kit for backends: the rules of {@code docs/contract.md} as tests.
 *
 * <p>An author extends {@link io.maintenance.tck.MaintenanceBackendTck} in one test class, names the store's URL, and runs
 * it with JUnit. Each test is one rule; a red one says what was seen and what to check. What the author can do to the real
 * store is told in {@link io.maintenance.tck.Faults}; a rule that would need more is skipped and says so. {@link
 * io.maintenance.tck.TestServer} brings the server.
 *
 * <p>This package is all that an author needs. The packages below it are the kit's own and may change: {@code rules} are the
 * tests, {@code fixture} is the backend under test, {@code server} starts servers, {@code report} writes what came out, and
 * {@code harness} is what these wait and check with.
 */
@NullMarked
package io.maintenance.tck;

import org.jspecify.annotations.NullMarked;

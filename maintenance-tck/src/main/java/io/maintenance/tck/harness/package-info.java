// SPDX-License-Identifier: Apache-2.0
/** What the kit waits, looks and complains with: nothing here knows a rule or the backend under test. */
@NullMarked
package io.maintenance.tck.harness;

import org.jspecify.annotations.NullMarked;

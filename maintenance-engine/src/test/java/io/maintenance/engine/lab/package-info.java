// SPDX-License-Identifier: Apache-2.0
/** What tests of several packages share: stores in memory that fail on demand, machines whose clocks can be set, the log. */
@NullMarked
package io.maintenance.engine.lab;

import org.jspecify.annotations.NullMarked;

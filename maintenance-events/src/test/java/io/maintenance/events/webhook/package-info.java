// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.events.webhook;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.micrometer;

import org.jspecify.annotations.NullMarked;

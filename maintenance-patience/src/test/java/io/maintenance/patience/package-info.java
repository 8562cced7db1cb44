// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.patience;

import org.jspecify.annotations.NullMarked;

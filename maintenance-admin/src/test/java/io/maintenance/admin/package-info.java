// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.admin;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

/**
 * What one rule said of a request. Immutable.
 *
 * @param rule the rule
 * @param applies whether it decided; the rules after it were not asked
 * @param why a sentence for operators: it may name what visitors must not see
 */
public record Step(Reason rule, boolean applies, String why) {}

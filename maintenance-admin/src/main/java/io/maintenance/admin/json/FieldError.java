// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

/**
 * What is wrong with one field.
 *
 * @param field its name
 * @param message what is allowed
 */
public record FieldError(String field, String message) {}

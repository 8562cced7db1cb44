// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import java.util.List;

/** Fields of a request are wrong; carries every mistake. Nothing was done. */
public final class InvalidFieldsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // only immutable lists of records are stored, which never leave the process
    private final List<FieldError> errors;

    /** Creates the exception. */
    public InvalidFieldsException(List<FieldError> errors) {
        super(
                errors.size() == 1
                        ? errors.get(0).field() + ": " + errors.get(0).message()
                        : errors.size() + " fields are wrong");
        this.errors = List.copyOf(errors);
    }

    /** Returns all of them, in the order in which they were found. */
    public List<FieldError> errors() {
        return errors;
    }
}

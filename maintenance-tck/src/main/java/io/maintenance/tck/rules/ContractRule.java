// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.tck.ContractProfile.Part;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the rule of {@code docs/contract.md} that a test holds a backend to. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ContractRule {

    /** Returns the rule's id, such as {@code CAS-3}. */
    public String value();

    /** Returns whether the rule is a SHOULD: a backend that does not keep it is reported, not failed. */
    boolean should() default false;

    /** Returns the parts of the contract to which the rule belongs beside the basic one; it needs all of them. */
    Part[] parts() default {};

    /**
     * Returns whether the outcome depends on the order in which threads run: a broken backend may pass by chance. A backend that
     * fails is broken nevertheless.
     */
    boolean racy() default false;
}

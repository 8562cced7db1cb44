// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the parts of the contract to which a class holds its backend. Rules of other parts are not run, and the report calls them
 * {@code outside}: not thirteen skips, but one line. Without it a class is held to all of them, and what it gives no means for is
 * skipped.
 * With {@code BASIC} alone, a class is held to what its URL is enough for.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ContractProfile {

    /** Returns the parts; the basic one is always among them. */
    Part[] value();

    /** A part of the contract. */
    enum Part {

        /** What every backend can be held to with its URL alone. */
        BASIC,

        /** What a watch hints. A backend whose {@code watch} is empty has nothing to show. */
        WATCH,

        /**
         * What happens in an outage: {@code faults()}, and what the kit brings about by itself where the URL names hosts. A
         * networked backend is held to it.
         */
        FAULTS
    }
}

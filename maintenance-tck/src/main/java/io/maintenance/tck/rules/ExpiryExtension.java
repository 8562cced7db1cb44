// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.ExpiryCanary;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Keeps entries alive from the first test of a class to the last, in each store that the class names. A test that kills
 * or wipes the store may cost them, so that others are written after it.
 */
public final class ExpiryExtension implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace ALL = Namespace.create(ExpiryExtension.class);

    /** For JUnit. */
    public ExpiryExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        subject(context).ifPresent(subject -> {
            Store known = context.getRoot().getStore(ALL);
            ExpiryCanary canary = known.get(key(context, subject), ExpiryCanary.class);
            if (canary == null) {
                canary = ExpiryCanary.plant(subject).orElse(null);
            }
            if (canary != null) {
                known.put(key(context, subject), canary);
                subject.canary(canary);
            }
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        subject(context)
                .filter(BackendUnderTest::isDisturbed)
                .ifPresent(subject -> context.getRoot().getStore(ALL).remove(key(context, subject)));
    }

    private static Optional<BackendUnderTest> subject(ExtensionContext context) {
        return context.getRequiredTestInstances().findInstance(RuleGroup.class).map(RuleGroup::subject);
    }

    private static String key(ExtensionContext context, BackendUnderTest subject) {
        Object author = context.getRequiredTestInstances().getAllInstances().get(0);
        return author.getClass().getName() + " " + subject.url().text();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.backend.jcache.error.JarRequirement;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarRequirementTest {

    @ParameterizedTest
    @CsvSource({
        "org/slf4j/LoggerFactory, org.slf4j:slf4j-api",
        "javax/xml/bind/ValidationEventHandler, org.glassfish.jaxb:jaxb-runtime (2.3.9)",
        "com.sun.xml.internal.bind.v2.ContextFactory, org.glassfish.jaxb:jaxb-runtime (2.3.9)",
        "jakarta/xml/bind/JAXBException, org.glassfish.jaxb:jaxb-runtime (4.0",
        "javax/cache/CacheException, javax.cache:cache-api",
        "com/typesafe/config/Config, com.typesafe:config",
        "com/github/benmanes/caffeine/cache/Ticker, com.github.ben-manes.caffeine:caffeine",
        "org/cache2k/Cache, org.cache2k:cache2k-api",
        "Could not initialize class org.ehcache.xml.XmlConfiguration, org.ehcache:ehcache"
    })
    void isKnownByAClassThatIsMissing(String missing, String artifact) {
        Throwable failure = new CacheException("cannot start", new NoClassDefFoundError(missing));

        assertThat(JarRequirement.behind(failure)).get().satisfies(jar -> assertThat(jar.artifact())
                .startsWith(artifact));
    }

    @Test
    void isKnownByWhatIsBehindAClassThatCouldNotBeInitialised() {
        Throwable failure = new NoClassDefFoundError("Could not initialize class org.ehcache.core.EhcacheManager")
                .initCause(new ExceptionInInitializerError(
                        "Exception java.lang.NoClassDefFoundError: org/slf4j/LoggerFactory [in thread \"main\"]"));

        assertThat(JarRequirement.behind(failure)).get().satisfies(jar -> assertThat(jar.artifact())
                .startsWith("org.slf4j"));
    }

    @Test
    void isNotGuessedFromOtherFailures() {
        assertThat(JarRequirement.behind(new CacheException("org.slf4j.Logger")))
                .isEmpty();
        assertThat(JarRequirement.behind(new NoClassDefFoundError("com/example/Codec")))
                .isEmpty();
    }
}

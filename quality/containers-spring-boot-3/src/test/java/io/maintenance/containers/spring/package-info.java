// SPDX-License-Identifier: Apache-2.0
/** Spring MVC and WebFlux, and Tomcat: on Spring Boot 3 in this module, on Spring Boot 4 in the next. */
@NullMarked
package io.maintenance.containers.spring;

import org.jspecify.annotations.NullMarked;

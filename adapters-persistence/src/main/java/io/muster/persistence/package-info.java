/**
 * The out-ports on PostgreSQL and H2, with Hibernate ORM and Flyway. Each feature package contains its entities and
 * queries and has one public class, which lists the entities and creates the ports.
 */
@NullMarked
package io.muster.persistence;

import org.jspecify.annotations.NullMarked;

/** Hibernate ORM and Flyway: every out-port on one database. */
@NullMarked
package io.muster.persistence;

import org.jspecify.annotations.NullMarked;

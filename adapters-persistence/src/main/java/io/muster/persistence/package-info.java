/**
 * The out-ports on Hibernate ORM. Entities are package-private and without relations, and never leave their unit of
 * work; the schema is SQL that Flyway applies and Hibernate only validates.
 */
@NullMarked
package io.muster.persistence;

import org.jspecify.annotations.NullMarked;

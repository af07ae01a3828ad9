/** The shared technical base: database, unit of work, constraints, partitions, and helpers for rows and parameters. */
@NullMarked
package io.muster.persistence.hibernate;

import org.jspecify.annotations.NullMarked;

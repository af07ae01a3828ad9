/** What the adapters of all features share: the database, its sessions, constraints, partitions, parameters. */
@NullMarked
package io.muster.persistence.hibernate;

import org.jspecify.annotations.NullMarked;

/** Contact links in the database. */
@NullMarked
package io.muster.persistence.contact;

import org.jspecify.annotations.NullMarked;

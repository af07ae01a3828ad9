/**
 * Shared parts of the admin API's resources: pages, ids and parameters of the query, bodies as records, downloads.
 * Contains the style of that API and no resource.
 */
@NullMarked
package io.muster.rest.admin;

import org.jspecify.annotations.NullMarked;

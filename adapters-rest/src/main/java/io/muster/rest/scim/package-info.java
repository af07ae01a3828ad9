/** SCIM over HTTP: authentication, resources, answers, and the entry in the sync log for every refusal. */
@NullMarked
package io.muster.rest.scim;

import org.jspecify.annotations.NullMarked;

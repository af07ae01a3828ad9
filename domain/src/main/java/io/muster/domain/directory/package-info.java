/**
 * Users, groups and memberships: the resources that SCIM provisions, with filters, searches and edits. Nothing here
 * depends on SCIM syntax: paths, URNs and JSON end in the REST adapter.
 */
@NullMarked
package io.muster.domain.directory;

import org.jspecify.annotations.NullMarked;

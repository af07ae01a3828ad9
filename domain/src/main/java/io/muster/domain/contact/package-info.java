/** Links for people outside of an organization who set up its single sign-on. */
@NullMarked
package io.muster.domain.contact;

import org.jspecify.annotations.NullMarked;
